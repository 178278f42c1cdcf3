import Foundation

/// Answers as six mail programs write them, invented: with the trace headers, texts and calendars that theirs have.
struct Reply {
    let number: Int
    let uid: String
    let attendee: String

    enum Client: Int, CaseIterable {
        case exchange, google, apple, thunderbird, zimbra, notes
    }

    var octets: Data {
        let client = Client(rawValue: number % Client.allCases.count) ?? .exchange
        let head =
            trace + ["From: \"Åsa Öberg\" <\(attendee)>".encodedHeader, "To: LPO <lpo@regionen.example>"] + [
                "Subject: \(subject)", "Message-ID: <\(number).\(client)@kommun.example>",
                "Date: Mon, 11 Jan 2027 11:00:00 +0100", "MIME-Version: 1.0",
            ]
        let lines = head + body(client)
        return Data((lines.joined(separator: "\n") + "\n").replacing("\n", with: "\r\n").utf8)
    }

    private var partstat: String { ["ACCEPTED", "DECLINED", "TENTATIVE"][(number + number / 360) % 3] }
    private var subject: String { "=?utf-8?q?Accepterat=3A_Kallelse=3A_LPO_Omr=C3=A5de=2C_m=C3=B6te_2?=" }
    private var comment: String { number % 3 == 0 ? "Kommer\\, men behöver gå 14.30." : "" }
    private var text: String {
        "Åsa Öberg har svarat på inbjudan.\n\nHälsningar\nÅsa Öberg, utvecklingsledare\n010-555 00 00"
    }

    private func body(_ client: Client) -> [String] {
        switch client {
        case .exchange:
            alternative([part("text/plain", "base64", text), part("text/html", "base64", html), calendarPart("base64")])
        case .google:
            mixed([
                alternative([part("text/plain", "base64", text), part("text/html", "quoted-printable", html)])
                    .joined(separator: "\n"),
                calendarPart("quoted-printable"), file("application/ics", "base64"),
            ])
        case .apple: mixed([part("text/plain", "7bit", "Svar"), file("text/calendar", "quoted-printable")])
        case .thunderbird: mixed([part("text/plain", "8bit", text), calendarPart("8bit")])
        case .zimbra: alternative([part("text/plain", "quoted-printable", text), calendarPart("7bit")])
        case .notes: mixed([part("text/html", "quoted-printable", html), calendarPart("base64")])
        }
    }

    private var html: String {
        let rows = (1...20).map {
            "<tr><td style=\"padding:4px\">Rad \($0)</td><td>Kallelse till mötet på måndag</td></tr>"
        }
        return "<html><head><style>p {margin:0}</style></head><body><p>\(text)</p><table>"
            + rows.joined(separator: "\n") + "</table></body></html>"
    }

    private func calendarPart(_ encoding: String) -> String {
        part("text/calendar; charset=\"utf-8\"; method=REPLY", encoding, calendar)
    }

    private func file(_ type: String, _ encoding: String) -> String {
        "Content-Type: \(type); name=\"invite.ics\"\nContent-Disposition: attachment; filename=\"invite.ics\"\n"
            + "Content-Transfer-Encoding: \(encoding)\n\n" + calendar.transferred(encoding)
    }

    private func part(_ type: String, _ encoding: String, _ content: String) -> String {
        let charset = type.contains("charset") ? "" : "; charset=\"utf-8\""
        return "Content-Type: \(type)\(charset)\nContent-Transfer-Encoding: \(encoding)\n\n"
            + content.transferred(encoding)
    }

    private func mixed(_ parts: [String]) -> [String] { multipart("mixed", "=_outer_\(number)", parts) }
    private func alternative(_ parts: [String]) -> [String] { multipart("alternative", "=_inner_\(number)", parts) }

    private func multipart(_ kind: String, _ boundary: String, _ parts: [String]) -> [String] {
        ["Content-Type: multipart/\(kind); boundary=\"\(boundary)\"", ""] + parts.flatMap { ["--\(boundary)", $0] }
            + ["--\(boundary)--"]
    }
}

