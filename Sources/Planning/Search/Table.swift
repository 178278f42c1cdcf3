/// A fixed block of numbers without bounds checks.
///
/// The search reads a dozen of them ten million times a second and every index in it comes from `Options`, which is built
/// from an instance whose every number was checked. The checks of `Array` took a third of the time; debug builds keep them.
struct Table<Element: BitwiseCopyable>: ~Copyable {
    let count: Int
    private let base: UnsafeMutablePointer<Element>

    init(repeating element: Element, count: Int) {
        self.count = count
        base = .allocate(capacity: max(1, count))
        base.initialize(repeating: element, count: count)
    }

    init(_ elements: [Element]) {
        count = elements.count
        base = .allocate(capacity: max(1, count))
        base.initialize(from: elements, count: count)
    }

    deinit { base.deallocate() }

    @inline(__always)
    subscript(index: Int) -> Element {
        get {
            assert(index >= 0 && index < count)
            return base[index]
        }
        nonmutating set {
            assert(index >= 0 && index < count)
            base[index] = newValue
        }
    }

    @inline(__always)
    subscript(index: Int32) -> Element {
        get { self[Int(index)] }
        nonmutating set { self[Int(index)] = newValue }
    }

    func fill(_ element: Element) { base.update(repeating: element, count: count) }

    func copy(from other: borrowing Table<Element>) {
        assert(count == other.count)
        base.update(from: other.base, count: count)
    }
}
