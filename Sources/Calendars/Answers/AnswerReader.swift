/// A calendar's properties on their way to becoming answers.
struct AnswerReader {
    private let zones: AnswerZones
    private var sheet = AnswerSheet()
    private var event: EventDraft?
    private var isInCalendar = false
    private var seenCalendar = false
    /// Components open inside the event, or beside it, that do not matter here.
    private var nested = 0
    private var outer: String?

    init(zones: AnswerZones) { self.zones = zones }

    /// Whether the rest would only cost time.
    private(set) var isFull = false

    mutating func take(_ line: PropertyLine) {
        switch line.name {
        case "BEGIN": begin(line.value.uppercased())
        case "END": end(line.value.uppercased())
        case "METHOD" where event == nil && outer == nil: takeMethod(line.value.uppercased())
        default: if nested == 0 { event?.take(line) }
        }
    }

    mutating func finished() -> AnswerSheet {
        if event != nil { sheet.note(.unfinished(component: "VEVENT")) }
        if let outer { sheet.note(.unfinished(component: outer)) }
        if isInCalendar, event == nil, !isFull { sheet.note(.unfinished(component: "VCALENDAR")) }
        if !seenCalendar { sheet.note(.notACalendar) } else if sheet.answers.isEmpty { sheet.note(.noEvent) }
        return sheet
    }

    private mutating func takeMethod(_ method: String) {
        if let first = sheet.method, first != method { sheet.note(.contradiction(property: "METHOD")) }
        sheet.method = sheet.method ?? method
    }

    private mutating func begin(_ component: String) {
        switch component {
        case "VCALENDAR" where event == nil: (isInCalendar, seenCalendar) = (true, true)
        case "VEVENT" where event == nil && outer == nil: event = EventDraft()
        case _ where event != nil: nested += 1
        case _ where outer == nil: outer = component
        default: nested += 1
        }
    }

    private mutating func end(_ component: String) {
        switch component {
        case "VEVENT" where event != nil:
            if nested > 0 { sheet.note(.unfinished(component: "part of a VEVENT")) }
            nested = 0
            finishEvent()
        case "VCALENDAR" where event == nil && outer == nil: isInCalendar = false
        case _ where nested > 0: nested -= 1
        case outer: outer = nil
        default: break
        }
    }

    private mutating func finishEvent() {
        guard let draft = event else { return }
        event = nil
        draft.write(to: &sheet, zones)
        guard sheet.answers.count >= AnswerSheet.eventLimit else { return }
        sheet.note(.tooManyEvents(limit: AnswerSheet.eventLimit))
        isFull = true
    }
}
