import Documents
import Foundation
import Hummingbird
import Meetings
import Secretariat
import Store

/// The texts that mail is written from: what each is for, how it reads, and what is wrong with it.
struct TextsRoom: Sendable {
    let office: OfficeRooms
    let premises: Premises

    private var secretary: Secretary { office.secretary }

    func open(_ router: some RouterMethods<SiteContext>) {
        router.get("installningar/texter") { _, context in try list(context) }
        router.get("installningar/texter/:kind") { request, context in
            try show(isText: try request.query["som"] == "text", context)
        }
        router.get("installningar/texter/:kind/mejl") { _, context in try frame(context) }
    }

    private func list(_ context: SiteContext) throws -> Response {
        _ = try office.visit(context, to: .configure)
        let page = TextsPage(TextFiles(premises))
        return try secretary.store.read { try office.page(page, "Texter", in: .settings, for: context, $0) }
    }

    private func show(isText: Bool, _ context: SiteContext) throws -> Response {
        let kind = try kind(context)
        return try secretary.store.read { snapshot in
            let letter = try example(kind, snapshot)
            let files = TextFiles(premises)
            let mail = try secretary.texts.compose(letter)
            let page = TextPage(kind, mail, letter, files, isText: isText, isOutdated: isOutdated(mail, letter, files))
            return try office.page(page, kind.noun, in: .settings, for: context, snapshot)
        }
    }

    private func frame(_ context: SiteContext) throws -> Response {
        let kind = try kind(context)
        let letter = try secretary.store.read { try example(kind, $0) }
        return .framedMail(try secretary.texts.compose(letter).html)
    }

    private func kind(_ context: SiteContext) throws -> Letter.Kind {
        _ = try office.visit(context, to: .configure)
        guard let kind = Letter.Kind(rawValue: try context.parameters.require("kind")) else {
            throw WebProblem.notFound
        }
        return kind
    }

    private func example(_ kind: Letter.Kind, _ snapshot: Snapshot) throws -> Letter {
        .example(
            kind, region: try snapshot.region(), contact: secretary.settings.mailbox,
            webAddress: secretary.settings.webAddress)
    }

    /// Whether the files have been changed since the service read them.
    private func isOutdated(_ mail: ComposedMail, _ letter: Letter, _ files: TextFiles) -> Bool {
        guard files.faults.isEmpty, var fresh = try? MailTexts(directory: premises.templates) else { return false }
        fresh.webAddress = secretary.texts.webAddress
        return (try? fresh.compose(letter)) != mail
    }
}

/// The files as they stand on the disk now.
struct TextFiles {
    let folder: String
    let standard: String?
    /// By path below the folder.
    let faults: [String: DocumentError]
    let paths: [String]
    private let premises: Premises

    init(_ premises: Premises) {
        self.premises = premises
        folder = premises.templates.path
        standard = premises.standardTemplates?.path
        faults = MailTexts.faults(in: premises.templates)
        paths = MailTexts.paths(in: premises.templates)
    }

    /// Whether somebody here has written the file anew; nil where there is nothing to compare with.
    func isOwn(_ path: String) -> Bool? {
        guard let standard = premises.standardTemplates else { return nil }
        let files = FileManager.default
        let shipped = files.contents(atPath: standard.appending(path: path).path)
        return files.contents(atPath: premises.templates.appending(path: path).path) != shipped
    }
}

/// The page *Texter*.
struct TextsPage: PageContent {
    static let template = "settings-texts"
    static let names: Set<String> = [
        "texts", "name", "purpose", "path", "isOwn", "isStandard", "fault", "hasFault", "parts", "partPath", "folder",
        "standard", "hasParts", "ownCount", "canTell", "documents", "documentName", "documentPath",
    ]

    let texts: [Line]
    let parts: [Part]
    let hasParts: Bool
    let folder: String
    let standard: String
    let canTell: Bool
    let ownCount: String
    let documents: [DocumentLine]

    /// A document of meetings, as it reads with invented people.
    struct DocumentLine: Sendable {
        let documentName: String
        let documentPath: String
    }

    struct Line: Sendable {
        let name: String
        let purpose: String
        let path: String
        let isOwn: Bool
        let isStandard: Bool
        let fault: String?
        let hasFault: Bool
    }

    /// A file that several mails share, and that there is something to say of.
    struct Part: Sendable {
        let partPath: String
        let isOwn: Bool
        let fault: String?
        let hasFault: Bool
    }

    init(_ files: TextFiles) {
        let kinds = Letter.Kind.allCases
        texts = kinds.map { kind in
            let file = "mail/\(kind.rawValue).txt"
            let (isOwn, fault) = (files.isOwn(file), files.faults[file]?.faultWords)
            return Line(
                name: kind.settingNoun, purpose: kind.purpose, path: kind.textPath, isOwn: isOwn == true,
                isStandard: isOwn == false, fault: fault, hasFault: fault != nil)
        }
        let own = Set(kinds.map { "mail/\($0.rawValue).txt" })
        parts = files.paths.filter { !own.contains($0) }.compactMap { path in
            let (isOwn, fault) = (files.isOwn(path) == true, files.faults[path]?.faultWords)
            return isOwn || fault != nil
                ? Part(partPath: path, isOwn: isOwn, fault: fault, hasFault: fault != nil) : nil
        }
        hasParts = !parts.isEmpty
        documents = MeetingDocument.Kind.allCases.map {
            DocumentLine(documentName: $0.noun, documentPath: "/installningar/dokument/\($0.inAddress)")
        }
        folder = files.folder
        standard = files.standard ?? ""
        canTell = files.standard != nil
        let count = texts.count { $0.isOwn } + parts.count { $0.isOwn }
        ownCount =
            count == 0
            ? "Inga är ändrade hos er."
            : count == 1 ? "En är ändrad hos er." : "\(count.word(one: "en").capitalizedSentence) är ändrade hos er."
    }
}

/// One text, as an invented mail.
struct TextPage: PageContent {
    static let template = "settings-text"
    static let names: Set<String> = [
        "name", "purpose", "file", "subject", "from", "to", "text", "frame", "showsText", "mailPath", "textPath",
        "fault", "hasFault", "isOutdated",
    ]

    let name: String
    let purpose: String
    let file: String
    let subject: String
    let from: String
    let to: String
    let text: String
    let frame: String
    let showsText: Bool
    let mailPath: String
    let textPath: String
    let fault: String?
    let hasFault: Bool
    let isOutdated: Bool

    init(
        _ kind: Letter.Kind, _ mail: ComposedMail, _ letter: Letter, _ files: TextFiles, isText: Bool, isOutdated: Bool
    ) {
        name = kind.settingNoun
        purpose = kind.purpose
        file = "\(files.folder)/mail/\(kind.rawValue).txt"
        subject = mail.subject
        from = letter.contact
        to = "\(letter.recipient.name), \(letter.recipient.address ?? "")"
        text = mail.text
        frame = "\(kind.textPath)/mejl"
        showsText = isText
        mailPath = kind.textPath
        textPath = "\(kind.textPath)?som=text"
        fault = files.faults["mail/\(kind.rawValue).txt"]?.faultWords
        hasFault = fault != nil
        self.isOutdated = isOutdated
    }
}

extension Letter.Kind {
    fileprivate var textPath: String { "/installningar/texter/\(rawValue)" }
}
