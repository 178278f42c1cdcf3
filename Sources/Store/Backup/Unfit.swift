/// Why a file cannot take the database's place.
package enum Unfit: Error, Equatable {
    case unreadable(cause: String)
    case empty
    case noDatabase
    case damaged(cause: String)
    case foreign
    case newer
    case ownDatabase
}

extension Unfit: CustomStringConvertible {
    package var description: String {
        switch self {
        case .unreadable(let cause): "\(cause); check the path"
        case .empty: "the file is empty; take another backup"
        case .noDatabase: "it is no database; name a file that samordna backup wrote"
        case .damaged(let cause): "the file is damaged (\(cause)); take an earlier backup"
        case .foreign: "it is another program's database; name a file that samordna backup wrote"
        case .newer: "written by a newer release; install that release and restore with it"
        case .ownDatabase: "it is the database itself; name a file that samordna backup wrote"
        }
    }
}
