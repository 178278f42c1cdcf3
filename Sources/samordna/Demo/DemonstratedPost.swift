import Foundation
import Meetings
import Secretariat
import Store

/// Mail that comes back while the samordnare is elsewhere: a question, another time, an absence, a stranger, a bounce.
struct DemonstratedPost {
    let secretary: Secretary

    func arrive() throws {
        let mails = [try question, try otherTime, try absence, stranger, try bounce].compactMap(\.self)
        for mail in mails { try secretary.receive(mail, from: "demo") }
    }

    private var question: Data? {
        get throws {
            try message(to: "Jörgen Hallin", about: "lpo-psykisk-halsa/2027-2").map { original in
                mail(
                    answering: original, subject: "Sv: \(original.subject)", id: "fraga",
                    type: "text/plain; charset=utf-8",
                    """
                    Hej Bo!

                    Kan vi ta upp hur kommunerna bemannar samsjuklighetsteamen? Jag tror att tio minuter räcker.
                    Jag kan dra det själv och skickar underlaget på måndag.

                    Hälsningar
                    Jörgen
                    """)
            }
        }
    }

    private var otherTime: Data? {
        get throws {
            try message(to: "Åsa Kvist", about: "lpo-psykisk-halsa/2027-3").map { original in
                mail(
                    answering: original, subject: "Ny tid föreslagen: LPO Psykisk hälsa", id: "annan-tid",
                    type: "text/calendar; charset=utf-8; method=COUNTER",
                    """
                    BEGIN:VCALENDAR
                    PRODID:-//Example//Calendar//SV
                    VERSION:2.0
                    METHOD:COUNTER
                    BEGIN:VEVENT
                    UID:\(original.thread)
                    SEQUENCE:\(original.sequence ?? 0)
                    DTSTAMP:20270315T080000Z
                    DTSTART:20270527T070000Z
                    DTEND:20270527T090000Z
                    SUMMARY:LPO Psykisk hälsa
                    ORGANIZER:mailto:lpo@regionen.example
                    ATTENDEE;PARTSTAT=TENTATIVE:mailto:\(original.recipient ?? "")
                    COMMENT:Vi har planeringsdag den 25. Går torsdagen bättre?
                    END:VEVENT
                    END:VCALENDAR
                    """)
            }
        }
    }

    private var absence: Data? {
        get throws {
            try message(to: "Yasemin Kaya", about: "lpo-aldres-halsa/2027-2").map { original in
                mail(
                    answering: original, subject: "Automatiskt svar: \(original.subject)", id: "franvaro",
                    extra: "Auto-Submitted: auto-replied\n", type: "text/plain; charset=utf-8",
                    "Jag är ledig till och med 28 mars och läser inte mejl under tiden. Yasemin")
            }
        }
    }

    private var stranger: Data {
        Data(
            """
            From: Lena Falk <lena.falk@lansforeningen.example>
            To: lpo@regionen.example
            Subject: Vem sitter i LPO Levnadsvanor?
            Message-ID: <fraga-utifran@lansforeningen.example>
            Date: Mon, 15 Mar 2027 08:40:00 +0100
            MIME-Version: 1.0
            Content-Type: text/plain; charset=utf-8

            Hej! Vår förening vill gärna komma i kontakt med er grupp om levnadsvanor.
            Vem ska vi vända oss till, och finns det anteckningar att läsa? Lena Falk
            """.replacing("\n", with: "\r\n").utf8)
    }

    private var bounce: Data? {
        get throws {
            try message(to: "Pontus Gräns", about: "lpo-aldres-halsa/2027-2").map { original in
                let recipient = original.recipient ?? ""
                return Data(
                    """
                    From: Mail Delivery System <MAILER-DAEMON@gagnef.kommun.example>
                    To: lpo@regionen.example
                    Subject: Undelivered Mail Returned to Sender
                    Message-ID: <studs@gagnef.kommun.example>
                    Date: Mon, 15 Mar 2027 07:05:00 +0100
                    Auto-Submitted: auto-replied
                    MIME-Version: 1.0
                    Content-Type: multipart/report; report-type=delivery-status; boundary="studs"

                    --studs
                    Content-Type: text/plain; charset=us-ascii

                    The mailbox of this person is no longer here.

                    --studs
                    Content-Type: message/delivery-status

                    Reporting-MTA: dns; mail.gagnef.kommun.example

                    Final-Recipient: rfc822; \(recipient)
                    Action: failed
                    Status: 5.1.1
                    Diagnostic-Code: smtp; 550 5.1.1 <\(recipient)>: no such user

                    --studs
                    Content-Type: message/rfc822-headers

                    Message-ID: <\(original.messageID)>
                    To: \(recipient)

                    --studs--

                    """.replacing("\n", with: "\r\n").utf8)
            }
        }
    }

    /// The newest mail that someone got about a meeting.
    private func message(to name: String, about reference: String) throws -> OutboxMessage? {
        try secretary.store.read { snapshot in
            let register = try snapshot.register()
            let meeting = try snapshot.findMeeting(reference, in: register)
            let person = register.people.first { $0.name == name }
            return try snapshot.messages().last {
                $0.meeting == meeting.id && $0.person == person?.id && $0.copyFor == nil && $0.hasArrived
            }
        }
    }

    private func mail(
        answering original: OutboxMessage, subject: String, id: String, extra: String = "",
        type: String, _ content: String
    ) -> Data {
        let address = original.recipient ?? ""
        let words = Data(subject.utf8).base64EncodedString()
        let text = """
            From: \(address)
            To: lpo@regionen.example
            Subject: =?utf-8?b?\(words)?=
            Message-ID: <\(id)@\(address.drop { $0 != "@" }.dropFirst())>
            In-Reply-To: <\(original.messageID)>
            Date: Mon, 15 Mar 2027 09:10:00 +0100
            \(extra)MIME-Version: 1.0
            Content-Type: \(type)

            \(content)

            """
        return Data(text.replacing("\n", with: "\r\n").utf8)
    }
}
