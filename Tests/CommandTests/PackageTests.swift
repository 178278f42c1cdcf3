import Foundation
import Testing

/// The units and the package, as far as they can be tried without a machine of their own (for that: make test-install).
@Suite struct PackageTests {
    @Test(arguments: ["samordnad.service", "samordna-backup.service", "samordna-backup.timer"])
    func `systemd understands every line of a unit`(name: String) throws {
        let folder = try Shell()
        let unit = try String(contentsOf: repository.appending(path: "systemd/\(name)"), encoding: .utf8)
        let file = try folder.write(unit.replacing("/usr/bin/samordna ", with: "/usr/bin/true "), to: name)
        if name.hasSuffix(".timer") {
            try folder.write("[Service]\nExecStart=/usr/bin/true\n", to: name.replacing(".timer", with: ".service"))
        }

        let verified = try run("/usr/bin/systemd-analyze", "verify", "--man=no", file)

        #expect(verified.code == 0)
        #expect(verified.said.isEmpty, "\(verified.said)")
    }

    @Test(arguments: ["samordnad.service", "samordna-backup.service"])
    func `a unit is closed, with an exposure of 1.5 at most`(name: String) throws {
        let unit = repository.appending(path: "systemd/\(name)").path

        let judged = try run("/usr/bin/systemd-analyze", "security", "--offline=true", "--threshold=15", unit)

        #expect(judged.code == 0, "\(judged.said)")
    }

    @Test func `the package holds what the service needs, closed to other writers, with one file to fill in`() throws {
        let folder = try Shell()
        let build = repository.appending(path: "systemd/debian/build").path

        let built = try run(build, "/usr/bin/true", folder.path("out"), "9.9.9", with: ["COMPRESSION": "0"])
        let package = try #require(built.said.split(separator: "\n").last.map(String.init))
        let listing = try run("/usr/bin/dpkg-deb", "--contents", package).said
        let control = try run("/usr/bin/dpkg-deb", "--field", package).said
        let conffiles = try run("/usr/bin/dpkg-deb", "--info", package, "conffiles").said

        for file in [
            "/usr/bin/samordna", "/usr/lib/samordna/typeset", "/usr/lib/samordna/python/typst/",
            "/usr/share/samordna/Templates/mail/notice.txt", "/usr/share/samordna/Config/example/ledamoter.csv",
            "/usr/lib/sysusers.d/samordna.conf", "/lib/systemd/system/samordnad.service",
            "/usr/share/man/man1/samordna.1.gz", "/usr/share/doc/samordna/administration.md",
        ] {
            #expect(listing.contains(file), "\(file)")
        }
        for line in listing.split(separator: "\n") {
            // A link's own rights say nothing.
            let isLink = line.hasPrefix("l")
            #expect(line.contains("root/root") && (isLink || !line.prefix(10).dropFirst(4).contains("w")), "\(line)")
        }
        #expect(control.contains("Version: 9.9.9\n"))
        #expect(control.contains("libc6") && control.firstMatch(of: /@[a-z]+@/) == nil, "\(control)")
        #expect(conffiles == "/etc/samordna/samordna.yaml\n")
    }
}

private func run(_ program: String, _ arguments: String..., with environment: [String: String] = [:]) throws -> (
    code: Int32, said: String
) {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.environment = ["PATH": "/usr/bin:/bin:/usr/sbin:/sbin", "LC_ALL": "C.UTF-8"].merging(environment) { $1 }
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let said = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: said, as: UTF8.self))
}
