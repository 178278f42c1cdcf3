import Crypto
import Foundation
import Meetings
import Store

/// What came of trying to sign in.
package enum SignInOutcome: Equatable, Sendable {
    /// The secret is for her browser alone.
    case signedIn(secret: String)
    case wrongCode(triesLeft: Int)
    /// Used, too old, tried too often, or never made: no difference is told.
    case void
}

/// How long what is mailed works, and how long a browser stays signed in.
package enum SignInTerms {
    package static let validity: TimeInterval = 60 * 60
    package static let tries = 5
    /// Seconds since the browser was last seen, and since it signed in.
    package static let idle: TimeInterval = 7 * 86_400
    package static let longest: TimeInterval = 30 * 86_400
}

extension Secretary {
    /// Mails a link and a code to whoever may sign in with this address.
    ///
    /// - Returns: what the asking browser keeps, for the code to count there alone. It says nothing of whether the
    ///   address was known.
    package func requestSignIn(address: String) throws -> String {
        let (now, browser, link) = (world.now(), world.newSecret(), world.newSecret())
        let code = signInCode(from: world.newSecret())
        try store.write { transaction in
            try transaction.forgetSignIns(askedBefore: now.addingTimeInterval(-SignInTerms.validity))
            let register = try transaction.snapshot.register()
            let person = staff(at: address, register, on: WallTime(now).day)
            try transaction.addSignIn(
                of: person?.id, browser: digest(browser), link: digest(link), code: digest(browser + code), at: now)
            guard let person else { return }
            try mail(SignInMail(link: signInAddress(link), code: code), to: person, at: address, register, transaction)
        }
        return browser
    }

    /// A link that signs a person in once, for whoever runs the commands.
    package func newSignInLink(for name: String, by: String) throws -> String {
        let (now, link) = (world.now(), world.newSecret())
        try store.write { transaction in
            let register = try transaction.snapshot.register()
            let person = try transaction.snapshot.findPerson(name, in: register)
            guard Clearance(of: person, in: register, on: WallTime(now).day).isStaff else {
                throw OfficeError.noStaff(name: person.name)
            }
            // Its code is known to nobody.
            try transaction.addSignIn(
                of: person.id, browser: digest(world.newSecret()), link: digest(link), code: digest(world.newSecret()),
                at: now)
            try transaction.record(Fact(at: now, by: by, kind: "sign-in link made", scope: person.id.text))
        }
        return signInAddress(link)
    }

    /// Whether a link would work; opening its page asks this and changes nothing.
    package func isUsable(signInLink link: String) throws -> Bool {
        let request = try store.read { try $0.signInRequest(link: digest(link)) }
        return request.map { isFresh($0) && !$0.isLinkUsed } ?? false
    }

    /// - Parameter device: what the browser is, as its owner will know it again.
    package func signIn(link: String, device: String = "") throws -> SignInOutcome {
        try store.write { transaction in
            guard let request = try transaction.snapshot.signInRequest(link: digest(link)), isFresh(request),
                !request.isLinkUsed, let person = request.person
            else { return .void }
            try transaction.markLinkUsed(request.id, at: world.now())
            return try open(person, device, transaction)
        }
    }

    /// - Parameter browser: what the browser was given when it asked.
    package func signIn(code: String, browser: String, device: String = "") throws -> SignInOutcome {
        try store.write { transaction in
            guard let request = try transaction.snapshot.signInRequest(browser: digest(browser)), isFresh(request),
                !request.isCodeUsed, request.wrongCodes < SignInTerms.tries
            else { return .void }
            guard let person = request.person, request.codeDigest == digest(browser + code.filter(\.isWholeNumber))
            else {
                try transaction.countWrongCode(request.id)
                return .wrongCode(triesLeft: SignInTerms.tries - request.wrongCodes - 1)
            }
            try transaction.markCodeUsed(request.id, at: world.now())
            return try open(person, device, transaction)
        }
    }

    /// Signs in whom a trusted proxy vouches for; nil where nobody who may sign in has the address.
    package func signIn(vouchedFor address: String, device: String) throws -> String? {
        try store.write { transaction in
            let day = WallTime(world.now()).day
            guard let person = staff(at: address, try transaction.snapshot.register(), on: day),
                case .signedIn(let secret) = try open(person.id, device, isVouched: true, transaction)
            else { return nil }
            return secret
        }
    }

    /// Whether the address is that of the one who is signed in.
    package func isAddress(_ address: String, of visit: Visit) -> Bool {
        visit.person.address == address.lowercased()
    }

    private func open(
        _ person: Key<Person>, _ device: String, isVouched: Bool = false, _ transaction: Transaction
    ) throws -> SignInOutcome {
        let (now, secret) = (world.now(), world.newSecret())
        guard let holder = try transaction.snapshot.register().person(person) else { return .void }
        try transaction.openSession(
            of: person, digest: digest(secret), device: device, isVouched: isVouched, at: now)
        try transaction.record(
            Fact(
                at: now, by: holder.name, kind: "signed in", scope: person.text,
                detail: isVouched ? "vouched for by the proxy" : ""))
        return .signedIn(secret: secret)
    }

    private func isFresh(_ request: SignInRequest) -> Bool {
        world.now().timeIntervalSince(request.asked) < SignInTerms.validity
    }

    /// The only one with the address who may sign in; of two who share it nobody can be told apart.
    private func staff(at address: String, _ register: Register, on day: Day) -> Person? {
        let owners = register.people(at: address).filter { $0.address == address.lowercased() }
        let staff = owners.filter { Clearance(of: $0, in: register, on: day).isStaff }
        return owners.count == 1 ? staff.first : nil
    }

    private func signInAddress(_ link: String) -> String { "\(settings.webAddress ?? "")/logga-in/\(link)" }

    package func digest(_ secret: String) -> String { SHA256.hash(data: Data(secret.utf8)).hexadecimal }

    /// Six figures from 256 random bits.
    private func signInCode(from secret: String) -> String {
        let bytes = SHA256.hash(data: Data(secret.utf8)).prefix(8)
        let number = bytes.reduce(UInt64(0)) { $0 << 8 | UInt64($1) } % 1_000_000
        return String(String(1_000_000 + number).dropFirst())
    }
}
