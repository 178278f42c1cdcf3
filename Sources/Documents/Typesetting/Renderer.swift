import Foundation

/// The program that sets documents, a process of its own each time.
package struct Renderer: Sendable {
    private let program: ChildProgram

    /// - Parameters:
    ///   - program: its path.
    ///   - limit: bytes of a document.
    package init(program: String, patience: Duration = .seconds(30), limit: Int = 64_000_000) {
        self.program = ChildProgram(path: program, patience: patience, limit: limit)
    }

    /// A document from a template and its data, as PDF.
    package func pdf(template: URL, data: Data) async throws(DocumentError) -> Data {
        do throws(DocumentError.RendererFault) {
            let document = try await program.document([template.path], from: data)
            guard document.starts(with: Data("%PDF-".utf8)) else {
                throw .noPDF(beginning: document.prefix(40).excerpt)
            }
            return document
        } catch {
            throw .renderer(path: program.path, error)
        }
    }
}
