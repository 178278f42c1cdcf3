/// A whole calendar as text: its own properties, the zone, the events.
enum CalendarText {
    /// The head and the zone of a message, the same in all of its method.
    static func head(of method: SchedulingMessage.Method) -> String {
        switch method {
        case .request: requestHead
        case .cancel: cancelHead
        case .declineCounter: declineCounterHead
        }
    }

    static let end = "END:VCALENDAR\r\n"

    /// `properties` are lines as they stand in the calendar, without the last line's end.
    static func head(_ properties: String) -> String {
        let lines = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Samordna//Samordna//SV", "CALSCALE:GREGORIAN", properties,
            StockholmZone.text,
        ]
        return lines.joined(separator: "\r\n")
    }

    private static let requestHead = head("METHOD:REQUEST")
    private static let cancelHead = head("METHOD:CANCEL")
    private static let declineCounterHead = head("METHOD:DECLINECOUNTER")
}
