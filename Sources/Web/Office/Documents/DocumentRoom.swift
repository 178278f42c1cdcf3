import Documents
import Foundation
import Hummingbird
import Meetings
import NIOCore
import Secretariat
import Store

/// *Dokument*: minutes, agenda and kallelse of a meeting as a page, and as files to keep; invented ones to look at.
struct DocumentRoom: Sendable {
    let office: OfficeRooms
    let premises: Premises
    private let turns = Turns(2)

    init(office: OfficeRooms, premises: Premises) {
        self.office = office
        self.premises = premises
    }

    private var secretary: Secretary { office.secretary }

    func open(_ router: some RouterMethods<SiteContext>) {
        router.get("moten/:body/:meeting/dokument/:kind") { request, context in
            let (document, place) = try own(context, asItStands: try request.query["utkast"] == "ja")
            return try page(of: document, place, context)
        }
        router.get("moten/:body/:meeting/dokument/:kind/:format") { request, context in
            let (document, place) = try own(context, asItStands: try request.query["utkast"] == "ja")
            return try await file(of: document, place, context)
        }
        router.get("installningar/dokument/:kind") { _, context in
            let (document, place) = try example(context)
            return try page(of: document, place, context)
        }
        router.get("installningar/dokument/:kind/:format") { _, context in
            let (document, place) = try example(context)
            return try await file(of: document, place, context)
        }
    }

    /// A meeting's own; what has not left the samordnare is hers.
    private func own(_ context: SiteContext, asItStands: Bool) throws -> (MeetingDocument, DocumentPlace) {
        let kind = try context.documentKind
        return try secretary.store.read { snapshot in
            let read = try office.meeting(context, to: .read, snapshot).meeting.id
            let hasLeft = try !snapshot.minutesVersions(of: read).isEmpty
            let isShared = kind != .minutes || hasLeft && !asItStands
            let sheet = try office.meeting(context, to: isShared ? .read : .arrange, snapshot)
            let document = try secretary.document(kind, of: sheet.meeting, asItStands: asItStands, snapshot)
            let place = DocumentPlace(
                path: "\(sheet.meeting.path)/dokument/\(kind.inAddress)", query: asItStands ? "?utkast=ja" : "",
                back: sheet.meeting.path, backWords: "Tillbaka till mötet", room: .bodies)
            return (document, place)
        }
    }

    private func example(_ context: SiteContext) throws -> (MeetingDocument, DocumentPlace) {
        _ = try office.visit(context, to: .configure)
        let kind = try context.documentKind
        let region = try secretary.store.read { try $0.region() }
        let place = DocumentPlace(
            path: "/installningar/dokument/\(kind.inAddress)", query: "", back: "/installningar/texter",
            backWords: "Tillbaka till Texter", room: .settings)
        return (.example(kind, region: region, contact: secretary.settings.mailbox), place)
    }

    private func page(
        of document: MeetingDocument, _ place: DocumentPlace, _ context: SiteContext
    ) throws -> Response {
        let page = DocumentPage(place, content: premises.documents.texts.content(document))
        return try secretary.store.read { snapshot in
            try office.page(page, document.page.title, in: place.room, for: context, snapshot)
        }
    }

    private func file(
        of document: MeetingDocument, _ place: DocumentPlace, _ context: SiteContext
    ) async throws -> Response {
        guard let format = MeetingDocument.Format(rawValue: try context.parameters.require("format")) else {
            throw WebProblem.notFound
        }
        guard turns.begin() else { return try failed(place, format, .busy, context) }
        defer { turns.end() }
        do {
            let bytes = try await premises.documents.file(document, as: format)
            return .kept(bytes, named: "\(document.fileName).\(format.rawValue)", format)
        } catch {
            context.logger.error("a document could not be made", metadata: ["cause": "\(error)"])
            return try failed(place, format, .of(error), context)
        }
    }

    private func failed(
        _ place: DocumentPlace, _ format: MeetingDocument.Format, _ failure: DocumentFailure, _ context: SiteContext
    ) throws -> Response {
        let page = DocumentFailedPage(place, format, failure)
        return try secretary.store.read { snapshot in
            try office.page(
                page, "Dokumentet blev inte klart", in: place.room, for: context, snapshot, status: .serviceUnavailable)
        }
    }
}

/// Where a document is looked at, and where one goes from it.
struct DocumentPlace: Sendable {
    let path: String
    let query: String
    let back: String
    let backWords: String
    let room: Room

    func path(to format: MeetingDocument.Format) -> String { "\(path)/\(format.rawValue)\(query)" }
}

extension MeetingDocument.Kind {
    /// As an address has it.
    var inAddress: String {
        switch self {
        case .minutes: "anteckningar"
        case .agenda: "dagordning"
        case .notice: "kallelse"
        }
    }

    /// “Minnesanteckningar”.
    var noun: String {
        switch self {
        case .minutes: "Minnesanteckningar"
        case .agenda: "Dagordning"
        case .notice: "Kallelse"
        }
    }
}

extension SiteContext {
    fileprivate var documentKind: MeetingDocument.Kind {
        get throws {
            let word = try parameters.require("kind")
            guard let kind = MeetingDocument.Kind.allCases.first(where: { $0.inAddress == word }) else {
                throw WebProblem.notFound
            }
            return kind
        }
    }
}

extension Response {
    fileprivate static func kept(_ bytes: Data, named name: String, _ format: MeetingDocument.Format) -> Response {
        Response(
            status: .ok,
            headers: [
                .contentType: format.mediaType, .cacheControl: "no-store", .robots: "noindex, nofollow",
                .contentDisposition: "attachment; filename=\"\(name)\"",
            ], body: .init(byteBuffer: .init(bytes: bytes)))
    }
}
