import Foundation
import Testing

/// Attendance, time and the year's report, as a samordnare types them.
@Suite struct WorkReportTests {
    @Test func `a year from two lists becomes a report in every form`() throws {
        let shell = try Shell.with2020()

        #expect(try shell.run("attendance", "import", shell.path("narvaro.csv")).code == 0)
        #expect(try shell.run("time", "import", shell.path("tid.csv")).code == 0)
        #expect(try shell.run("time", "reading", "lpo/2020-1", "--pages", "40").code == 0)

        let summary = try shell.run("report", "workload", "2020").output
        #expect(summary.contains("Cilla Öberg, Nora kommun: 3.50 h; under 15.00–20.00, meeting 2.00, reading 1.50"))
        for (format, beginning) in [("html", "<!DOCTYPE html>"), ("csv", "radtyp;"), ("json", "{")] {
            let ended = try shell.run("report", "workload", "2020", "--format", format)
            #expect(ended.code == 0)
            #expect(ended.output.hasPrefix(beginning))
        }
        let ended = try shell.run("report", "workload", "2020", "--format", "pdf", "-o", shell.path("r.pdf"))
        #expect(ended.errors == "")
        #expect(try Data(contentsOf: shell.folder.appending(path: "r.pdf")).starts(with: Data("%PDF-1.7".utf8)))
    }

    @Test func `names stand in the report only for those who may see them`() throws {
        let shell = try Shell.with2020()
        _ = try shell.run("attendance", "import", shell.path("narvaro.csv"))

        for form in [["--without-names"], ["--reader", "Egon Ström"]] {
            for format in ["html", "csv", "json"] {
                let ended = try shell.run(["report", "workload", "2020", "--format", format] + form)
                #expect(ended.code == 0)
                #expect(!ended.output.contains("Cilla"))
            }
        }
        let sums = try shell.run("report", "workload", "2020", "--without-names").output
        #expect(sums.contains("LPO Psykisk hälsa: 3 people, not shown: fewer than 5 in it\n"))
        #expect(try shell.run("report", "workload", "2020", "--reader", "Egon Ström").output.contains("Egon Ström"))
    }

    @Test func `a renderer that is missing leaves no file and says what to do`() throws {
        let shell = try Shell.with2020()
        _ = try shell.run("attendance", "import", shell.path("narvaro.csv"))
        let pdf = ["report", "workload", "2020", "--format", "pdf", "-o", shell.path("r.pdf")]

        let ended = try shell.run(pdf, with: ["SAMORDNA_RENDERER": "/nonexistent/typeset"])

        #expect(ended.code == 1)
        #expect(ended.errors.contains("/nonexistent/typeset"))
        #expect(!FileManager.default.fileExists(atPath: shell.path("r.pdf")))
    }

    @Test func `a file that cannot be written is named`() throws {
        let shell = try Shell.with2020()
        _ = try shell.run("attendance", "import", shell.path("narvaro.csv"))

        let ended = try shell.run("report", "workload", "2020", "--format", "csv", "-o", "/nonexistent/r.csv")

        #expect(ended.code == 1)
        #expect(ended.errors.hasPrefix("cannot write /nonexistent/r.csv: "))
    }

    @Test(arguments: [["--format", "csv"], ["--format", "html"], ["--json"], []])
    func `an output that is full is one line, and one that nobody reads none`(form: [String]) throws {
        let shell = try Shell.with2020()
        _ = try shell.run("attendance", "import", shell.path("narvaro.csv"))
        let (report, unread) = (["report", "workload", "2020"] + form, Pipe())
        try unread.fileHandleForReading.close()

        let full = try shell.run(report, into: FileHandle(forWritingTo: URL(filePath: "/dev/full")))
        let closed = try shell.run(report, into: unread.fileHandleForWriting)

        #expect(full.code == 1)
        #expect(full.errors.hasPrefix("cannot write to standard output: No space left on device; "))
        #expect(full.errors.count { $0 == "\n" } == 1)
        #expect(closed.code != 0)
        #expect(closed.errors == "")
    }

