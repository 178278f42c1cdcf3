/// Rows of numbers of different lengths, one after the other, while they are collected.
struct Rows {
    private(set) var first: [Int] = [0]
    private(set) var values: [Int32] = []

    mutating func append(_ value: Int32) { values.append(value) }
    mutating func append(contentsOf row: some Sequence<Int32>) { values.append(contentsOf: row) }
    mutating func endRow() { first.append(values.count) }
}

/// Rows that are read a hundred million times a second.
struct FlatRows: ~Copyable {
    let first: Table<Int>
    let values: Table<Int32>

    init(_ rows: Rows) {
        first = Table(rows.first)
        values = Table(rows.values)
    }

    @inline(__always)
    func row(_ index: Int) -> Range<Int> { first[index]..<first[index + 1] }
}
