import Documents
import Foundation
import Hummingbird
import Meetings
import Secretariat
import Store
import Synchronization

/// *Säkerhetskopia*: when the last was made, a new one, and how one is brought back.
struct BackupRoom: Sendable {
    let office: OfficeRooms
    let premises: Premises
    private let work = BackupWork()

    init(office: OfficeRooms, premises: Premises) {
        self.office = office
        self.premises = premises
    }

    private var secretary: Secretary { office.secretary }

    func open(_ router: some RouterMethods<SiteContext>) {
        router.get("installningar/kopia") { _, context in try show(context) }
        router.form("installningar/kopia") { _, _, context in try make(context) }
    }

    private func show(_ context: SiteContext) throws -> Response {
        _ = try office.visit(context, to: .configure)
        let today = WallTime(secretary.world.now()).day
        let page = BackupPage(
            premises.backups, database: secretary.store.path, work.state, on: today, token: context.token)
        return try secretary.store.read { try office.page(page, "Säkerhetskopia", in: .settings, for: context, $0) }
    }

    /// A large database takes a while: on a thread of its own, and the page tells how far it is.
    private func make(_ context: SiteContext) throws -> Response {
        let visit = try office.visit(context, to: .configure)
        guard work.begin(at: secretary.world.now()) else { return .see("/installningar/kopia") }
        let (secretary, folder, work, logger) = (secretary, premises.backups, work, context.logger)
        DispatchQueue.global().async {
            do {
                try secretary.backUp(into: folder, by: visit.person.name)
                work.end()
            } catch {
                logger.error("a backup failed", metadata: ["cause": "\(error)"])
                work.fail(at: secretary.world.now())
            }
        }
        return .see("/installningar/kopia")
    }
}

/// The one backup that is made at a time.
final class BackupWork: Sendable {
    enum State: Equatable {
        case idle
        case underWay(since: Date)
        case failed(at: Date)
    }

    private let current = Mutex(State.idle)

    var state: State { current.withLock(\.self) }

    /// Whether nobody else makes one already.
    func begin(at now: Date) -> Bool {
        current.withLock { state in
            if case .underWay = state { return false }
            state = .underWay(since: now)
            return true
        }
    }

    func end() { current.withLock { $0 = .idle } }
    func fail(at now: Date) { current.withLock { $0 = .failed(at: now) } }
}

struct BackupPage: PageContent {
    static let template = "settings-backup"
    static let names: Set<String> = [
        "hasCopies", "latest", "latestSize", "copies", "name", "moment", "size", "isUnderWay", "since", "hasFailed",
        "failed", "folder", "command", "count", "isOld",
    ]
    private static let shown = 10

    let hasCopies: Bool
    let latest: String
    let latestSize: String
    /// Whether it is older than a night's.
    let isOld: Bool
    let copies: [Copy]
    let count: String
    let isUnderWay: Bool
    let since: String
    let hasFailed: Bool
    let failed: String
    let folder: String
    let command: String
    let token: String

    struct Copy: Sendable {
        let name: String
        let moment: String
        let size: String
    }

    init(_ folder: BackupFolder, database: String, _ state: BackupWork.State, on today: Day, token: String) {
        let found = folder.copies()
        hasCopies = !found.isEmpty
        latest = found.first?.moment.asRead(on: today) ?? ""
        latestSize = found.first?.bytes.octets ?? ""
        isOld = found.first.map { WallTime($0.moment).day < today.adding(days: -1) } ?? false
        copies = found.prefix(Self.shown).map {
            Copy(name: $0.name, moment: $0.moment.asRead(on: today).capitalizedSentence, size: $0.bytes.octets)
        }
        count = found.count.word(one: "en").capitalizedSentence
        if case .underWay(let moment) = state {
            isUnderWay = true
            since = moment.asRead(on: today)
        } else {
            isUnderWay = false
            since = ""
        }
        if case .failed(let moment) = state {
            hasFailed = true
            failed = moment.asRead(on: today)
        } else {
            hasFailed = false
            failed = ""
        }
        self.folder = folder.path
        command = "sudo -u samordna samordna restore \(folder.path)/\(found.first?.name ?? "KOPIAN.sqlite")"
        self.token = token
    }
}
