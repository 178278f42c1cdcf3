import Foundation

/// The executable in a folder of its own, with a configuration that the test writes.
final class Shell {
    let folder: URL

    init(_ settings: String = "mail: {mailbox: lpo@regionen.example, transport: maildir}\n") throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "samordna-shell-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try write(settings, to: "samordna.yaml")
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func path(_ name: String) -> String { folder.appending(path: name).path }

    @discardableResult func write(_ text: String, to name: String) throws -> String {
        try Data(text.utf8).write(to: folder.appending(path: name))
        return path(name)
    }

    /// What a command came to; the database, templates and mail folder are the shell's own unless the test says otherwise.
    func run(_ arguments: String..., with environment: [String: String] = [:]) throws -> Ended {
        try run(arguments, with: environment)
    }

    /// - Parameter sink: what its standard output is, where the test is about that.
    func run(
        _ arguments: [String], with environment: [String: String] = [:], into sink: FileHandle? = nil
    ) throws -> Ended {
        try run(program, arguments, with: environment, into: sink)
    }

    /// As `run`, with no standard output at all.
    func runClosed(_ arguments: String...) throws -> Ended {
        let words = ["-c", "exec \"$@\" >&-", "sh", program.path] + arguments
        return try run(URL(filePath: "/bin/sh"), words, with: [:], into: nil)
    }

    private var program: URL {
        URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "samordna")
    }

    private func run(
        _ program: URL, _ arguments: [String], with environment: [String: String], into sink: FileHandle?
    ) throws -> Ended {
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.environment = [
            "PATH": "/usr/bin:/bin", "SWIFT_BACKTRACE": "enable=no", "SAMORDNA_CONFIG": path("samordna.yaml"),
            "SAMORDNA_DATABASE": path("samordna.sqlite"), "SAMORDNA_MAIL_MAILDIR": path("mail"),
            "SAMORDNA_TEMPLATES": repository.appending(path: "Templates").path, "SAMORDNA_RENDERER": renderer,
        ].merging(environment) { $1 }
        let (output, errors) = (folder.appending(path: "output"), folder.appending(path: "errors"))
        for file in [output, errors] { try Data().write(to: file) }
        process.standardOutput = try sink ?? FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: errors)
        process.standardInput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return Ended(
            code: process.terminationStatus, output: try String(contentsOf: output, encoding: .utf8),
            errors: try String(contentsOf: errors, encoding: .utf8))
    }

    /// A region with a body and its chair, and one meeting far ahead.
    func prepare() throws {
        let region = """
            region: Region Exempel
            authorities:
              - {id: regionen, name: Region Exempel, kind: region}
            bodies:
              - {id: lpo, kind: programArea, name: LPO Psykisk hälsa}
            """
        let members =
            "grupp;roll;namn;e-post;huvudman;från\nlpo;ordförande;Anna Ek;anna@regionen.example;Region Exempel;2026-01-01\n"
        let files = [try write(region, to: "region.yaml"), try write(members, to: "ledamoter.csv")]
        for file in files { _ = try run("import", file) }
        _ = try run("meeting", "add", "lpo", "2099-03-03T13:00")
    }

    struct Ended {
        let code: Int32
        let output: String
        let errors: String
    }
}

/// The program that sets documents, as the Makefile makes it.
let renderer =
    ProcessInfo.processInfo.environment["SAMORDNA_RENDERER"]
    ?? repository.appending(path: ".build/renderer/typeset").path

/// The folder of the sources.
let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
