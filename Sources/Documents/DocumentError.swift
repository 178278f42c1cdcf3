import Meetings

/// What keeps a text from being written.
package enum DocumentError: Error, Equatable {
    case missingTemplate(path: String)
    case unreadableTemplate(path: String)
    case brokenTemplate(path: String, line: Int, fault: Fault)
    case unknownName(path: String, line: Int, name: String, nearest: String?)
    case missingPart(path: String, line: Int, name: String)
    case missingLine(path: String, mark: String)
    case noMeeting(kind: Letter.Kind)
    case renderer(path: String, RendererFault)
    case counter(path: String, CounterFault)
    /// The program that writes Word documents.
    case converter(path: String, RendererFault)
    case logo(path: String, LogoFault)
    case unencodable(reason: String)

    /// What is wrong with a tag.
    package enum Fault: Equatable, Sendable {
        /// A section is closed by another name than it was opened with.
        case wrongClose
        case neverClosed
        case malformedTag
    }

    /// Why a paper was not counted, whatever is in it.
    package enum CounterFault: Error, Equatable, Sendable {
        case missing
        case notStarted(reason: String)
        /// Nothing is there that keeps papers apart from the rest of the machine.
        case noBounds
        case noConverter
        case refused(status: Int, lastLine: String)
        case killed(signal: Int)
        case hangs(limit: Duration)
        case unclear(beginning: String)
    }

    /// Why the renderer gave no document.
    package enum RendererFault: Equatable, Sendable {
        case missing
        case notExecutable
        case notStarted(reason: String)
        case refused(status: Int, lastLine: String)
        case killed(signal: Int)
        case hangs(limit: Duration)
        case tooLong(limit: Int)
        case noPDF(beginning: String)
        case noWordDocument(beginning: String)
    }

    /// Why a region's mark cannot stand on its documents.
    package enum LogoFault: Equatable, Sendable { case missing, tooLarge, otherFormat }
}

extension DocumentError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .missingTemplate(let path):
            "cannot read the template \(path): no such file; restore it from the package"
        case .unreadableTemplate(let path):
            "cannot read the template \(path): it is not UTF-8 text; save it again as UTF-8"
        case .brokenTemplate(let path, let line, let fault):
            "cannot use the template \(path):\(line): \(fault.words)"
        case .unknownName(let path, let line, let name, let nearest):
            "cannot use the template \(path):\(line): nothing is called “\(name)”; "
                + (nearest.map { "did you mean “\($0)”" } ?? "see the names in Templates/README.md")
        case .missingPart(let path, let line, let name):
            "cannot use the template \(path):\(line): there is no part “\(name)”; "
                + "restore parts/\(name).txt or remove the tag"
        case .missingLine(let path, let mark):
            "cannot use the template \(path): no line begins with “\(mark)”; add one"
        case .noMeeting(let kind):
            "cannot write the \(kind.rawValue): it is about no meeting; hand in the meeting"
        case .renderer(let path, let fault):
            "cannot set the document with \(path): \(fault.words(isConverter: false))"
        case .counter(let path, let fault):
            "cannot count papers with \(path): \(fault.words)"
        case .converter(let path, let fault):
            "cannot write the Word document with \(path): \(fault.words(isConverter: true))"
        case .logo(let path, let fault):
            "cannot use the logo \(path): \(fault.words)"
        case .unencodable(let reason):
            "cannot hand the document to its program: \(reason); send this line to whoever looks after samordna"
        }
    }
}

extension DocumentError.Fault {
    var words: String {
        switch self {
        case .wrongClose: "a section ends with another name than it begins with; use one name in {{#…}} and {{/…}}"
        case .neverClosed: "a section is opened and never closed; add {{/…}} with its name"
        case .malformedTag: "a tag is not complete; write {{name}}, {{#name}} or {{/name}}"
        }
    }
}

extension DocumentError {
    /// Where the program that sets documents is, with the package and without.
    fileprivate static let ownTypeset = """
        let the setting renderer name it (.build/renderer/typeset in a checkout, after .ci/packages renderer), \
        or install the package samordna again
        """
}

extension DocumentError.RendererFault {
    /// - Parameter isConverter: whether it is pandoc, which is a package of its own.
    func words(isConverter: Bool) -> String {
        let (setting, install) =
            isConverter
            ? ("pandoc", "install the package pandoc")
            : ("renderer", "install the package samordna again")
        return switch self {
        case .missing where isConverter: "no such program; \(install), or let the setting \(setting) name it"
        case .missing: "no such program; \(DocumentError.ownTypeset)"
        case .notExecutable:
            "it is not a program that this account may run; make it executable or correct the setting \(setting)"
        case .notStarted(let reason): "it could not be started (\(reason)); \(install)\(isConverter ? " again" : "")"
        case .refused(let status, let lastLine) where lastLine.isEmpty:
            "it ended with \(status) without a word; run it by hand on the template"
        case .refused(let status, let lastLine): "it ended with \(status); its last line: “\(lastLine)”"
        case .killed(let signal): "signal \(signal) ended it; see the system's log for why, memory above all"
        case .hangs(let limit): "it was not done within \(limit.components.seconds) s and was ended; try again"
        case .tooLong(let limit): "it wrote more than \(limit / 1_000_000) MB and was ended; see the template"
        case .noPDF(let beginning): "expected a PDF, found “\(beginning)”; correct the setting renderer"
        case .noWordDocument(let beginning):
            "expected a Word document, found “\(beginning)”; correct the setting pandoc"
        }
    }
}

extension DocumentError.LogoFault {
    var words: String {
        switch self {
        case .missing: "no such file, or it may not be read; correct the setting logo"
        case .tooLarge: "it is larger than 500 kB; save a smaller picture"
        case .otherFormat: "it is neither PNG nor SVG; save it as one of them"
        }
    }
}

extension DocumentError.CounterFault {
    var words: String {
        switch self {
        case .missing:
            "no such program; it lies beside typeset: \(DocumentError.ownTypeset)"
        case .notStarted(let reason): "it could not be started (\(reason)); install the package samordna again"
        case .noBounds:
            "papers are opened only apart from the service; run systemctl enable --now samordna-papers.socket, or install bubblewrap"
        case .noConverter: "poppler is missing; install poppler-utils"
        case .refused(let status, let lastLine): "it ended with \(status); its last line: “\(lastLine)”"
        case .killed(let signal): "signal \(signal) ended it; see the system's log for why, memory above all"
        case .hangs(let limit): "it was not done within \(limit.components.seconds) s and was ended; try again"
        case .unclear(let beginning):
            "expected the figures of a paper, found “\(beginning)”; install the package samordna again"
        }
    }
}
