import Foundation

/// The program that writes Word documents (pandoc), a process of its own each time.
package struct Converter: Sendable {
    private let program: ChildProgram

    /// - Parameters:
    ///   - program: its path.
    ///   - limit: bytes of a document.
    package init(program: String, patience: Duration = .seconds(30), limit: Int = 64_000_000) {
        self.program = ChildProgram(path: program, patience: patience, limit: limit)
    }

    /// A Word document from a page, in the styles of another.
    func docx(html: Data, reference: URL) async throws(DocumentError) -> Data {
        // Its own limit of memory: a page of words needs a tenth of it.
        let memory = ["+RTS", "-M512m", "-RTS"]
        let way = ["--from=html", "--to=docx", "--output=-", "--reference-doc=\(reference.path)"]
        do throws(DocumentError.RendererFault) {
            let document = try await program.document(memory + way, from: html)
            guard document.starts(with: Data("PK\u{3}\u{4}".utf8)) else {
                throw .noWordDocument(beginning: document.prefix(40).excerpt)
            }
            return document
        } catch {
            throw .converter(path: program.path, error)
        }
    }
}
