import Documents
import Meetings
import Secretariat

/// What is wrong in a list, for the samordnare.
extension Fault.Cause {
    var swedish: String {
        switch self {
        case .unreadable: "Filen är ingen lista i text. Spara den i Excel som CSV UTF-8"
        case .syntax, .calendar, .noEvents, .otherRegion, .needsContact, .unknownKey:
            "Filen är av ett slag som läses in av den som sköter Samordna"
        case .refused(let error): error.inList
        case .notRecorded(let error): error.inList
        case .empty: "Filen har inga rader. Den ska ha en rad med rubriker och rader under den"
        case .missing(let key): "”\(key)” saknas"
        case .named(let name): "”\(name)” står två gånger. Behåll en av dem"
        case .unknown(let value, let kind, let known):
            "”\(value)” finns inte som \(Self.kinds[kind] ?? kind).\(Self.choices(known))"
        case .unexpected(let value, let expected): "”\(value)” går inte att läsa. \(Self.remedy(expected))"
        case .fields(let found, let expected):
            "Raden har \(found) fält, men rubrikerna är \(expected). Rätta raden"
        case .openQuote: "Ett citattecken öppnas här och stängs aldrig"
        case .strayQuote: "Ett citattecken står mitt i ett fält. Sätt hela fältet inom citattecken"
        case .invisible: "Fältet har en radbrytning eller ett osynligt tecken. Skriv om det på en rad"
        case .differs(let value, let other, let line):
            "”\(value)” skiljer sig från ”\(other)” för samma person på rad \(line). Skriv lika"
        case .ambiguous(let name): "Flera personer heter \(name). Skriv mejladressen eller arbetsplatsen också"
        case .sameSeat(let name, let line): "\(name) har samma plats redan på rad \(line). Behåll en av raderna"
        case .endsBeforeStart(let end, let start): "Slutar \(end), före början \(start). Rätta en av dem"
        case .past(let day, let today): "\(day) är före i dag, \(today). Välj en senare dag"
        case .time(let error): "Tiden finns inte: \(error)"
        case .sameMeeting: "Gruppen har redan ett möte samma tid"
        case .numberTaken(let reference, let start, _):
            "Mötet \(reference) ligger \(start.inFull(minutes: 0)). Flytta det från mötets sida"
        }
    }

    private static func remedy(_ expected: String) -> String {
        if expected.hasPrefix("närvarande") { return "Skriv närvarande, distans, del, förhinder eller uteblev" }
        if expected.hasPrefix("del,") { return "Skriv del, eftersom raden har minuter" }
        if expected.contains("@") { return "Skriv en mejladress, till exempel namn@kommun.example" }
        if expected.hasPrefix("addresses") { return "Skriv mejladresser med komma emellan" }
        if expected.hasPrefix("a date") { return "Skriv ett datum, till exempel 2027-03-02" }
        if expected.hasPrefix("ja") { return "Skriv ja eller nej" }
        if expected.hasPrefix("a time") { return "Skriv en tid, till exempel 13:00" }
        return expected.contains("minutes") ? "Skriv ett antal minuter, till exempel 120" : "Skriv om det"
    }

    private static let kinds = ["body": "grupp", "role": "uppdrag", "kommun or region": "huvudman"]

    private static func choices(_ known: [String]) -> String {
        guard !known.isEmpty else { return "" }
        let some = known.prefix(8).joined(separator: ", ")
        return " Välj bland \(some)\(known.count > 8 ? " med flera" : "")"
    }
}

extension AttendanceError {
    /// Why a row of a list is not recorded.
    fileprivate var inList: String {
        switch self {
        case .notBegun(_, let start): "Mötet börjar först \(start.inFull(minutes: 0))"
        case .cancelled: "Mötet är inställt"
        case .closed: "Anteckningarna från mötet är godkända. Rätta dem först"
        case .notCalled(let name, _):
            "\(name) var inte kallad till mötet. Skriv ja under utan kallelse, eller vem hen ersatte"
        case .nothingRecorded(let name, _): "Det finns ingen närvaro att ta bort för \(name)"
        case .noPart(_, let length): "Skriv minuter från 1 till \(length - 1)"
        case .noStandIn(let name): "\(name) kan inte vara med i stället för någon"
        case .bothCame(let standIn, let name): "Både \(name) och \(standIn), som ersätter, står som närvarande"
        case .severalStandIns(let names, let name): "Flera ersätter \(name): \(String.enumeration(names))"
        }
    }
}

extension OfficeError {
    /// The same of what the office does not find or take.
    fileprivate var inList: String {
        switch self {
        case .noMeeting(let reference): "Inget möte heter ”\(reference)”. Skriv gruppens namn och mötets datum"
        case .noPerson(let name): "Ingen i registret heter ”\(name)”"
        case .severalPeople(let name, _): "Flera personer heter \(name). Skriv mejladressen i stället"
        case .otherDay(_, let start, _): "Mötet är \(start.inFull(minutes: 0)), inte det datum som står på raden"
        case .saidTwice(let name, _): "\(name) står två gånger för samma möte"
        case .overfullDay(let name, _, _): "\(name) har redan så många timmar den dagen att mötet inte får plats"
        default: "Raden går inte att läsa in. Kontrollera den i mötets närvaro"
        }
    }
}
