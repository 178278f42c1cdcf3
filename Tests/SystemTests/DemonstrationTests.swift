import Foundation
import Meetings
import Store
import Testing

extension SystemTests {
    /// What `samordna demo` has on its database when half a year has gone.
    @Suite struct DemonstrationTests {
        @Test func `it shows papers, notes in every state and åtgärder that are open, late, postponed and done`() throws
        {
            let scratch = try Scratch()
            let folder = scratch.path("demo")

            let ended = try Program.prepareDemonstration(in: folder, port: 8080)

            #expect(ended.code == 0, "\(ended.complaint)")
            let store = try Store(path: "\(folder)/samordna.sqlite")
            try store.read { snapshot in
                let year = try snapshot.meetings(year: 2027)
                func meeting(_ reference: String) throws -> Meeting {
                    try #require(year.first { $0.reference == reference })
                }
                try expectPapers(before: try meeting("lpo-psykisk-halsa/2027-2"), snapshot)
                for (reference, state) in [
                    "lpo-psykisk-halsa/2027-1": "approved", "lpo-barn-och-unga/2027-1": "approved",
                    "lpo-aldres-halsa/2027-1": "shared", "lpo-levnadsvanor/2027-1": "draft",
                ] {
                    let minutes = try snapshot.minutes(of: try meeting(reference).id)
                    #expect(minutes?.word == state, "\(reference)")
                }
                let comments = try snapshot.comments(on: try meeting("lpo-aldres-halsa/2027-1").id)
                let versions = try snapshot.minutesVersions(of: try meeting("lpo-barn-och-unga/2027-1").id)
                #expect(comments.count == 2)
                #expect(versions.count == 3)
                let actions = try snapshot.agreedActions()
                #expect(actions.contains { $0.isOverdue(on: WallTime(end).day) })
                #expect(actions.contains { $0.isOpen && !$0.isOverdue(on: WallTime(end).day) })
                #expect(actions.contains { $0.postponements > 0 })
                #expect(actions.contains { $0.isClosed })
            }
        }

        private func expectPapers(before meeting: Meeting, _ snapshot: Snapshot) throws {
            #expect(meeting.agenda.contains { $0.title == "Gapanalys schizofreni" })
            let papers = try snapshot.papers(of: meeting.id)
            #expect(papers.map(\.annex) == [1, 2, 3])
            #expect(papers.allSatisfy { $0.minutes(at: 200) ?? 0 > 0 })
            let kinds = Set(try snapshot.messages(MessageFilter(meeting: meeting.id)).map(\.kind))
            #expect(kinds.isSuperset(of: [.notice, .papers]))
        }
    }
}

private let end = Date.at("2027-03-15T10:00")

extension Minutes {
    fileprivate var word: String {
        switch state {
        case .draft: "draft"
        case .shared: "shared"
        case .approved: "approved"
        }
    }
}
