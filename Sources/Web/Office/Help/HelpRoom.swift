import Documents
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// *Hjälp*: the handbook.
struct HelpRoom: Sendable {
    let office: OfficeRooms

    func open(_ router: some RouterMethods<SiteContext>) {
        router.get("hjalp") { _, context in try firstChapter(context) }
        router.get("hjalp/:kapitel") { _, context in try chapter(context) }
        router.get("hjalp/bilder/:fil") { _, context in try picture(context) }
    }

    private var handbook: Handbook { office.library.handbook }

    private func firstChapter(_ context: SiteContext) throws -> Response {
        guard let first = handbook.chapters.first else { throw WebProblem.notFound }
        _ = try office.visit(context)
        return .see("/hjalp/\(first.name)")
    }

    private func chapter(_ context: SiteContext) throws -> Response {
        let name = try context.parameters.require("kapitel")
        guard let chapter = handbook.chapter(name) else { throw WebProblem.notFound }
        return chapter.name == name ? try page(chapter, context) : .see("/hjalp/\(chapter.name)")
    }

    private func page(_ chapter: Handbook.Chapter, _ context: SiteContext) throws -> Response {
        try office.secretary.store.read { snapshot in
            try office.page(
                HandbookPage(chapter, of: handbook), chapter.title, in: .help, for: context, snapshot)
        }
    }

    private func picture(_ context: SiteContext) throws -> Response {
        _ = try office.visit(context)
        guard let picture = handbook.picture(try context.parameters.require("fil")) else { throw WebProblem.notFound }
        return Response(
            status: .ok, headers: [.contentType: "image/png", .cacheControl: "private, max-age=3600"],
            body: .init(byteBuffer: ByteBuffer(bytes: picture)))
    }
}
