import Foundation
import Meetings
import Testing

@Suite struct ActionTaskTests {
    @Test(arguments: [
        ("Påminna kommunerna – Cilla Öberg ansvarig, klart 12 mars", "Påminna kommunerna"),
        ("Påminna kommunerna – Cilla ansvarig", "Påminna kommunerna"),
        ("Fråga skolorna om snus – Cilla", "Fråga skolorna om snus"),
        ("Fråga skolorna – Cilla, klart 12 mars", "Fråga skolorna"),
        ("Fråga skolorna – Dag", "Fråga skolorna – Dag"),
        ("Skriva svaret – LPO – Cilla Öberg ansvarig", "Skriva svaret – LPO"),
        ("Påminna kommunerna – Cilla och Dag ansvariga", "Påminna kommunerna – Cilla och Dag ansvariga"),
        ("Påminna – Cilla ansvarig, men bara om det går", "Påminna – Cilla ansvarig, men bara om det går"),
        ("Påminna kommunerna – Cilla ansvarig (?)", "Påminna kommunerna – Cilla ansvarig (?)"),
        ("Cilla Öberg påminner kommunerna", "Cilla Öberg påminner kommunerna"),
        ("– Cilla ansvarig", "– Cilla ansvarig"),
    ])
    func `only what owners and day say already is left out`(text: String, task: String) {
        var register = Register()
        register.people = [Person(id: Key("cilla"), name: "Cilla Öberg")]
        let action = Action(
            id: Key("a"), body: Key("lpo"), meeting: Key("m"), item: 1, text: text, owners: [.person(Key("cilla"))],
            due: .day(Day(ordinal: 20_900)), agreed: Day(ordinal: 20_880))

        #expect(action.task(in: register) == task)
    }
}