extension Reply {
    /// Each hop adds its own; a mail from another organisation has a kilobyte or three of them.
    private var trace: [String] {
        let hops = (1...4).map { hop in
            """
            Received: from mail\(hop).kommun.example (mail\(hop).kommun.example [192.0.2.\(hop)])
            \tby mx\(hop).regionen.example (Postfix) with ESMTPS id 4Z\(number)Q\(hop)
            \tfor <lpo@regionen.example>; Mon, 11 Jan 2027 11:00:0\(hop) +0100 (CET)
            """
        }
        let signature = String(repeating: "bW9saW5nZW50aW5n", count: 20)
        return hops + [
            "Authentication-Results: mx.regionen.example; dkim=pass header.d=kommun.example;\n\tspf=pass; dmarc=pass",
            "DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=kommun.example; s=post;\n\tb=\(signature)",
            "X-MS-Exchange-CrossTenant-Id: 5c1f0000-0000-4000-8000-00000000000\(number % 10)",
            "Thread-Topic: Kallelse", "Accept-Language: sv-SE, en-US", "Content-Language: sv-SE",
        ]
    }

    /// A stamp later than that of every reply before it.
    private var stamp: String {
        let (hour, minute, second) = (number / 3600 % 24, number / 60 % 60, number % 60)
        return "20270111T" + [hour, minute, second].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined() + "Z"
    }

    private var calendar: String {
        let zone = """
            BEGIN:VTIMEZONE
            TZID:W. Europe Standard Time
            BEGIN:STANDARD
            DTSTART:16010101T030000
            TZOFFSETFROM:+0200
            TZOFFSETTO:+0100
            RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
            END:STANDARD
            BEGIN:DAYLIGHT
            DTSTART:16010101T020000
            TZOFFSETFROM:+0100
            TZOFFSETTO:+0200
            RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3
            END:DAYLIGHT
            END:VTIMEZONE
            """
        return """
            BEGIN:VCALENDAR
            PRODID:-//Exempel//Kalender//SV
            VERSION:2.0
            CALSCALE:GREGORIAN
            METHOD:REPLY
            \(zone)
            BEGIN:VEVENT
            ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=\(partstat);CN="Åsa
              Öberg":mailto:\(attendee)
            ORGANIZER;CN=LPO Område:mailto:lpo@regionen.example
            COMMENT;LANGUAGE=sv-SE:\(comment)
            UID:\(uid)
            SUMMARY;LANGUAGE=sv-SE:Accepterat: Kallelse: LPO Område\\, möte 2
            DTSTART;TZID=W. Europe Standard Time:20270302T130000
            DTEND;TZID=W. Europe Standard Time:20270302T150000
            CLASS:PUBLIC
            PRIORITY:5
            DTSTAMP:\(stamp)
            TRANSP:OPAQUE
            STATUS:CONFIRMED
            SEQUENCE:0
            LOCATION;LANGUAGE=sv-SE:Digitalt
            DESCRIPTION:Kallelse till LPO Område.\\n\\n1. Föregående minnesanteckningar\\n
             2. Handlingsplan för samverkan\\n3. Fördelning av medel\\n
            X-MICROSOFT-CDO-APPT-SEQUENCE:0
            X-MICROSOFT-CDO-BUSYSTATUS:BUSY
            X-MICROSOFT-CDO-INTENDEDSTATUS:BUSY
            X-MICROSOFT-CDO-ALLDAYEVENT:FALSE
            X-MICROSOFT-CDO-IMPORTANCE:1
            X-MICROSOFT-CDO-INSTTYPE:0
            END:VEVENT
            END:VCALENDAR
            """
    }
}

extension String {
    fileprivate var encodedHeader: String { replacing("Åsa Öberg", with: "=?utf-8?q?=C3=85sa_=C3=96berg?=") }

    fileprivate func transferred(_ encoding: String) -> String {
        switch encoding {
        case "base64":
            Data(replacing("\n", with: "\r\n").utf8).base64EncodedString(options: [
                .lineLength76Characters, .endLineWithLineFeed,
            ])
        case "quoted-printable": quotedPrintable
        default: self
        }
    }

    private var quotedPrintable: String {
        split(separator: "\n", omittingEmptySubsequences: false).map { line in
            var (text, column) = ("", 0)
            for octet in line.utf8 {
                let isPlain = octet > 0x1F && octet < 0x7F && octet != UInt8(ascii: "=")
                let word = isPlain ? String(UnicodeScalar(octet)) : "=" + String(octet, radix: 16, uppercase: true)
                if column + word.count > 75 {
                    text += "=\n"
                    column = 0
                }
                text += word
                column += word.count
            }
            return text
        }.joined(separator: "\n")
    }
}
