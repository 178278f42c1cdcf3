import Foundation
import Mustache

/// Every page of the service, read and checked when it starts.
package struct PageLibrary: Sendable {
    private let library: MustacheLibrary
    package let assets: PageAssets
    package let handbook: Handbook

    /// - Parameter contents: every kind of page that will be rendered.
    package init(directory: URL, contents: [any PageContent.Type]) throws(DocumentError) {
        let folder = TemplateFolder(directory)
        let parts = folder.names(in: "pages/parts", ending: ".html")
        let all = contents.reduce(into: Self.shared) { $0.formUnion($1.names) }
        var library = MustacheLibrary()
        for part in parts {
            library.register(
                try folder.template("pages/parts/\(part).html", content: "HTML", names: all, parts: parts), named: part)
        }
        for content in contents {
            let names = content.names.union(Self.shared)
            library.register(
                try folder.template("pages/\(content.template).html", content: "HTML", names: names, parts: parts),
                named: content.template)
        }
        for frame in [PageFrame.office, PageFrame.plain, PageFrame.writing] {
            library.register(
                try folder.template("pages/\(frame).html", content: "HTML", names: PageFrame.names, parts: parts),
                named: frame)
        }
        self.library = library
        assets = try PageAssets(directory: directory.appending(path: "pages/assets"))
        handbook = try Handbook(directory: directory.appending(path: "handbook"))
    }

    package func render(_ content: some PageContent, in frame: PageFrame) -> String {
        render(self.content(content), in: frame)
    }

    /// What stands within the frame.
    package func content(_ content: some PageContent) -> String {
        library.render(PageValues(content), withTemplate: type(of: content).template) ?? ""
    }

    package func render(_ content: String, in frame: PageFrame) -> String {
        var frame = frame
        frame.content = content
        frame.style = assets.style
        frame.script = assets.script
        frame.fonts = assets.fonts
        return (library.render(PageValues(frame), withTemplate: frame.template) ?? "").withTimesUnbroken
    }

    /// A page that is a whole document of its own, to be kept as a file.
    package func document(_ content: some PageContent) -> String {
        library.render(content, withTemplate: type(of: content).template) ?? ""
    }

    /// The names that any page may use.
    private static let shared: Set<String> = Field.names.union(Faults.names).union([
        "token", "state", "isProposed", "isBooked", "isCalled", "isHeld", "isCancelled",
    ])
}
