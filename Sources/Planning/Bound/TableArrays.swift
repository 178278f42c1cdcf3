extension Table {
    var array: [Element] {
        var array: [Element] = []
        array.reserveCapacity(count)
        for index in 0..<count { array.append(self[index]) }
        return array
    }

    func copy(_ elements: [Element]) {
        precondition(elements.count == count)
        for index in 0..<count { self[index] = elements[index] }
    }
}
