/// Swedish time as calendars describe it (RFC 5545 §3.6.5).
enum StockholmZone {
    static let name = "Europe/Stockholm"

    /// One rule for each half of the year: history by RDATE beside RRULE breaks Exchange 2016 (Microsoft KB 4456241).
    static let text = """
        BEGIN:VTIMEZONE
        TZID:Europe/Stockholm
        BEGIN:DAYLIGHT
        TZNAME:CEST
        DTSTART:19700329T020000
        TZOFFSETFROM:+0100
        TZOFFSETTO:+0200
        RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
        END:DAYLIGHT
        BEGIN:STANDARD
        TZNAME:CET
        DTSTART:19701025T030000
        TZOFFSETFROM:+0200
        TZOFFSETTO:+0100
        RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
        END:STANDARD
        END:VTIMEZONE

        """.replacing("\n", with: "\r\n")
}
