import Foundation
import Meetings
import Secretariat
import Store

/// Reckons years beside the requests that ask for them, and remembers what the last reckoning came to.
actor YearDesk {
    private let secretary: Secretary
    private var reviews: [Question: YearReview?] = [:]
    private var jobs: [Int: (job: PlanJob, task: Task<Void, Never>)] = [:]
    private var failures: [Int: PlanFailure] = [:]

    /// What a review depends on: nothing has happened while it is the same.
    private struct Question: Hashable {
        let year: Int
        let revision: Int?
        let latestFact: Int64
        /// What people can changes without a word; a minute is soon enough to know of it.
        let minute: Int
    }

    init(_ secretary: Secretary) { self.secretary = secretary }

    /// The year as it stands; nil where nothing is left of it to plan.
    func review(_ year: Int) async throws -> YearReview? {
        let secretary = secretary
        return try await remembered(try question(year, revision: nil)) { try secretary.review(year) }
    }

    /// A proposal's dates; nil where something has changed since it was made.
    func review(_ draft: PlanDraft) async throws -> YearReview? {
        let secretary = secretary
        return try await remembered(try question(draft.year, revision: draft.revision)) {
            try secretary.review(draft).review
        }
    }

    private func question(_ year: Int, revision: Int?) throws -> Question {
        let fact = try secretary.store.read { try $0.latestFact() }
        return Question(
            year: year, revision: revision, latestFact: fact,
            minute: Int(secretary.world.now().timeIntervalSince1970 / 60))
    }

    private func remembered(
        _ question: Question, _ work: @escaping @Sendable () throws -> YearReview?
    ) async throws -> YearReview? {
        if let known = reviews[question] { return known }
        let review = try await reckoned(work)
        // Of each year and proposal the newest is enough.
        reviews = reviews.filter { $0.key.latestFact == question.latestFact && $0.key.minute == question.minute }
        reviews[question] = review
        return review
    }

    /// Starts planning a year, unless that is under way.
    func start(_ year: Int, _ options: PlanOptions, by: String) {
        guard jobs[year] == nil else { return }
        let job = PlanJob(by: by, at: secretary.world.now())
        failures[year] = nil
        jobs[year] = (job, Task { await run(job, year, options) })
    }

    private func run(_ job: PlanJob, _ year: Int, _ options: PlanOptions) async {
        var options = options
        let isOver = options.isOver
        options.isOver = { isOver() || job.isStopped }
        options.onProgress = job.note
        let (secretary, by, prepared) = (secretary, job.by, options)
        do {
            _ = try await reckoned { try secretary.propose(year, prepared, by: by) }
        } catch {
            failures[year] = PlanFailure(error)
        }
        jobs[year] = nil
    }

    func job(_ year: Int) -> PlanJob? { jobs[year]?.job }

    /// Why the last planning of the year came to nothing.
    func failure(_ year: Int) -> PlanFailure? { failures[year] }

    /// Ends the search with what it has found.
    func stop(_ year: Int) { jobs[year]?.job.stop() }

    /// Waits until the planning of a year that is under way has come to its end.
    func finish(_ year: Int) async { await jobs[year]?.task.value }
}

/// On a thread of its own: the threads that answer pages are as few as the processors, and a dispatch queue shares them.
func reckoned<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
        let thread = Thread { continuation.resume(with: Result { try work() }) }
        thread.stackSize = 8 << 20
        thread.start()
    }
}
