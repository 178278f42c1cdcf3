import Hummingbird

/// Why a page is not given, as its reader is told.
enum WebProblem: Error, Equatable {
    case notFound
    /// The page is for somebody signed in.
    case notSignedIn
    /// She is signed in, but this is not hers.
    case notAllowed
    /// The form was not sent from a page of ours, or from one that is too old.
    case forged
    case tooLarge(limit: Int)
    case tooOften
    case unreadable
    /// Somebody else has changed the same thing meanwhile.
    case changedMeanwhile
    case failed

    var status: HTTPResponse.Status {
        switch self {
        case .notFound: .notFound
        case .notSignedIn: .unauthorized
        case .notAllowed, .forged: .forbidden
        case .tooLarge: .contentTooLarge
        case .tooOften: .tooManyRequests
        case .unreadable: .badRequest
        case .changedMeanwhile: .conflict
        case .failed: .internalServerError
        }
    }
}
