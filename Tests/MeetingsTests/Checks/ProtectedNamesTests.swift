import Foundation
import Meetings
import Testing

@Suite struct ProtectedNamesTests {
    @Test(arguments: [
        ("Cilla Öberg berättade.", ProtectedNames.Sight.certain), ("CILLA ÖBERG talade.", .certain),
        ("Fråga skolorna – Cilla", .perhaps), ("Cillas förslag", nil), ("Anna berättade.", nil), ("", nil),
    ])
    func `whole names are certain, and those that people are called by are asked about`(
        text: String, sight: ProtectedNames.Sight?
    ) {
        #expect(ProtectedNames(register, in: Key("lpo"), on: day).sight(in: text) == sight)
    }

    @Test func `a name that somebody else in the body has is nobody's secret`() {
        #expect(ProtectedNames(register, in: Key("lpo"), on: day).sight(in: "Eva Rask talade.") == nil)
        #expect(ProtectedNames(register, in: Key("lpo"), on: day).sight(in: "Eva Alm talade.") == .certain)
        #expect(ProtectedNames(Register(), in: Key("lpo"), on: day).sight(in: "Cilla Öberg") == nil)
    }

    private let day = Day(ordinal: 20_880)

    private var register: Register {
        var register = Register()
        for (number, (name, isProtected)) in [
            ("Anna Ek", false), ("Cilla Öberg", true), ("Eva Alm", true), ("Eva Rask", false),
        ].enumerated() {
            var person = Person(id: Key("p\(number)"), name: name)
            person.isProtected = isProtected
            register.people.append(person)
            register.seats.append(Seat(id: Key("s\(number)"), body: Key("lpo"), role: .ordinary))
            register.mandates.append(
                Mandate(id: Key("m\(number)"), seat: Key("s\(number)"), person: person.id, from: day))
        }
        return register
    }
}
