/// The couriers who carry parcels out side by side, each with a thread and a connection of its own.
package struct Couriers: Sendable {
    /// Learns how the parcel before went and gives the next one, so that both can be one transaction. It may block; it
    /// gives none when there is no more, and while `stopping`, when whatever it gives is left where it is.
    package typealias Next = @Sendable (_ previous: (Parcel, Delivery)?, _ stopping: Bool) -> Parcel?

    private let transport: Transport
    private let connections: Int

    package init(transport: Transport, connections: Int) {
        self.transport = transport
        self.connections = connections
    }

    /// Ends when every courier has been given none. A cancelled task lets each finish the parcel in hand, breaks off a
    /// transfer that hangs, and reports both through one last call of `next`.
    package func run(next: @escaping Next) async {
        let stop = Stop()
        await withTaskCancellationHandler {
            await withDiscardingTaskGroup { group in
                for number in 1...max(1, connections) {
                    group.addTask {
                        await onThread(named: "courier \(number)") { work(until: stop, next) }
                    }
                }
            }
        } onCancel: {
            stop.request()
        }
    }

    private func work(until stop: Stop, _ next: Next) {
        switch transport {
        case .smtp(let settings): post(through: settings, until: stop, next)
        case .maildir(let root): carry(until: stop, next, deliver: Maildir(root: root).deliver)
        }
    }

    private func post(through settings: SMTPSettings, until stop: Stop, _ next: Next) {
        do throws(MailError) {
            var session = try SMTPSession(settings, stop: stop)
            carry(until: stop, next) { session.deliver($0) }
        } catch {
            carry(until: stop, next) { _ in .unavailable(reason: error.description) }
        }
    }

    private func carry(until stop: Stop, _ next: Next, deliver: (Parcel) -> Delivery) {
        var previous: (Parcel, Delivery)?
        while true {
            let stopping = stop.isRequested
            guard let parcel = next(previous, stopping), !stopping else { return }
            previous = (parcel, deliver(parcel))
        }
    }
}
