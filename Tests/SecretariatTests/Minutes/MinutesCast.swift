import Foundation
import Meetings
import Secretariat
import Store

extension Data {
    /// A PDF by its first and last octets.
    static func pdf(_ mark: UInt8 = 1, size: Int = 100) -> Data {
        Data("%PDF-1.7\n".utf8) + Data((0..<size).map { UInt8(truncatingIfNeeded: $0) &+ mark })
            + Data("\n%%EOF\n".utf8)
    }

    /// An archive whose central directory names these files, as a zip program writes it.
    static func zip(_ names: String...) -> Data {
        var (files, directory) = (Data(), Data())
        for name in names {
            let length = name.utf8.count
            let central = little(0x0201_4b50, 4) + Data(count: 24) + little(length, 2) + Data(count: 12)
            directory += central + little(files.count, 4) + Data(name.utf8)
            files += little(0x0403_4b50, 4) + Data(count: 22) + little(length, 2) + Data(count: 2) + Data(name.utf8)
        }
        let counts = little(names.count, 2) + little(names.count, 2)
        let place = little(directory.count, 4) + little(files.count, 4)
        return files + directory + little(0x0605_4b50, 4) + Data(count: 4) + counts + place + Data(count: 2)
    }

    /// A number, its low octet first.
    private static func little(_ number: Int, _ octets: Int) -> Data {
        Data((0..<octets).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) })
    }
}

extension Office {
    /// The office on the day after its first meeting, everybody called.
    static func dayAfter(webAddress: String? = "https://samordna.regionen.example") async throws -> Office {
        let office = try Office(webAddress: webAddress)
        try office.book("2027-03-02T13:00")
        try await office.run(until: "2027-03-03T10:00")
        return office
    }

    @discardableResult func send(
        _ file: Data = .pdf(), named name: String = "Anteckningar.pdf", of meeting: String = "lpo/2027-1"
    ) throws -> [OutboxMessage] {
        try secretary.sendMinutes(file, named: name, of: meeting, by: "Bo")
    }

    func change(_ change: (inout Register) -> Void) throws {
        try secretary.store.write { transaction in
            var register = try transaction.snapshot.register()
            change(&register)
            try transaction.save(register)
        }
    }

    /// To whom minutes were sent and how, oldest first: “anna”, “asta for anna”, “egon by post”.
    func minutes(_ states: OutboxMessage.State...) throws -> [String] {
        let filter = MessageFilter(kind: .minutes, states: states.isEmpty ? nil : states)
        return try secretary.store.read { try $0.messages(filter) }.map(\.addressee)
    }
}

extension OutboxMessage {
    var addressee: String {
        guard let recipient else { return "\(person) by post" }
        let local = recipient.prefix { $0 != "@" }
        return copyFor == nil ? String(local) : "\(local) for \(person)"
    }
}
