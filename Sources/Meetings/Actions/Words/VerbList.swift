/// Verbs of work that is promised.
enum VerbList {
    /// Every form with what it says.
    static let forms: [String: WordTraits] = {
        var forms = [String: WordTraits]()
        func add(_ trait: WordTraits, _ present: String, _ infinitive: String, _ passive: String?) {
            forms[present, default: []].formUnion([.promise, trait])
            forms[infinitive, default: []].formUnion([.infinitive, trait])
            // The order: lyft, sprid, undersök; that of föra is a preposition.
            if infinitive.utf8.count > 4, infinitive.hasSuffix("a"), !present.hasSuffix("ar"), infinitive != "föra" {
                forms[String(infinitive.dropLast()), default: []].formUnion([.infinitive, trait])
            }
            if let passive { forms[passive, default: []].formUnion([.passive]) }
        }
        for (trait, list) in regular {
            for word in list.listedWords {
                add(trait, word + "r", word, word + "s")
            }
        }
        for (trait, list) in irregular {
            for word in list.listedWords {
                let parts = word.split(separator: "/").map(String.init)
                guard parts.count >= 2 else { continue }
                add(trait, parts[0], parts[1], parts.count > 2 ? parts[2] : nil)
            }
        }
        return forms
    }()

    /// What has to follow a verb before it promises anything.
    static let particles: [String: Set<String>] = {
        var all = [String: Set<String>]()
        for line in particleLines.split(separator: "\n") {
            let parts = line.split(separator: ":")
            guard parts.count == 2 else { continue }
            let particles = Set(parts[1].split(separator: " ").map(String.init))
            for verb in parts[0].split(separator: " ") { all[String(verb)] = particles }
        }
        return all
    }()

    /// Objects that make no work of taking them.
    static let idle: Set<String> = [
        "tid", "slut", "ordet", "ledigt", "semester", "paus", "avstånd", "del", "emot", "tjänstledigt",
        "föräldraledigt",
        "avsked", "studenten", "plats", "vid", "examen", "illa", "ansats", "sikte", "utgångspunkt", "fart", "form",
        "hänsyn",
    ]

    private static let regular: [(WordTraits, String)] = [
        (
            [],
            """
            kontakta skicka mejla maila mejla boka ordna fixa sammanställa återkoppla kolla samordna planera \
            förbereda uppdatera revidera publicera kartlägga analysera formulera justera kalla sammankalla granska besvara \
            anmäla initiera starta arrangera bevaka fråga räkna prova testa tillfråga intervjua nominera rekrytera skapa \
            teckna organisera implementera inhämta inventera kontrollera säkerställa dokumentera beställa utreda värdera \
            redigera renskriva översätta anpassa inbjuda avboka omboka förankra åtgärda utarbeta konkretisera prioritera \
            budgetera signera underteckna arkivera diarieföra registrera ladda köpa hämta lämna samla leta utvärdera \
            komplettera korrigera bearbeta digitalisera distribuera delge ringa vidarebefordra ansöka stödja bistå utforma \
            genomlysa verkställa hantera administrera koordinera eskalera effektuera handlägga anordna annonsera avropa \
            summera sondera tillse tillställa utlysa trycka dela färdigställa upprätta ombesörja bemanna representera \
            synka stämma pinga checka facilitera moderera coacha visualisera rita filma spela spara städa flytta vaska
            """
        ),
        (
            .telling,
            """
            informera presentera redovisa rapportera återrapportera berätta meddela diskutera visa \
            kommentera sprida avrapportera kommunicera aktualisera adressera resonera leda driva
            """
        ),
        (.particled, "arbeta jobba prata tala titta kika fundera stämma checka plocka svara tänka"),
    ]

