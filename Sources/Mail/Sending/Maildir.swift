import Foundation

/// A folder with a Maildir for each recipient and one, `alla`, for all; it stands in for a mail server.
struct Maildir {
    let root: URL

    /// The same parcel gets the same file name, so that delivering it again changes nothing.
    func deliver(_ parcel: Parcel) -> Delivery {
        do throws(MailError) {
            let name = "\(parcel.id).\(Fingerprint(of: parcel.bytes)).samordna"
            let mailbox = try mailbox(of: parcel.envelope.recipient)
            let letter = mailbox.appending(path: "new/\(name)")
            try write(parcel.bytes, to: mailbox.appending(path: "tmp/\(name)"))
            try move(mailbox.appending(path: "tmp/\(name)"), to: letter)
            try link(letter, to: try open("alla").appending(path: "new/\(name)"))
            return .accepted(reply: name)
        } catch {
            // 553 is a server's word for a mailbox name it does not allow (RFC 5321 §4.2.3).
            guard case .folderName = error else { return .unavailable(reason: error.description) }
            return .refused(code: 553, reply: error.description)
        }
    }

    func probe() throws(MailError) { _ = try open("alla") }

    private func mailbox(of address: MailAddress) throws(MailError) -> URL {
        guard !address.text.hasPrefix("."), !address.text.contains("/") else { throw .folderName(address.text) }
        return try open(address.text)
    }

    private func open(_ name: String) throws(MailError) -> URL {
        let mailbox = root.appending(path: name)
        for part in ["tmp", "new", "cur"] {
            let folder = mailbox.appending(path: part)
            do {
                try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            } catch {
                throw .maildir(path: folder.path, reason: error.localizedDescription)
            }
        }
        return mailbox
    }

    private func write(_ bytes: Data, to file: URL) throws(MailError) {
        let descriptor = Foundation.open(file.path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o640)
        guard descriptor >= 0 else { throw fault(at: file) }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        do {
            try handle.write(contentsOf: bytes)
            try handle.synchronize()
        } catch {
            throw .maildir(path: file.path, reason: error.localizedDescription)
        }
    }

    private func move(_ file: URL, to place: URL) throws(MailError) {
        guard rename(file.path, place.path) == 0 else { throw fault(at: place) }
    }

    private func link(_ file: URL, to place: URL) throws(MailError) {
        guard Foundation.link(file.path, place.path) == 0 || errno == EEXIST else { throw fault(at: place) }
    }

    private func fault(at file: URL) -> MailError {
        .maildir(path: file.path, reason: String(cString: strerror(errno)))
    }
}
