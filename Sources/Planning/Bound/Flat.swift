/// A table of plain values in one block of memory, the only unsafe memory of the planner's bound.
///
/// The bound reads its tables a hundred million times a second. An array inside an object checks its bounds, its
/// uniqueness and its exclusive access each time, which took more than half of the time; this checks in debug builds
/// only. The block has one owner, which frees it, and no pointer leaves this file.
struct Flat<Element: BitwiseCopyable>: ~Copyable {
    let count: Int
    private let base: UnsafeMutablePointer<Element>

    init(repeating value: Element, count: Int) {
        self.count = count
        base = .allocate(capacity: max(1, count))
        base.initialize(repeating: value, count: count)
    }

    init(_ values: [Element]) {
        count = values.count
        base = .allocate(capacity: max(1, values.count))
        for (index, value) in values.enumerated() { (base + index).initialize(to: value) }
    }

    deinit { base.deallocate() }

    subscript(index: Int) -> Element {
        @inline(__always) get {
            assert(index >= 0 && index < count)
            return base[index]
        }
        @inline(__always) nonmutating set {
            assert(index >= 0 && index < count)
            base[index] = newValue
        }
    }

    var array: [Element] { Array(UnsafeBufferPointer(start: base, count: count)) }

    func fill(_ value: Element) { base.update(repeating: value, count: count) }

    func copy(_ values: [Element]) {
        precondition(values.count == count)
        values.withUnsafeBufferPointer { source in
            guard let start = source.baseAddress else { return }
            base.update(from: start, count: count)
        }
    }
}
