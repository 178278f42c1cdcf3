import Foundation

/// A certificate authority of its own and a server certificate for 127.0.0.1, made by the openssl command.
struct Certificates {
    let authority: String
    /// The path of `.pem` and `.key`, without the ending.
    let server: String

    init(in directory: URL, named name: String = "own") throws {
        let folder = directory.appending(path: name)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        authority = folder.appending(path: "ca.pem").path
        server = folder.appending(path: "server").path
        let key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"]
        try Self.openssl(
            ["req", "-x509", "-subj", "/CN=CA \(name)", "-keyout", folder.appending(path: "ca.key").path]
                + ["-out", authority] + key)
        try Self.openssl(
            ["req", "-x509", "-subj", "/CN=faults.example", "-addext", "subjectAltName=IP:127.0.0.1,DNS:localhost"]
                + ["-addext", "basicConstraints=critical,CA:FALSE"]
                + ["-CA", authority, "-CAkey", folder.appending(path: "ca.key").path]
                + ["-keyout", "\(server).key", "-out", "\(server).pem"] + key)
    }

    private static func openssl(_ arguments: [String]) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/openssl")
        process.arguments = arguments
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw CocoaError(.executableLoad) }
    }
}
