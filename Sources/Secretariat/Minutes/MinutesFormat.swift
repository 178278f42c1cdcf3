import Foundation

/// What a file of minutes may be, told by its content and not by its name.
enum MinutesFormat: CaseIterable {
    case pdf, docx

    init(of bytes: Data) throws(FileFault) {
        let format: PaperFormat
        do throws(FileFault) {
            format = try PaperFormat(of: bytes)
        } catch {
            throw error == .noPaper || error == .oldOrLocked ? .neitherFormat : error
        }
        switch format {
        case .pdf: self = .pdf
        case .docx: self = .docx
        case .pptx, .odt: throw .neitherFormat
        }
    }

    var paper: PaperFormat {
        switch self {
        case .pdf: .pdf
        case .docx: .docx
        }
    }

    var mediaType: String { paper.mediaType }
}

/// Why a file cannot be sent as minutes.
package enum FileFault: Error, Equatable {
    case empty
    /// Octets, as far as they were counted.
    case tooLarge(limit: Int)
    case neitherFormat
    case cutShort(Format)
    case macros
    /// None of those that papers may be.
    case noPaper
    /// Saved by an Office of before 2007, or locked by a newer one.
    case oldOrLocked
    /// Of a paper.
    case tooHeavy(limit: Int)

    package enum Format: String, Sendable {
        case pdf = "PDF", docx = "Word document", pptx = "presentation", odt = "OpenDocument text"
    }
}

extension FileFault: CustomStringConvertible {
    package var description: String {
        switch self {
        case .empty: "it is empty; save it again"
        case .tooLarge(let limit):
            "it is larger than the \(limit / 1_000_000) MB of mail.largest_attachment_mb; save it with smaller pictures"
        case .neitherFormat:
            "it is neither a PDF nor a Word document (.docx), whatever its name says; save it as one of them"
        case .cutShort(let format): "it begins as a \(format.rawValue) but its end is missing; copy or save it again"
        case .noPaper:
            "it is no PDF, Word document (.docx), presentation (.pptx) or OpenDocument text (.odt), whatever its name says; save it as one of them"
        case .oldOrLocked:
            "it is an Office document of an old kind or with a password; save it as a PDF, .docx or .pptx without one"
        case .tooHeavy(let limit):
            "it is larger than \(limit / 1_000_000) MB; save it with smaller pictures, or give a link to where it lies"
        case .macros: "it holds macros, which mail servers turn away; save it as an ordinary Word document"
        }
    }
}
