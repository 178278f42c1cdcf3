import Foundation
import GRDB
import Meetings

/// A wish to sign in, told to the person by mail; its secrets are kept as digests.
package struct SignInRequest: Equatable, Sendable {
    package let id: Int64
    /// Nil where nobody who may sign in has the address that was given.
    package let person: Key<Person>?
    package let asked: Date
    /// Of the code that was mailed together with what the asking browser keeps.
    package let codeDigest: String
    package let isLinkUsed: Bool
    package let isCodeUsed: Bool
    package let wrongCodes: Int
}

/// A browser that somebody has signed in with.
package struct Session: Equatable, Sendable, Identifiable {
    package let id: Int64
    package let person: Key<Person>
    package let opened: Date
    package let seen: Date
    package let closed: Date?
    /// “Firefox på Windows”; empty where it is not known.
    package let device: String
    /// Whether a trusted proxy said who it is.
    package let isVouched: Bool
}

extension Snapshot {
    /// Every browser that somebody is signed in with, seen since a moment and opened since another; the latest first.
    package func openSessions(seenSince seen: Date, openedSince opened: Date) throws -> [Session] {
        try rows(
            "SELECT * FROM session WHERE closed IS NULL AND seen > ? AND opened > ? ORDER BY seen DESC LIMIT 500",
            [seen.milliseconds, opened.milliseconds]
        ).map(Session.init)
    }

    package func signInRequest(browser digest: String) throws -> SignInRequest? {
        try rows("SELECT * FROM signIn WHERE browser = ?", [digest]).first.map(SignInRequest.init)
    }

    package func signInRequest(link digest: String) throws -> SignInRequest? {
        try rows("SELECT * FROM signIn WHERE link = ?", [digest]).first.map(SignInRequest.init)
    }

    /// Closed ones too: the caller says why they do not count.
    package func session(digest: String) throws -> Session? {
        try rows("SELECT * FROM session WHERE digest = ?", [digest]).first.map(Session.init)
    }

    package func openSessions(of person: Key<Person>) throws -> [Session] {
        try rows("SELECT * FROM session WHERE person = ? AND closed IS NULL ORDER BY id", [person.text])
            .map(Session.init)
    }
}

extension Transaction {
    /// Requests that can no longer be used make room: they are secrets, not history.
    package func forgetSignIns(askedBefore moment: Date) throws {
        try execute("DELETE FROM signIn WHERE asked < ?", [moment.milliseconds])
    }

    package func addSignIn(
        of person: Key<Person>?, browser: String, link: String, code: String, at now: Date
    ) throws {
        try execute(
            "INSERT INTO signIn (browser, link, code, person, asked) VALUES (?, ?, ?, ?, ?)",
            [browser, link, code, person?.text, now.milliseconds])
    }

    package func markLinkUsed(_ id: Int64, at now: Date) throws {
        try execute("UPDATE signIn SET linkUsed = ? WHERE id = ?", [now.milliseconds, id])
    }

    package func markCodeUsed(_ id: Int64, at now: Date) throws {
        try execute("UPDATE signIn SET codeUsed = ? WHERE id = ?", [now.milliseconds, id])
    }

    package func countWrongCode(_ id: Int64) throws {
        try execute("UPDATE signIn SET wrong = wrong + 1 WHERE id = ?", [id])
    }

    package func openSession(
        of person: Key<Person>, digest: String, device: String = "", isVouched: Bool = false, at now: Date
    ) throws {
        try execute(
            "INSERT INTO session (digest, person, opened, seen, device, isVouched) VALUES (?1, ?2, ?3, ?3, ?4, ?5)",
            [digest, person.text, now.milliseconds, device, isVouched])
    }

    package func touchSession(_ id: Int64, at now: Date) throws {
        try execute("UPDATE session SET seen = ? WHERE id = ?", [now.milliseconds, id])
    }

    /// Also voids what has been mailed and not used.
    package func closeAllSessions(at now: Date) throws {
        try execute("UPDATE session SET closed = ? WHERE closed IS NULL", [now.milliseconds])
        try execute("DELETE FROM signIn", [])
    }

    /// Whether it was open.
    package func closeSession(_ id: Int64, at now: Date) throws -> Bool {
        try execute("UPDATE session SET closed = ? WHERE id = ? AND closed IS NULL", [now.milliseconds, id])
        return database.changesCount == 1
    }
}

extension SignInRequest {
    fileprivate init(_ row: Row) {
        id = row["id"]
        person = (row["person"] as String?).map { Key($0) }
        asked = row.moment("asked")
        codeDigest = row["code"]
        isLinkUsed = row["linkUsed"] != nil
        isCodeUsed = row["codeUsed"] != nil
        wrongCodes = row["wrong"]
    }
}

extension Session {
    fileprivate init(_ row: Row) {
        id = row["id"]
        person = row.key("person")
        opened = row.moment("opened")
        seen = row.moment("seen")
        closed = (row["closed"] as Int64?).map(Date.init(milliseconds:))
        device = row["device"]
        isVouched = row["isVouched"]
    }
}
