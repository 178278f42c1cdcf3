import ArgumentParser
import Foundation

/// What the commands print, when it is bytes rather than lines.
enum StandardOutput {
    /// A standard descriptor that is closed would be given to the next file opened, and be printed into.
    static func keepClosed() {
        for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) < 0 {
            _ = open("/dev/null", O_RDONLY)
        }
    }

    static func write(_ data: Data) throws {
        do throws(BrokenOutput) {
            // What `print` has kept back comes first.
            guard fflush(nil) == 0 else { throw BrokenOutput(code: errno) }
            try STDOUT_FILENO.writeAll(data)
        } catch {
            throw error.isClosedPipe ? error.quietEnd : FileError.unprintable(reason: error.reason)
        }
    }
}

/// Why bytes did not leave.
struct BrokenOutput: Error {
    let code: Int32

    /// Whoever read it has seen enough, as `head` does.
    var isClosedPipe: Bool { code == EPIPE }
    var reason: String { String(cString: strerror(code)) }
    /// As if SIGPIPE had ended the process, which it does not where it is ignored.
    var quietEnd: any Error { ExitCode(128 + SIGPIPE) }
}

extension Int32 {
    /// Writes to a descriptor until nothing is left.
    func writeAll(_ data: Data) throws(BrokenOutput) {
        var rest = [UInt8](data)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Foundation.write(self, $0.baseAddress, $0.count) }
            guard count >= 0 || errno == EINTR else { throw BrokenOutput(code: errno) }
            rest = rest.dropFirst(Swift.max(0, count))
        }
    }
}
