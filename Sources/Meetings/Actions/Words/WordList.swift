/// Words that stand for themselves in the rules.
enum WordList {
    /// Every word with what it can be.
    static let traits: [String: WordTraits] = {
        var all = [String: WordTraits]()
        for (trait, words) in plain {
            for word in words.listedWords { all[word, default: []].insert(trait) }
        }
        for (word, trait) in VerbList.forms { all[word, default: []].formUnion(trait) }
        for name in GivenNames.all { all[name, default: []].insert(.givenName) }
        return all
    }()

    private static let plain: [(WordTraits, String)] = [
        (
            .pronoun,
            "vi jag man hon han hen de dem ni du den det någon ingen inget vem vilka vilken oss henne honom dom"
        ),
        (.demonstrative, "detta denna dessa det den frågan frågorna ärendet ärendena punkten punkterna saken detsamma"),
        (
            .preposition,
            """
            i på av till från för med inom hos via under över mellan mot vid utan genom efter före innan inför kring om enligt \
            angående gällande avseende rörande bland per utifrån sedan åt ur utöver tom fom t.o.m fr.o.m samt trots utom kontra
            """
        ),
        (.conjunction, "och samt men utan eller att så ty o medan"),
        (
            .subordinator,
            """
            om när innan sedan eftersom därför som vilket vilken vilka då hur vad vem varför huruvida ifall där fast \
            fastän såvida tills förutsatt därest vars var
            """
        ),
        (.negation, "inte ej aldrig icke ingen inga inget"),
        (
            .adverb,
            """
            också även därefter sedan därför nu själv fortsatt gemensamt dock snarast omgående tillsammans redan sedan \
            fortfarande bara endast själva vidare istället löpande årligen parallellt samtidigt sen dessutom åter båda bägge \
            fortsättningsvis initialt preliminärt tillsvidare nämligen alltså ytterst skyndsamt genast gärna troligen sedermera \
            internt externt regelbundet kontinuerligt
            """
        ),
        (.copula, "är blir står utses görs förblir bli vara"),
        (.past, "var varit vart blev hade haft"),
        (.modal, "ska skall skulle kommer bör måste behöver åtar lovar avser planerar tänker"),
        (.duty, "ska skall bör måste behöver behov"),
        (.article, "en ett den det de"),
        (
            .tag,
            "ansvarig ansvariga ansvarige ansv ansvar sammankallande ägare åtgärdsägare uppgiftsägare huvudansvarig"
        ),
        (.tag, "huvudansvariga utförare"),
        (.answers, "ansvarar"),
        (.quantifier, "respektive resp varje alla samtliga berörda båda bägge övriga ingående vardera"),
        (.everyone, "alla samtliga"),
        (
            .role,
            """
            ordförande ordföranden ordf samordnare samordnaren sekreterare sekreteraren chefläkare chefläkaren mas mar vice \
            ledamöter ledamöterna deltagarna deltagare representanter representanterna föredragande föredraganden kontaktperson \
            kontaktpersonen kontaktpersoner kontaktpersonerna metodstöd metodstödet jurist juristen controller controllern \
            koordinator koordinatorn kommunikatör kommunikatören kommunikatörerna registrator registratorn handläggare \
            handläggaren presidiet politiker politikerna huvudmännen huvudmännens medlemmarna medlemmar arbetsutskottet au \
            direktör direktören hälso- verksamhetschef verksamhetschefen verksamhetscheferna ledamot ledamoten strateg strategen \
            utvecklare utvecklaren vd ssk undersköterskor specialist specialisten utredare utredaren projektledare arkivarie \
            arkivarien nämndsekreterare processledare processledaren utvecklingsledare utvecklingsledaren utvecklingsledarna \
            socialchef socialchefen socialcheferna förvaltningschef förvaltningschefen enhetschef enhetschefen rektor rektorn \
            rektorerna revisor revisorn statistiker statistikern kurator kuratorn dietisten logopeden fysioterapeuten
            """
        ),
        (
            .title,
            "ordförande ordf samordnare sekreterare chefläkare mas mar vice föredragande utvecklingsledare processledare"
        ),
        (.title, "projektledare metodstöd verksamhetschef au ledamöter socialchef kontaktperson presidiet"),
        (.bodyKind, "lpo lag rpo npo nag rag lpo:t lpo:er lpoer"),
        (
            .body,
            """
            lpo lag rpo npo nag rag rss ksg ksg-b rmks lsg skr schnv vgr ivo bup hr it hsl-ledning region regionen kommun \
            kommunen kommunerna kommuner primärvården psykiatrin elevhälsan slutenvården habiliteringen socialtjänsten \
            hemsjukvården hemtjänsten skolan arbetsgrupp styrgrupp sekretariatet kansliet ledningen gruppen länet styrelsen \
            folktandvården tandvården akutmottagningen barnmorskorna au kvinnokliniken ambulansen rehab elevhälsoteamet \
            länsnätverket rådet nätverket nämnden teamet enheten avdelningen förvaltningen avd division divisionen
            """
        ),
        (
            .principal,
            "region regionen kommun kommunen kommunerna kommuner staten huvudmannen huvudmännen vårdgivaren länet"
        ),
        (
            .principal,
            "vårdgivare vårdgivarna verksamhetschef verksamhetschefen verksamhetscheferna socialnämnden arbetsgivaren"
        ),
        (
            .unit,
            "chef enhet verksamhet förvaltning mottagning vårdcentral huvudman klinik boende nämnd skola division avdelning"
        ),
        (
            .unit,
            "ledamot representant deltagare sjukhus kliniker enheter verksamheter förvaltningar vårdcentraler chefer"
        ),
        (.role, "jurist ekonom chef"),
        (.outside, "npo rpo nag rag skr npo:t rpo:t staten vgr ivo regeringen lsg"),
        (
            .area,
            """
            hälsa psykisk psykiatri barn unga ungdom ungdomar ungdomars barns äldre äldres palliativ vård rehab hab rehabilitering \
            habilitering försäkringsmedicin levnadsvanor primärvård cancer hjärta kärl hjärt- kärlsjukdomar diabetes endokrin \
            demens svikt kognitiv schizofreni kol astma smärta stroke suicid suicidprevention missbruk beroende nära god \
            välfärd omsorg lung- allergi allergisjukdomar mag- tarmsjukdomar nerv- hjärnsjukdomar hud- könssjukdomar tandvård \
            infektion infektionssjukdomar kvinnosjukdomar förlossning njur- urinvägssjukdomar rörelseorganens sjukdomar ögon \
            öron- näsa hals sällsynta medicinsk diagnostik akut akutvård läkemedel bhv barnhälsovård elevhälsa migration \
            depression ångest adhd autism sepsis osteoporos höftledsartros artros hörsel syn traumatisk hjärnskada kroniska \
            sår svårläkta fysisk aktivitet fetma obesitas tobak alkohol matvanor kost nutrition munhälsa ätstörningar \
            kunskapsstyrning patientsäkerhet digitalisering e-hälsa epilepsi reumatoid artrit inkontinens sömn självskadebeteende
            """
        ),
        (.month, "januari februari mars april maj juni juli augusti september oktober november december"),
        (.month, "jan feb apr jun jul aug sep sept okt nov dec"),
        (.weekday, "måndag tisdag onsdag torsdag fredag lördag söndag måndagen tisdagen onsdagen torsdagen fredagen"),
        (
            .report,
            """
            information info rapport rapporter återrapport återrapportering presentation presentationen föredragning genomgång \
            inledning välkomna välkommen lägesrapport laget runt dragning redovisning orientering \
            informationspunkt föreläsning incheckning inledande rapportering avrapportering statusrapport lägesuppdatering \
            omvärldsbevakning avslutning
            """
        ),
        (.abbreviation, AbbreviationList.words),
        (.place, PlaceList.words),
        (
            .notName,
            """
            förslag frågan frågor beslut beslutet åtgärd åtgärder bakgrund syfte mål nästa möte mötet punkt bilaga dagordning \
            agenda övrigt övriga datum tid plats närvarande frånvarande deltagare sverige jul påsk midsommar corona covid teams \
            zoom word excel outlook powerpoint sharepoint klart klar tack ja nej status planering diskussion vårdförlopp \
            vårdprogram remiss remissen remisser gapanalys organisation budget ekonomi kommentar kommentarer anteckningar \
            minnesanteckningar protokoll uppdrag uppdraget kvarstår pågår saknas vakant vakans ny nytt nya gammal inga inget \
            någon sådan dessa samma allt annat många några flera fler första andra tredje sista detta behov behovet inför \
            resurser resurs arbete arbetet rapport riktlinje riktlinjer rutin rutiner material underlag underlaget handlingsplan \
            aktivitetsplan årsrapport verksamhetsplan uppdragsbeskrivning uppdragsbeskrivningen nominering nomineringar kallelse \
            kallelsen inbjudan workshop utbildning utbildningen utbildningar konferens enkät enkäten mejl mail telefon kontakt \
            dialog samverkan samråd tidsplan resultat slutsats hösten våren sommaren vintern senast snarast obs ps fyi todo \
            avslutat avstämning avslut lista listan webb vecka dag idag imorgon igår kvar statistik data text svar svaret \
            patient patienten patienter vården bra risk digital digitalt fysiskt hybrid vi öppen öppet stängd ok klarmarkerad \
            nationella nationellt regional regionala lokal lokala gemensam gemensamma socialstyrelsen folkhälsomyndigheten \
            medicinskt medicinska ekonomiskt praktiskt generellt allmänt preliminärt följande tidigare nuvarande kommande \
            fortsatt fortsatta vidare god gott kunskapsstöd kunskapsstyrning sip lokaler lokal ordinarie adjungerad extra
            """
        ),
        (
            .verb,
            """
            är har finns kan vill får går kommer ska skall behöver deltar tycker anser undrar menar konstaterar noterar \
            tackar hälsar öppnar avslutar berättar säger ställer gäller handlar innebär pågår saknas planeras beror visar vet \
            tror ser hoppas önskar fungerar börjar slutar heter bor arbetar jobbar sitter avgår efterträder ersätter utsedd \
            utsett utsedda valdes valts beslutar beslutade beslutat måste bör deltog konstaterar noterar reflekterar argumenterar resonerar poängterar refererar problematiserar deklarerar \
            accepterar protesterar gratulerar kommenterar fokuserar existerar fungerar resulterar baseras studerar opponerar \
            pensioneras tackar hälsar framför föreslår redogör markerar varierar \
            accentuerar observerar reagerar kritiserar spekulerar funderar relaterar associerar tangerar präglas citerar \
            reserverar illustrerar exemplifierar understryker betonar upplever känner informerade berättade presenterade var
            """
        ),
    ]
}
