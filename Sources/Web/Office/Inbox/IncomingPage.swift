import Documents
import Foundation
import Meetings
import Secretariat
import Store

/// One mail that came: what it says, what Samordna read in it, and what can be done about it.
struct IncomingPage: PageContent {
    static let template = "incoming"
    static let names: Set<String> = Set([
        "title", "writer", "address", "hasAddress", "moment", "aboutPath", "about", "outcome", "isWaiting", "reasons",
        "mayRead", "text", "hasText", "isCut", "files", "hasFiles", "name", "size", "problems", "path", "proposals",
        "hasProposals", "proposalPath", "proposed", "mayTake", "takeLabel", "rememberLabel", "hasDoubt", "reply",
        "mayReply", "verdicts", "conversation", "hasConversation", "kind", "entryPath", "entryMoment", "entry",
        "wasSettled", "wasNot", "wasAnswered", "hasNews", "verdictMoment", "verdict", "maySettle", "canReply",
        "refuseLabel", "isHuman", "said", "saidWord", "saidQuote",
    ]).union(ReplySection.names)

    let title: String
    let writer: String
    let address: String
    let hasAddress: Bool
    let moment: String
    let about: String?
    let aboutPath: String
    let outcome: String
    let isWaiting: Bool
    let reasons: [String]
    let said: [SaidRow]
    let mayRead: Bool
    let text: String
    let hasText: Bool
    let isCut: Bool
    let files: [FileRow]
    let hasFiles: Bool
    let proposals: [ProposalRow]
    let hasProposals: Bool
    let maySettle: Bool
    let mayTake: Bool
    let takeLabel: String
    let refuseLabel: String
    let rememberLabel: String?
    let isHuman: Bool
    let reply: ReplySection?
    let verdicts: [VerdictRow]
    let conversation: [EntryRow]
    let hasConversation: Bool
    let hasNews: Bool
    let wasSettled: Bool
    let wasNot: Bool
    let wasAnswered: Bool
    let path: String
    let token: String

    /// What an answer says.
    struct SaidRow: Sendable {
        let saidWord: String
        let saidQuote: String?
    }

    struct FileRow: Sendable {
        let name: String
        let size: String
    }

    struct ProposalRow: Sendable {
        let proposed: String
        let proposalPath: String
    }

    struct VerdictRow: Sendable {
        let verdictMoment: String
        let verdict: String
    }

    struct EntryRow: Sendable {
        let entryMoment: String
        let entry: String
        let entryPath: String
    }

    private static let longestText = 100_000

    init(_ sheet: IncomingSheet, reply: ReplySection?, news: String, token: String) {
        let (mail, words) = (sheet.mail, ReasonWords(today: sheet.today))
        let received = sheet.mayRead ? sheet.received : nil
        let subject = received?.subject ?? ""
        title = sheet.mayRead ? (subject.isEmpty ? "Mejl utan ämne" : subject) : "Mejl till tjänsten"
        writer = sheet.writerName
        address = received?.address ?? mail.writer ?? ""
        hasAddress = !address.isEmpty && address != writer
        moment = mail.received.asListed(on: sheet.today)
        about = sheet.about
        aboutPath = sheet.meeting?.path ?? ""
        outcome = mail.outcome.word
        isWaiting = mail.outcome == .waiting
        // An answer that was taken back has not been given.
        reasons = mail.reasons.filter { !$0.isAnswered || reply?.hasSent ?? true }.map(words.sentence)
        said = received?.answers.map { SaidRow(saidWord: $0.reply?.word ?? "Inget svar", saidQuote: $0.comment) } ?? []
        mayRead = sheet.mayRead
        let whole = received?.text.trimmingCharacters(in: .whitespacesAndNewlines) ?? ""
        text = String(whole.prefix(Self.longestText))
        hasText = !text.isEmpty
        isCut = whole.utf8.count > text.utf8.count
        files = received?.files.map { FileRow(name: $0.name, size: $0.size.asSize) } ?? []
        hasFiles = !files.isEmpty
        proposals = sheet.proposals.map { proposal, meeting in
            ProposalRow(
                proposed: proposal.start.asRead(in: sheet.today.year, minutes: proposal.length),
                proposalPath: "\(meeting.path)/forslag/\(proposal.id)")
        }
        hasProposals = !proposals.isEmpty
        maySettle = sheet.maySettle && isWaiting && proposals.isEmpty
        isHuman = mail.kind == "other"
        mayTake = maySettle && mail.isAcceptable
        takeLabel = isHuman ? "Skicka vidare till samordnaren" : "Ta emot svaret"
        refuseLabel = isHuman ? "Säg nej" : "Ta inte emot svaret"
        rememberLabel = sheet.rememberLabel
        self.reply = reply
        verdicts = sheet.verdicts.map { verdict in
            let by = verdict.by == "samordna" ? "Samordna" : verdict.by
            let why = verdict.reasons.last.map(words.sentence) ?? ""
            if case .ruled? = verdict.reasons.last {
                return VerdictRow(verdictMoment: verdict.at.asListed(on: sheet.today), verdict: why)
            }
            return VerdictRow(
                verdictMoment: verdict.at.asListed(on: sheet.today),
                verdict: "\(by): \(verdict.outcome.word.lowercased())\(why.isEmpty ? "" : ". \(why)")")
        }
        conversation = sheet.conversation
        hasConversation = !conversation.isEmpty
        wasSettled = news == "avgjort"
        wasNot = news == "gick-inte"
        wasAnswered = news == "svarat"
        hasNews = wasSettled || wasNot || wasAnswered
        path = "/inkorg/\(mail.id)"
        self.token = token
    }
}

