import Foundation
import Meetings
import Store

extension Secretary {
    /// Writes a verified copy of the database into a folder.
    @discardableResult package func backUp(into folder: BackupFolder, by: String) throws -> Backup.Contents {
        let now = world.now()
        let contents = try folder.add(of: store.path, at: now, named: WallTime(now).fileStamp(now))
        try store.write { transaction in
            try transaction.record(
                Fact(at: now, by: by, kind: "backed up", scope: "database", detail: "\(contents.bytes) bytes"))
        }
        return contents
    }
}

extension WallTime {
    /// “2027-03-02T023415”, with the seconds of the moment.
    fileprivate func fileStamp(_ moment: Date) -> String {
        let seconds = Int(moment.timeIntervalSince1970.rounded(.down)) % 60
        return description.replacing(":", with: "") + (seconds < 10 ? "0\(seconds)" : "\(seconds)")
    }
}
