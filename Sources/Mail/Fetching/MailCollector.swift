import Foundation

/// The one who empties a mailbox: learns what has come, takes it message by message, and puts away what is settled.
///
/// Nothing is lost and nothing repeated whatever fails in between, if its caller stores a message, with its bookmark,
/// before settling it. Cancelling the calling task breaks a transfer off within two seconds. After an error the next
/// call connects anew.
package actor MailCollector {
    private let source: MailSource
    private let largest: Int
    private let thread = MailThread()
    private var session: IMAPSession?

    /// `largest` is the size in bytes above which a message is not taken whole.
    package init(from source: MailSource, largest: Int = 30 << 20) {
        self.source = source
        self.largest = largest
    }

    /// libcurl and file systems block, and Swift's cooperative pool has no thread to spare for that.
    package nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

    /// The messages that came after the bookmark, oldest first and at most `limit`. A mailbox that was made anew since
    /// then is listed from its start.
    package func arrivals(after bookmark: Bookmark?, limit: Int = 1000) throws(MailError) -> [Arrival.ID] {
        switch source {
        case .imap(let settings):
            return try onConnection(with: settings) { session throws(MailError) in
                let validity = session.uidValidity
                let last = bookmark?.uidValidity == validity ? bookmark?.uid : nil
                let uids = try session.search(above: last ?? 0, limit: limit)
                return uids.prefix(max(0, limit)).map { .imap(uidValidity: validity, uid: $0) }
            }
        case .maildir(let root):
            return try MaildirInbox(root: root, largest: largest).list(limit: limit).map { .maildir($0) }
        }
    }

    /// None when the message is no longer there.
    package func fetch(_ id: Arrival.ID) throws(MailError) -> Arrival? {
        let content: Arrival.Content?
        switch (source, id) {
        case (.imap(let settings), .imap(let validity, let uid)):
            content = try onConnection(with: settings) { session throws(MailError) in
                session.uidValidity == validity ? try session.fetch(uid) : nil
            }
        case (.maildir(let root), .maildir(let name)):
            content = try MaildirInbox(root: root, largest: largest).fetch(name)
        default: content = nil
        }
        return content.map { Arrival(id: id, content: $0) }
    }

    /// Doing it again changes nothing, nor does naming messages that are gone.
    package func settle(_ ids: [Arrival.ID], as placement: Arrival.Placement) throws(MailError) {
        switch source {
        case .imap(let settings):
            try onConnection(with: settings) { session throws(MailError) in
                let uids = ids.compactMap { $0.uid(in: session.uidValidity) }
                try session.settle(uids, as: placement)
            }
        case .maildir(let root):
            try MaildirInbox(root: root, largest: largest).settle(ids.compactMap(\.fileName), as: placement)
        }
    }

    /// Ends the connection; the next call opens another.
    package func leave() { session = nil }

    /// Whether the mailbox could be read now; gives the moment when the server's certificate ends.
    @discardableResult package func probe() throws(MailError) -> Date? {
        defer { leave() }
        _ = try arrivals(after: nil, limit: 1)
        return session?.certificateEnd ?? nil
    }

    /// A session is of no more use after an error: libcurl has closed its connection, or it is in an unknown state.
    private func onConnection<Value>(
        with settings: IMAPSettings, _ work: (borrowing IMAPSession) throws(MailError) -> Value
    ) throws(MailError) -> Value {
        defer { if session?.isSpent == true { session = nil } }
        do throws(MailError) {
            if session == nil {
                session = try IMAPSession(settings, largest: largest) { Task.isCancelled }
                try session?.open()
            }
            guard let value = try session?.perform(work) else { throw .clientUnavailable }
            return value
        } catch {
            session = nil
            throw error
        }
    }
}

extension IMAPSession {
    fileprivate func perform<Value>(
        _ work: (borrowing IMAPSession) throws(MailError) -> Value
    ) throws(MailError) -> Value {
        try work(self)
    }
}

extension Arrival.ID {
    fileprivate func uid(in validity: UInt32) -> UInt32? {
        guard case .imap(validity, let uid) = self else { return nil }
        return uid
    }

    fileprivate var fileName: String? {
        guard case .maildir(let name) = self else { return nil }
        return name
    }
}
