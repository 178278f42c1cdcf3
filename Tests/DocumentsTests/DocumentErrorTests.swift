import Foundation
import Testing

@testable import Documents

@Suite struct DocumentErrorTests {
    static let words: [(DocumentError, String)] = [
        (
            .missingTemplate(path: "notice.txt"),
            "cannot read the template notice.txt: no such file; restore it from the package"
        ),
        (
            .unreadableTemplate(path: "notice.txt"),
            "cannot read the template notice.txt: it is not UTF-8 text; save it again as UTF-8"
        ),
        (
            .brokenTemplate(path: "notice.txt", line: 3, fault: .wrongClose),
            """
            cannot use the template notice.txt:3: a section ends with another name than it begins with; \
            use one name in {{#…}} and {{/…}}
            """
        ),
        (
            .brokenTemplate(path: "notice.txt", line: 9, fault: .neverClosed),
            "cannot use the template notice.txt:9: a section is opened and never closed; add {{/…}} with its name"
        ),
        (
            .brokenTemplate(path: "notice.txt", line: 3, fault: .malformedTag),
            "cannot use the template notice.txt:3: a tag is not complete; write {{name}}, {{#name}} or {{/name}}"
        ),
        (
            .unknownName(path: "notice.txt", line: 3, name: "bodi", nearest: "body"),
            "cannot use the template notice.txt:3: nothing is called “bodi”; did you mean “body”"
        ),
        (
            .unknownName(path: "notice.txt", line: 3, name: "weather", nearest: nil),
            "cannot use the template notice.txt:3: nothing is called “weather”; see the names in Templates/README.md"
        ),
        (
            .missingPart(path: "notice.txt", line: 3, name: "agendas"),
            """
            cannot use the template notice.txt:3: there is no part “agendas”; \
            restore parts/agendas.txt or remove the tag
            """
        ),
        (
            .missingLine(path: "notice.txt", mark: "Ämne:"),
            "cannot use the template notice.txt: no line begins with “Ämne:”; add one"
        ),
        (.noMeeting(kind: .notice), "cannot write the notice: it is about no meeting; hand in the meeting"),
        (
            .renderer(path: "typeset", .missing),
            """
            cannot set the document with typeset: no such program; let the setting renderer name it \
            (.build/renderer/typeset in a checkout, after .ci/packages renderer), or install the package samordna again
            """
        ),
        (
            .renderer(path: "typeset", .notExecutable),
            """
            cannot set the document with typeset: it is not a program that this account may run; \
            make it executable or correct the setting renderer
            """
        ),
        (
            .renderer(path: "typeset", .notStarted(reason: "no memory")),
            """
            cannot set the document with typeset: it could not be started (no memory); \
            install the package samordna again
            """
        ),
        (
            .renderer(path: "typeset", .refused(status: 1, lastLine: "unknown font family: inter")),
            "cannot set the document with typeset: it ended with 1; its last line: “unknown font family: inter”"
        ),
        (
            .renderer(path: "typeset", .refused(status: 1, lastLine: "")),
            "cannot set the document with typeset: it ended with 1 without a word; run it by hand on the template"
        ),
        (
            .renderer(path: "typeset", .killed(signal: 9)),
            """
            cannot set the document with typeset: signal 9 ended it; \
            see the system's log for why, memory above all
            """
        ),
        (
            .renderer(path: "typeset", .hangs(limit: .seconds(30))),
            "cannot set the document with typeset: it was not done within 30 s and was ended; try again"
        ),
        (
            .renderer(path: "typeset", .tooLong(limit: 64_000_000)),
            "cannot set the document with typeset: it wrote more than 64 MB and was ended; see the template"
        ),
        (
            .renderer(path: "typeset", .noPDF(beginning: "Usage")),
            "cannot set the document with typeset: expected a PDF, found “Usage”; correct the setting renderer"
        ),
    ]

    @Test(arguments: words)
    func `every error says what to do`(error: DocumentError, words: String) {
        #expect(error.description == words)
    }
}