extension IncomingMail.Reason {
    fileprivate var isAnswered: Bool {
        if case .ruled("answered", _) = self { true } else { false }
    }
}

/// The answers to a mail, and the form for another (`parts/reply-form.html`).
struct ReplySection: Sendable {
    static let names: Set<String> = [
        "subjectField", "textValue", "textFault", "seen", "sender", "goesTo", "isElsewhere", "draft", "draftBy",
        "draftPath", "sent", "hasSent", "sentPath", "sentWords", "sentText", "isOpen", "faults",
    ]

    let subjectField: Field
    let textValue: String
    let textFault: String?
    let faults: Faults?
    /// The latest answer that the form knew of.
    let seen: Int64
    let sender: String
    let goesTo: String
    /// The answer goes to another address than the mail came from.
    let isElsewhere: Bool
    let draft: Draft?
    let sent: [Sent]
    let hasSent: Bool

    /// One that is written and not sent.
    struct Draft: Sendable {
        let draftBy: String
        let draftPath: String
    }

    struct Sent: Sendable {
        let sentPath: String
        let sentWords: String
        let sentText: String
    }

    init(
        _ sheet: IncomingSheet, goesTo: String, from body: Body, typed: ReplyWords? = nil,
        faults: [String: String] = [:]
    ) {
        let waiting = sheet.replies.last.flatMap { $0.message.state == .held ? $0 : nil }
        let subject = typed?.subject ?? waiting?.reply.subject ?? sheet.replySubject
        subjectField = Field("amne", label: "Ämne", value: subject, fault: faults["amne"], autocomplete: "off")
        textValue = typed?.text ?? waiting?.reply.text ?? ""
        textFault = faults["svar"]
        self.faults = Faults([subjectField, Field("svar", label: "Svar", fault: faults["svar"])])
        seen = sheet.replies.last?.message.id ?? 0
        sender = body.sender.name ?? body.name
        self.goesTo = goesTo
        isElsewhere = sheet.received?.address.map { $0.lowercased() != goesTo.lowercased() } ?? false
        draft = waiting.map { Draft(draftBy: $0.reply.by, draftPath: "/inkorg/\(sheet.mail.id)/svar/\($0.message.id)") }
        sent = sheet.replies.filter { ![.held, .superseded, .lapsed].contains($0.message.state) }.map { one in
            Sent(
                sentPath: "/utskick/\(one.message.id)",
                sentWords:
                    "\(one.reply.by) svarade \(one.reply.at.asListed(on: sheet.today)). \(one.message.whereabouts(on: sheet.today))",
                sentText: one.reply.text)
        }
        hasSent = !sent.isEmpty
    }
}
