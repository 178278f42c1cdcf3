import Foundation
import Testing

@testable import Documents

@Suite struct RendererTests {
    @Test func `a program's PDF is handed on`() async throws {
        let program = try Program("cat; printf %s \"$#\"")

        let pdf = try await program.renderer().pdf(template: template, data: Data("%PDF-1.7 åäö".utf8))

        #expect(String(decoding: pdf, as: UTF8.self) == "%PDF-1.7 åäö1")
    }

    @Test func `data larger than any pipe arrive whole`() async throws {
        let program = try Program("echo %PDF-; wc -c")

        let pdf = try await program.renderer().pdf(template: template, data: Data(repeating: 65, count: 3_000_000))

        #expect(String(decoding: pdf, as: UTF8.self).contains("3000000"))
    }

    @Test func `the program gets nothing of this process's environment`() async throws {
        let program = try Program("echo %PDF-; /usr/bin/env")

        let pdf = try await program.renderer().pdf(template: template, data: Data())

        let names = String(decoding: pdf, as: UTF8.self).split(separator: "\n").dropFirst()
            .compactMap { $0.split(separator: "=").first }
        #expect(Set(names).isSubset(of: ["LANG", "PWD", "SHLVL", "_", "PATH", "OLDPWD"]))
    }

    @Test func `a program that is not there is named`() async throws {
        let renderer = Renderer(program: "/nowhere/typeset")

        await #expect(throws: DocumentError.renderer(path: "/nowhere/typeset", .missing)) {
            try await renderer.pdf(template: template, data: Data())
        }
    }

    @Test func `a file that nobody may run is refused, and a folder too`() async throws {
        let program = try Program("cat", mode: 0o644)

        await #expect(throws: DocumentError.renderer(path: program.path, .notExecutable)) {
            try await program.renderer().pdf(template: template, data: Data())
        }
        await #expect(throws: DocumentError.renderer(path: "/tmp", .notExecutable)) {
            try await Renderer(program: "/tmp").pdf(template: template, data: Data())
        }
    }

    @Test func `a script whose interpreter is gone says so`() async throws {
        let program = try Program(whole: "#!/nowhere/python3\n")

        let error = await #expect(throws: DocumentError.self) {
            try await program.renderer().pdf(template: template, data: Data())
        }

        #expect(error?.description.contains("could not be started") == true)
    }

    @Test func `a program that ends in error is quoted, though it has read nothing`() async throws {
        let program = try Program("echo first >&2; echo 'there is no template x.typ' >&2; echo >&2; exit 3")

        await #expect(
            throws: DocumentError.renderer(
                path: program.path, .refused(status: 3, lastLine: "there is no template x.typ"))
        ) {
            try await program.renderer().pdf(template: template, data: Data(repeating: 65, count: 3_000_000))
        }
    }

    @Test func `a program that is killed is not quoted`() async throws {
        let program = try Program("kill -9 $$")

        await #expect(throws: DocumentError.renderer(path: program.path, .killed(signal: 9))) {
            try await program.renderer().pdf(template: template, data: Data())
        }
    }

    /// Both ignore every signal that can be ignored, and the child holds the pipe open.
    @Test func `a program that hangs is ended in time together with its child`() async throws {
        let program = try Program(
            "trap '' TERM INT HUP; /usr/bin/sleep 600 & echo $! >\"$0.child\"; echo $$ >\"$0.own\"; wait; /usr/bin/sleep 600"
        )
        let renderer = program.renderer(patience: .seconds(1))

        await #expect(throws: DocumentError.renderer(path: program.path, .hangs(limit: .seconds(1)))) {
            try await renderer.pdf(template: template, data: Data())
        }

        #expect(await program.survivors().isEmpty)
    }

    @Test func `a program that writes without end is ended`() async throws {
        let program = try Program("echo $$ >\"$0.own\"; echo %PDF-; exec /usr/bin/yes")

        await #expect(throws: DocumentError.renderer(path: program.path, .tooLong(limit: 1_000_000))) {
            try await program.renderer(limit: 1_000_000).pdf(template: template, data: Data())
        }

        #expect(await program.survivors().isEmpty)
    }

    @Test func `a program that writes something else is refused`() async throws {
        let program = try Program("echo 'Usage: typeset FILE'")

        await #expect(
            throws: DocumentError.renderer(path: program.path, .noPDF(beginning: "Usage: typeset FILE"))
        ) {
            try await program.renderer().pdf(template: template, data: Data())
        }
    }

    @Test func `many documents at once are set`() async throws {
        let program = try Program("echo %PDF-; cat")

        let lengths = try await withThrowingTaskGroup(of: Int.self) { group in
            for number in 1...12 {
                group.addTask {
                    try await program.renderer().pdf(
                        template: template, data: Data(repeating: 65, count: number * 10_000)
                    ).count
                }
            }
            return try await group.reduce(into: Set<Int>()) { $0.insert($1) }
        }

        #expect(lengths == Set((1...12).map { $0 * 10_000 + 6 }))
    }
}

private let template = URL(filePath: "/tmp/a template.typ")

/// A script in the renderer's place, removed when nobody needs it.
private final class Program: Sendable {
    let path: String
    private let folder = FileManager.default.temporaryDirectory.appending(path: "renderer-\(UUID())")

    convenience init(_ lines: String, mode: Int = 0o755) throws {
        try self.init(whole: "#!/bin/sh\n\(lines)\n", mode: mode)
    }

    init(whole text: String, mode: Int = 0o755) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        path = folder.appending(path: "typeset").path
        try Data(text.utf8).write(to: URL(filePath: path))
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func renderer(patience: Duration = .seconds(600), limit: Int = 64_000_000) -> Renderer {
        Renderer(program: path, patience: patience, limit: limit)
    }

    /// Those of the noted processes that still run after a while: the kernel ends them in its own time.
    func survivors() async -> [String] {
        let deadline = ContinuousClock.now + .seconds(120)
        while !processes.isEmpty, ContinuousClock.now < deadline { await Task.yield() }
        return processes
    }

    private var processes: [String] {
        ["own", "child"].compactMap { name in
            guard let text = try? String(contentsOfFile: "\(path).\(name)", encoding: .utf8) else { return nil }
            let id = text.trimmingCharacters(in: .whitespacesAndNewlines)
            let status = try? String(contentsOfFile: "/proc/\(id)/stat", encoding: .utf8)
            // A zombie has ended and only waits to be counted.
            return status.flatMap { $0.contains(") Z ") ? nil : id }
        }
    }
}
