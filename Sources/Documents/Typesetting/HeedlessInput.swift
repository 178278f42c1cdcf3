import Foundation
import Subprocess

#if canImport(Glibc)
    import Glibc
#endif

/// Data for a program that may end before it has read them; its own last words then tell why.
struct HeedlessInput: InputProtocol {
    let data: Data

    func write(with writer: StandardInputWriter) async {
        _ = ignoresBrokenPipes
        _ = try? await writer.write(data)
    }
}

/// Writing to a program that has ended would otherwise end this process too.
private let ignoresBrokenPipes: Void = { _ = signal(SIGPIPE, SIG_IGN) }()
