import Testing

@testable import samordna

@Suite struct PlanTests {
    @Test func `a year that is over is refused in one line`() throws {
        let shell = try Shell()
        try shell.prepare()

        let ended = try shell.run("plan", "2001")

        #expect(ended.code == 1)
        #expect(ended.errors == "cannot plan 2001: the year is over; choose this year or a coming one\n")
        #expect(ended.output.isEmpty)
    }

    @Test func `a year beyond all calendars is refused in one line`() throws {
        let shell = try Shell()
        try shell.prepare()

        let ended = try shell.run("plan", "2098")

        #expect(ended.code == 1)
        #expect(ended.errors == "cannot plan 2098: it lies more than ten years ahead; choose a nearer one\n")
    }

    @Test(arguments: [
        ["plan", "2001", "--move-booked"], ["plan", "2001", "--why-not", "2001-03-02"],
        ["plan", "2001", "--why-not", "2002-03-02", "--body", "lpo"],
        ["plan", "2001", "--why-not", "soon", "--body", "lpo"],
        ["plan", "2001", "--seconds", "0"], ["plan", "2001", "--steps", "0"], ["plan", "next"], ["calendar", "7"],
        ["move", "lpo/2099-1", "--length", "60"],
    ])
    func `wrong use ends with 64`(arguments: [String]) throws {
        let shell = try Shell()

        #expect(try shell.run(arguments).code == 64)
    }

    @Test func `the calendar of a year is told in days, breaks and periods`() throws {
        let shell = try Shell()
        try shell.prepare()

        let ended = try shell.run("calendar", "2027")

        #expect(ended.code == 0)
        for line in [
            "2027-03-25  w12  Thu  skärtorsdagen (half day)", "2027-05-07  w18  Fri  klämdag (bridge day)",
            "2027-06-25  w25  Fri  midsommarafton (eve)",
            "none on record; add them to school_breaks in the region pack",
            "2027-09-15 to 2027-11-12",
        ] { #expect(ended.output.contains(line)) }
    }

    @Test func `the calendar can be read by machines`() throws {
        let shell = try Shell()
        try shell.prepare()

        let ended = try shell.run("calendar", "2027", "--json")

        #expect(ended.output.contains("\"kind\" : \"bridge day\""))
    }
}
