/// Given names that are common in Sweden; a rare one is told by where it stands.
enum GivenNames {
    static let all: Set<String> = Set(words.listedWords)

    private static let words = """
        abdi abdullahi adam adnan agnes agneta agnieszka ahmad ahmed aino aisha alaa albin alexander alexandra alf \
        alfred ali alice alicia alma alva amal amanda amina amir amira ana anders anders-erik andrea andreas anette \
        angelica anita anja anki ann ann-britt ann-charlotte ann-christin ann-helen ann-katrin ann-kristin ann-louise \
        ann-marie ann-sofie anna anna-greta anna-karin anna-lena anna-maria anne anneli annelie annette annica annie \
        annika annki anton antonia anwar arne aron artur arvid asma asta astrid august axel babak barbara barbro bashar \
        beata beatrice bengt bengt-åke benjamin berit bernt bertil bibbi bilal birger birgit birgitta bjarne björn bo \
        boel bosse britt britt-inger britt-marie britta bror bruno börje camilla carin carina carl carl-gustav \
        carl-johan carola carolina caroline catarina catharina cecilia cecilie charlie charlott charlotta charlotte \
        christel christer christian christina christine christoffer cilla claes clara clas conny cornelia cristina dag \
        dagny dalia dan daniel daniela danne dariusz david dennis desirée diana douglas dragan désirée ebba eddie edit \
        edith edvin edward eeva einar eira eivor elena eleonora elham elias elin elina elinor elisa elisabet elisabeth \
        elise ella ellen ellinor elmer elna elof elsa elsie elsy elvira elvy emanuel emelie emil emilia emilie emily \
        emir emma engla enok eric erica erik erika erland erling ernst eskil ester eva eva-karin eva-lena eva-lotta \
        eva-maria eva-marie evalena evelina evert evy ewa ewelina fabian faisal fanny farah farid farzaneh fatima fatma \
        felicia felix filip filippa folke frans fred fredde freddy fredric fredrik fredrika frida fritjof gabriel \
        gabriele gabriella georg gerd gerhard gert gertrud gisela gittan glenn goran greger greta gudrun gull gull-britt \
        gullan gun gun-britt gun-marie gunborg gunilla gunn gunnar gunnel gunvor gustaf gustav göran görel gösta göte \
        hadi haidar hala halina hamid hampus hamza hana hanna hannah hannes hans hans-erik hans-olof harald harriet \
        harry hasan hassan hasse hedda hedvig heidi helen helena helene helge helmer heléne henning henric henrik henry \
        herbert herman hilda hilding hillevi hilma hjalmar hjördis holger huda hugo hussein håkan håkon ibrahim ida idar \
        idun ilse inez ing-britt ing-mari ing-marie inga inga-britt inga-lill inga-lisa ingalill inge ingeborg ingegerd \
        ingegärd ingela ingemar inger ingmar ingrid ingvar ioana irene irina iris irma isa isabel isabella isabelle isac \
        isak ivan ivar jack jacob jakob jamal jan jan-erik jan-olof jan-olov jan-åke jane janina janne jannike jasmin \
        jasmina jasmine jean jeanette jelena jenna jennie jennifer jenny jens jeremias jerker jerry jesper jessica \
        jessika jim jimmy joacim joakim joanna jocke joel johan johanna johannes john johnny jolanta jon jonas jonathan \
        jonna josef josefin josefina josefine juhani julia julie julius jörgen kaisa kaj kajsa kalle karen karim karin \
        karl karl-erik karl-gustav karl-johan karl-olof karolina katarina katarzyna kate katharina kathrin katja katrin \
        kattis kennet kenneth kent kerstin kerstin-maria kevin khaled kicki kim kimmo kjell kjell-åke kjerstin klara \
        klas knut konrad krister kristian kristin kristina kristine kristoffer lage lars lars-erik lars-gunnar \
        lars-göran lars-olof lars-åke lasse latifa laura leena leif leila lena lena-karin lena-maria lena-marie lennart \
        lennarth lennie leo leon leonard leopold leyla liam lidia lilian lill lillan lillemor lilly lina linda linn \
        linnea linnea-maria linnéa linus lis lisa lisbet lisbeth lise lise-lotte liselott liselotte lisen liv liza \
        ljiljana loa lollo lotta lotten louise lova lovis lovisa lucas lucia ludvig ludwig luisa lukas lydia magda \
        magdalena maggan magnus mahmoud maj maj-britt maj-lis maja majbritt malena malgorzata malin malou malte malva \
        manfred manne manuel marcus margareta margaretha margit margot maria mariam mariana marianne marie marie-anne \
        marie-louise mariell marika marina mario marit marita maritha mark marko markus marlene marta martha martin \
        martina marwan mary maryam mathias matilda matilde mats matte matteo mattias maud max maximilian maya mehdi \
        mehmet melina melissa melker mia mia-maria micael michael michaela mickan micke mikael mikaela mike milan milica \
        milla milo mimmi mina minna minoo mira miranda mirela miriam mirjam moa modesta mohamed mohammad mohammed mohsen \
        mona monica monica-maria monika morgan moritz mustafa märit märta måns mårten nada nadia nadja nahid naima nancy \
        nanna nasrin natalia natalie nathalie nellie nelly nermin nettan nicholas niclas nicole nicolina niklas nikolina \
        nils nina ninni nisse noa noah noel noomi noor nora nour oda ola olaf olga oliver olivia olle olof olov omar \
        omid oscar oskar osman otto ove pamela parisa parvin patricia patrick patrik paul paula paulina pauline pelle \
        per per-erik per-ola per-olof pernilla peter petra petri petronella petter philip pia pierre piotr pontus päivi \
        pär rafael rafal ragnar ragnhild rahim raili rakel ralf ramin ramona rana rania rasha rasmus rebecca rebecka \
        regina reidar reza ricardo richard rickard riitta rikard rita robert robin roger roine roland rolf roman ronja \
        ronnie ronny rosa rose rose-marie rosie roxana rozita rune rut ruth sabina saeed saga said saida salem salma sam \
        samantha samira samuel sandra sanja sanna sara sarah sebastian selma senad seppo shadi shirin sigbritt sigge \
        signe sigrid sigurd sigvard simon simona siri siv siw sixten snezana sofia sofie soheila solveig sonia sonja \
        sonny staffan stefan stefanie stella sten sten-ove sten-åke stig stina stoffe sture sune susan susann susanna \
        susanne sussie suzana suzanne svante svea sven sven-erik sven-olof sven-åke sverker sylvia synnöve tage tanja \
        tara tarja tea ted teodor teresa terese teresia tereza thea theo theodor theres therese therése thomas thor \
        thorbjörn thore thorsten tilda tilde tim timo timothy tina titti tobias tom tomas tomasz tommy tony tor tora \
        torbjörn tord tore torgny torleif torsten torun tova tove tove-lisa ture tuula tuva tyra ulf ulla ulla-britt \
        ulla-karin ulla-maria ulrica ulrik ulrika unni urban ursula valdemar valentin valter vanessa vanja veera vega \
        vendela vera veronica veronika vesna vibeke victor victoria vidar viggo vigo viktor viktoria vilgot vilhelm \
        ville vilma vincent viola virpi vivan viveca viveka vivianne wafa walter wenche werner wilhelm wille william \
        wilma yasin yasmin yasmine ylva ylwa yngvar yngve yousef youssef yrsa yussuf yusuf yvette yvonne yvonne-marie \
        zahra zaida zainab zandra zara zeinab zelda zlatan zlatko zoltan ärla åke åsa åse öivind örjan östen öystein
        """
}