    @Test func `standard output by name is standard output`() throws {
        let shell = try Shell.with2020()
        _ = try shell.run("attendance", "import", shell.path("narvaro.csv"))
        let link = try FileManager.default.destinationOfSymbolicLink(atPath: "/dev/stdout")

        let ended = try shell.run("report", "workload", "2020", "--format", "csv", "-o", "/dev/stdout")

        #expect(ended.errors == "")
        #expect(ended.output.contains("radtyp;"))
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: "/dev/stdout") == link)
    }

    @Test func `an output that is closed is told of`() throws {
        let shell = try Shell.with2020()
        _ = try shell.run("attendance", "import", shell.path("narvaro.csv"))

        let ended = try shell.runClosed("report", "workload", "2020", "--format", "csv")

        #expect(ended.code == 1)
        #expect(ended.errors.hasPrefix("cannot write to standard output: Bad file descriptor; "))
    }

    @Test func `lines that a full output takes no more are told of`() throws {
        let ended = try Shell.with2020().run(
            ["meeting", "list", "2020"], into: FileHandle(forWritingTo: URL(filePath: "/dev/full")))

        #expect(ended.code == 1)
        #expect(ended.errors.hasPrefix("cannot write to standard output: No space left on device; "))
    }

    @Test func `a list with an unknown name, two of one name and a wrong word changes nothing`() throws {
        let shell = try Shell.with2020()
        let list = try shell.write(
            """
            möte;namn;närvaro;minuter
            lpo/2020-1;Anna Ek;ja;
            lpo/2020-1;Nisse Hult;ja;
            lpo/2020-1;Gun Alm;ja;
            lpo/2020-9;Cilla Öberg;ja;
            """, to: "fel.csv")

        let ended = try shell.run("attendance", "import", list)

        #expect(ended.code == 1)
        let lines = ended.errors.split(separator: "\n")
        #expect(lines.count == 3)
        #expect(lines[0].contains("fel.csv:3, column “namn”"))
        #expect(lines[1].contains("fel.csv:4, column “namn”") && lines[1].contains("cannot tell who “Gun Alm” is"))
        #expect(lines[2].contains("fel.csv:5, column “möte”") && lines[2].contains("cannot find the meeting"))
        #expect(try shell.run("attendance", "show", "lpo/2020-1").output.contains("not on record: Anna Ek"))
    }

    @Test func `a year in which nothing was done is said`() throws {
        let shell = try Shell.with2020()

        let ended = try shell.run("report", "workload", "2019")

        #expect(ended.code == 1)
        #expect(
            ended.errors
                == "cannot report 2019: no meeting was held and no time recorded; see samordna meeting list 2019\n")
    }

    @Test(arguments: [
        ["attendance", "lpo/2020-1"], ["attendance", "lpo/2020-1", "Anna Ek", "partial"],
        ["attendance", "lpo/2020-1", "Anna Ek", "maybe"], ["attendance", "lpo/2020-1", "--others", "unknown"],
        ["time", "Anna Ek", "reading", "lite", "--meeting", "lpo/2020-1"], ["time", "Anna Ek", "reading", "30"],
        ["time", "reading", "lpo/2020-1"], ["report", "workload", "2020", "--json", "--format", "csv"],
    ])
    func `wrong use is told apart from refusal`(arguments: [String]) throws {
        #expect(try Shell.with2020().run(arguments).code == 64)
    }
}

extension Shell {
    /// One meeting of an LPO in 2020, and lists of who came and what it took.
    fileprivate static func with2020() throws -> Shell {
        let shell = try Shell()
        let region = """
            region: Region Exempel
            authorities:
              - {id: regionen, name: Region Exempel, kind: region}
              - {id: nora, name: Nora kommun, kind: municipality}
            bodies:
              - {id: lpo, kind: programArea, name: LPO Psykisk hälsa, norm: [{hours: 15-20}]}
              - {id: lag, kind: workingGroup, name: LAG Demens}
            """
        let members = """
            grupp;roll;namn;e-post;huvudman;från
            lpo;ordförande;Anna Ek;anna@regionen.example;Region Exempel;2019-01-01
            lpo;ledamot;Cilla Öberg;cilla@nora.kommun.example;Nora kommun;2019-01-01
            lpo;ledamot;Egon Ström;egon@nora.kommun.example;Nora kommun;2019-01-01
            lag;ledamot;Gun Alm;gun@nora.kommun.example;Nora kommun;2019-01-01
            lag;ledamot;Gun Alm;gun.alm@regionen.example;Region Exempel;2019-01-01
            """
        let meetings = "grupp;datum;start;slut\nlpo;2020-03-03;13:00;15:00\n"
        _ = try shell.run("import", shell.write(region, to: "region.yaml"), shell.write(members, to: "ledamoter.csv"))
        _ = try shell.run("import", "--history", shell.write(meetings, to: "moten.csv"))
        try shell.write(
            """
            grupp;datum;namn;närvaro;minuter;i stället för
            lpo;2020-03-03;Anna Ek;ja;;
            lpo;2020-03-03;Cilla Öberg;distans;;
            lpo;2020-03-03;Egon Ström;förhinder;;
            """, to: "narvaro.csv")
        try shell.write("möte;namn;slag;tid\nlpo/2020-1;Cilla Öberg;läsning;1:30\n", to: "tid.csv")
        return shell
    }
}