    private static let irregular: [(WordTraits, String)] = [
        (
            [],
            """
            godkänner/godkänna/godkänns återkommer/återkomma samråder/samråda skriver/skriva/skrivs bereder/bereda/bereds sänder/sända/sänds utser/utse/utses \
            undersöker/undersöka/undersöks söker/söka/söks hjälper/hjälpa ber/be beställer/beställa/beställs \
            sammanställer/sammanställa/sammanställs förbereder/förbereda/förbereds översätter/översätta/översätts \
            kartlägger/kartlägga/kartläggs läser/läsa/läses ringer/ringa/rings upprättar/upprätta/upprättas \
            fastställer/fastställa/fastställs iordningställer/iordningställa färdigställer/färdigställa/färdigställs \
            följer/följa/följs återför/återföra/återförs återremitterar/återremittera vidtar/vidta/vidtas \
            inbjuder/inbjuda/inbjuds utreder/utreda/utreds inleder/inleda/inleds köper/köpa/köps \
            säkerställer/säkerställa/säkerställs inhämtar/inhämta/inhämtas erbjuder/erbjuda/erbjuds bifogar/bifoga/bifogas \
            tillser/tillse tillställer/tillställa utlyser/utlysa/utlyses trycker/trycka/trycks hjälps/hjälpas \
            genomför/genomföra/genomförs inför/införa/införs utvecklar/utveckla/utvecklas gör/göra/görs håller/hålla/hålls \
            prövar/pröva/prövas ombesörjer/ombesörja/ombesörjs efterfrågar/efterfråga/efterfrågas \
            efterhör/efterhöra begär/begära/begärs bokar/boka/bokas bjuder/bjuda/bjuds tar/ta/tas skyndar/skynda \
            genomlyser/genomlysa/genomlyses stödjer/stödja/stöds stöttar/stötta/stöttas ansvarar/ansvara \
            utformar/utforma/utformas handhar/handha lägger/lägga/läggs fyller/fylla/fylls drar/dra/dras delger/delge/delges \
            tillfrågar/tillfråga/tillfrågas sköter/sköta/sköts omhändertar/omhänderta/omhändertas \
            bestämmer/bestämma/bestäms sätter/sätta/sätts slår/slå vänder/vända \
            driftsätter/driftsätta/driftsätts rekryterar/rekrytera/rekryteras kallar/kalla/kallas träffar/träffa
            """
        ),
        (
            .particled,
            """
            ser/se/ses för/föra/förs ger/ge/ges står/stå hör/höra går/gå kommer/komma får/få/fås håller/hålla/hålls \
            lägger/lägga/läggs fyller/fylla/fylls drar/dra/dras sätter/sätta/sätts slår/slå vänder/vända bestämmer/bestämma \
            fortsätter/fortsätta ställer/ställa/ställs stämmer/stämma/stäms följer/följa/följs
            """
        ),
        (
            .telling,
            "föredrar/föredra/föredras påminner/påminna/påminns lyfter/lyfta/lyfts sprider/sprida/sprids leder/leda/leds driver/driva/drivs"
        ),
    ]

    private static let particleLines = """
        ser se ses:över till efter
        för föra förs:vidare fram tillbaka in samman över
        ger ge ges:återkoppling besked förslag synpunkter input feedback svar
        står stå:för
        hör höra:av med sig efter runt
        går gå:vidare ut igenom
        kommer komma:med in tillbaka
        får få:
        håller hålla hålls:i ihop kontakt kontakten koll utkik samman workshop utbildning utbildningen ett en
        lägger lägga läggs:in upp fram till ut ihop förslag en ett
        fyller fylla fylls:i på
        drar dra dras:ihop i igång fram
        sätter sätta sätts:ihop samman upp igång in
        slår slå:ihop upp
        vänder vända:sig
        bestämmer bestämma:tid datum
        arbeta arbetar jobba jobbar:vidare fram ihop
        prata pratar tala talar:med ihop
        titta tittar kika kikar:på vidare över närmare
        fundera funderar tänka tänker:vidare på
        stämma stämmer stäms:av
        checka checkar:av med
        plocka plockar:fram upp ut ihop
        fortsätta fortsätter:att med arbeta arbetet dialogen
        ställa ställer:till iordning
        svara svarar:för på
        följer följa följs:upp
        """
}
