/// Given names that are common in Sweden; a rare one is told by where it stands.
enum GivenNames {
    static let all: Set<String> = Set(words.split(whereSeparator: \.isWhitespace).map(String.init))

    private static let words = """
        adam agneta agnes ahmed aino aisha albin alexander alexandra alf alfred ali alice alicia alma alva amanda amina amir \
        amira ana anders andrea andreas anette angelica anita anja ann anna anna-karin anna-lena ann-britt ann-charlotte \
        ann-christin ann-kristin ann-louise ann-marie ann-sofie anne anneli annelie annette annica annie annika anton antonia \
        arne artur arvid asta astrid august aron axel babak barbro beata beatrice bengt bengt-åke benjamin berit bernt bertil \
        bibbi birger birgit birgitta bilal bjarne björn bo boel bosse britt britt-marie britta bror bruno camilla carin carina \
        carl carl-johan carola carolina caroline catarina catharina cecilia cecilie charlie charlotta charlotte christel \
        christer christian christina christine christoffer cilla claes clara clas conny cornelia cristina dag dagny dan daniel \
        daniela david dennis diana douglas ebba eddie edit edith edvin edward eeva einar eira eivor elena eleonora elias elin \
        elina elinor elisa elisabet elisabeth elise ella ellen ellinor elmer elna elof elsa elsie elvira emanuel emelie emil \
        emilia emilie emily emma engla enok eric erica erik erika erland erling ernst eskil ester eva eva-lena eva-lotta \
        eva-maria evelina evert evy fabian farah fatima fatma felicia felix filip filippa folke frans freddy fredric fredrik \
        fredrika frida fritjof gabriel gabriella georg gerd gerhard gert gertrud gisela gittan glenn greger greta gudrun gull \
        gullan gun gunborg gunilla gun-britt gunn gunnar gunnel gunvor gustaf gustav göran gösta göte hadi haidar halina hamid \
        hampus hanna hannah hannes hans harald harriet harry hasse hassan hedda hedvig heidi heléne helena helen helene helge \
        helmer helena henning henric henrik henry herbert herman hilda hilding hilma hjalmar holger hugo hussein ibrahim ida \
        idun ilse inez inga inga-lill inga-lisa inge ingegerd ingela ingemar inger ingmar ingrid ingvar ioana irene iris irina \
        irma isa isabel isabella isabelle isac isak ivan ivar jacob jack jakob jamal jan jan-erik jan-olof jane janina janne \
        jannike jasmin jasmine jean jeanette jelena jennie jennifer jenny jens jenna jeremias jerker jerry jesper jessica jim \
        jimmy joacim joakim joanna joel johan johanna johannes john johnny jon jonas jonathan jonna josef josefin josefina \
        josefine julia julie julius jörgen kaj kajsa kalle karen karim karin karl karl-erik karl-johan karolina katarina kate \
        katharina kathrin katja katrin kenneth kennet kent kerstin kevin khaled kicki kim kimmo kjell kjell-åke klara klas knut \
        konrad kristian kristin kristina kristine kristoffer krister lage lars lars-erik lars-göran lars-olof lars-åke lasse \
        latifa laura leif leila lena lena-maria lennart lennarth leo leon leonard leopold leyla liam lidia lill lilian lillemor \
        lilly lina linda linn linnea linnéa linus lisa lisbeth lisbet lise liselott liselotte liv liza loa lotta lotten louise \
        lova lovisa lovis lucas lucia ludvig ludwig luisa lukas lydia magda magdalena magnus mahmoud maj maj-britt maja malena \
        malin malte malva manfred manne manuel marcus margareta margaretha margit margot maria mariam mariana marianne marie \
        marie-louise mariell marika marina mario marita mark markus marlene marta martha martin martina mary maryam mats \
        mattias mathias matilda matteo max maximilian maya mehmet melina melissa melker mia micael michael michaela mikael \
        mikaela mike milan milla milo mimmi mina minna mira miranda miriam mirjam moa modesta mohamed mohammad mohammed mona \
        monica monika morgan moritz mustafa märit märta mårten måns nada nadia nadja nahid naima nancy nanna natalia natalie \
        nathalie nellie nelly nicholas niclas nicole nicolina niklas nikolina nils nina noa noah noel noomi nora nour oda ola \
        olaf oliver olivia olle olof olov omar oskar oscar osman otto ove pamela parisa patricia patrick patrik paul paula \
        paulina pauline per per-erik per-olof per-ola pernilla peter petra petronella petter philip pia pierre pontus pär \
        päivi rafael ragnar ragnhild rakel ralf ramona ramin rana rania rasmus rebecka rebecca regina reidar reza ricardo \
        richard rickard rikard rita robert robin roger roine roland rolf roman ronja ronny rosa rose rose-marie roxana rozita \
        rune rut ruth sabina saga said saida salma sam samantha samira samuel sandra sanna sara sarah sebastian selma seppo \
        shirin sigbritt sigge signe sigrid sigurd simon simona siri siv sixten sofia sofie solveig sonia sonja sonny staffan \
        stefan stefanie stella sten sten-åke stig stina sture sune susan susanna susanne suzanne svante sven sven-erik svea \
        sverker sylvia synnöve susann tage tanja tara tea ted teodor terese teresa teresia tereza thea theo theodor theres \
        therese therése thomas thor thore thorbjörn thorsten tilda tilde tim timo tina tobias tomas tommy tomasz tony tor tora \
        torbjörn tord tore torgny torsten torun tova tove tuula tuva tyra ture ulf ulla ulla-britt ulla-karin ulrica ulrik \
        ulrika urban ursula valdemar valentin valter vanja vanessa vega veera vendela vera veronica veronika vibeke victor \
        victoria vidar vigo viggo viktor viktoria vilgot vilhelm ville vilma vincent viola virpi vivan viveca viveka vivianne \
        walter wenche werner wilhelm wille william wilma yasmin yasmine ylva yngve yngvar yousef yrsa yusuf yvette yvonne \
        zahra zara zeinab zelda zoltan zlatan åke åsa åse ärla örjan östen öystein linnea-maria charlott carl-gustav ewa \
        marie-anne anki lollo nettan pelle nisse kattis maggan titti mickan tove-lisa jocke fredde danne matte micke stoffe
        """
}
