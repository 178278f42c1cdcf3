import Foundation
import Testing

/// What a command says goes out.
@Suite struct SendOptionsTests {
    @Test func `a command counts the mail it lets go itself, and not what was on its way`() throws {
        let shell = try Shell()
        try shell.prepare()
        #expect(try shell.run("approve", "2099", "--body", "lpo", "--by", "Anna Ek").code == 0)
        let list = try shell.write("punkt;typ;föredragande;minuter;bakgrund\nBudget;;;20;\n", to: "dagordning.csv")

        let agenda = try shell.run("meeting", "agenda", "lpo/2099-1", list)
        let queued = try shell.run("outbox").output
        let moved = try shell.run("move", "lpo/2099-1", "--to", "2099-03-10T13:00", "--send")

        #expect(agenda.code == 0 && !agenda.output.contains("go out") && !agenda.output.contains("undo"))
        #expect(queued.contains("queued"))
        #expect(moved.output.contains("1 messages go out; take them back with: samordna outbox undo"))
    }
}