@Suite struct TemplateTests {
    @Test func `a missing template is named`() throws {
        let copy = try Copy { try FileManager.default.removeItem(at: $0.appending(path: "mail/reminder.txt")) }

        #expect(throws: DocumentError.missingTemplate(path: copy.path("mail/reminder.txt"))) { try copy.texts() }
    }

    @Test(arguments: [
        ("Ämne: x\n{{#room}}\nhej\n", 2, DocumentError.Fault.neverClosed),
        ("Ämne: x\n{{#room}}\nhej\n{{/reason}}\n", 4, .wrongClose),
        ("Ämne: x\nhej {{room}\n", 2, .malformedTag),
    ])
    func `a broken tag is named with its line`(text: String, line: Int, fault: DocumentError.Fault) throws {
        let copy = try Copy { try Data(text.utf8).write(to: $0.appending(path: "mail/notice.txt")) }

        #expect(throws: DocumentError.brokenTemplate(path: copy.path("mail/notice.txt"), line: line, fault: fault)) {
            try copy.texts()
        }
    }

    @Test func `a name that means nothing is refused before anything is sent`() throws {
        let text = Data("Ämne: x\n\nHej {{fristName}}".utf8)
        let copy = try Copy { try text.write(to: $0.appending(path: "mail/notice.txt")) }

        let expected = DocumentError.unknownName(
            path: copy.path("mail/notice.txt"), line: 3, name: "fristName", nearest: "firstName")
        #expect(throws: expected) { try copy.texts() }
    }

    @Test func `a part that is gone is refused`() throws {
        let copy = try Copy { try FileManager.default.removeItem(at: $0.appending(path: "mail/parts/ways.txt")) }

        #expect(throws: DocumentError.missingPart(path: copy.path("mail/booking.txt"), line: 13, name: "ways")) {
            try copy.texts()
        }
    }

    @Test func `a mail without a subject is refused`() throws {
        let copy = try Copy { try Data("# Hej\n".utf8).write(to: $0.appending(path: "mail/welcome.txt")) }

        #expect(throws: DocumentError.missingLine(path: copy.path("mail/welcome.txt"), mark: "Ämne:")) {
            try copy.texts()
        }
    }

    @Test func `a template in another encoding is refused`() throws {
        let copy = try Copy { try Data([0xC4, 0x6D, 0x6E, 0x65]).write(to: $0.appending(path: "mail/welcome.txt")) }

        #expect(throws: DocumentError.unreadableTemplate(path: copy.path("mail/welcome.txt"))) { try copy.texts() }
    }

    @Test func `every name that a template may use is explained beside the templates`() throws {
        let readme = try String(contentsOf: shippedTemplates.appending(path: "README.md"), encoding: .utf8)

        #expect(LetterName.all.union(WorkloadPage.names).filter { !readme.contains("`\($0)`") }.isEmpty)
    }

    @Test func `a template that Windows saved reads the same`() throws {
        let original = try MailTexts(directory: shippedTemplates).compose(.example())
        let copy = try Copy { directory in
            let file = directory.appending(path: "mail/notice.txt")
            let text = try String(contentsOf: file, encoding: .utf8)
            try text.replacing("\n", with: "\r\n").write(to: file, atomically: true, encoding: .utf8)
        }

        #expect(try copy.texts().compose(.example()) == original)
    }
}

/// A copy of the shipped templates with something amiss, removed when nobody needs it.
private final class Copy {
    private let directory = FileManager.default.temporaryDirectory.appending(path: "templates-\(UUID())")

    init(spoil: (URL) throws -> Void) throws {
        try FileManager.default.copyItem(at: shippedTemplates.resolvingSymlinksInPath(), to: directory)
        try spoil(directory)
    }

    deinit { try? FileManager.default.removeItem(at: directory) }

    func path(_ path: String) -> String { directory.appending(path: path).path }

    func texts() throws -> MailTexts { try MailTexts(directory: directory) }
}
