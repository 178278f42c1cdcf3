import Foundation

/// What a file may be that is sent or read, told by its content and not by its name.
enum PaperFormat: CaseIterable {
    case pdf, docx, pptx, odt

    init(of bytes: Data) throws(FileFault) {
        if bytes.starts(with: Data("%PDF-".utf8)) {
            // Some programs end the file with a line's end or two, some pad it with zeros.
            let last = bytes.lastIndex { ![0, 9, 10, 12, 13, 32].contains($0) } ?? bytes.startIndex
            guard bytes[...last].hasSuffix("%%EOF") else { throw .cutShort(.pdf) }
            self = .pdf
        } else if bytes.starts(with: Data("PK\u{3}\u{4}".utf8)) {
            try self.init(ofArchive: bytes)
        } else if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
            throw .oldOrLocked
        } else {
            throw .noPaper
        }
    }

    private init(ofArchive bytes: Data) throws(FileFault) {
        guard let names = ZipDirectory(of: bytes)?.names else { throw .cutShort(.docx) }
        if names.contains("word/document.xml") {
            self = .docx
        } else if names.contains("ppt/presentation.xml") {
            self = .pptx
        } else if names.contains("content.xml"),
            bytes.range(of: Self.textType, in: bytes.startIndex..<bytes.prefix(200).endIndex) != nil
        {
            self = .odt
        } else {
            throw .noPaper
        }
        let isActive = names.contains {
            $0.hasSuffix("/vbaProject.bin") || $0.hasPrefix("Basic/") || $0.hasPrefix("Scripts/")
        }
        guard !isActive else { throw .macros }
    }

    /// What the first entry of such an archive says, and nothing else.
    private static let textType = Data("mimetypeapplication/vnd.oasis.opendocument.text".utf8)

    var mediaType: String {
        switch self {
        case .pdf: "application/pdf"
        case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        case .pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation"
        case .odt: "application/vnd.oasis.opendocument.text"
        }
    }

    var ending: String {
        switch self {
        case .pdf: ".pdf"
        case .docx: ".docx"
        case .pptx: ".pptx"
        case .odt: ".odt"
        }
    }
}

extension Data {
    fileprivate func hasSuffix(_ text: String) -> Bool { suffix(text.utf8.count).elementsEqual(text.utf8) }
}
