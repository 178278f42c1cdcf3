import Testing

@testable import samordna

@Suite struct CommandErrorWordsTests {
    @Test(arguments: [
        (
            DaemonError.noLock(path: "s.lock", cause: "Permission denied"),
            "cannot open s.lock: Permission denied; check that the folder exists and that this user may write in it"
        ),
        (
            .alreadyRunning(database: "s.sqlite"),
            "cannot start: another samordna serves s.sqlite already; end that one first"
        ),
        (
            .serves(database: "s.sqlite"),
            "cannot restore onto s.sqlite: samordna serves it; stop the service, restore, and start it again"
        ),
    ]) func `the daemon says why it does not start`(error: DaemonError, words: String) {
        #expect(error.description == words)
    }

    @Test func `a folder that holds something else is left alone`() {
        #expect(
            DemoError.foreignFolder("/home").description
                == "cannot make a demonstration in /home: the folder holds something else; name an empty one with --directory"
        )
    }

    @Test func `a file that cannot be read is named`() {
        #expect(
            FileError.unreadable("ledamoter.csv").description
                == "cannot read ledamoter.csv: there is no such file, or this user may not read it; check the path")
    }

    @Test func `an output that takes nothing is told of`() {
        #expect(
            FileError.unprintable(reason: "No space left on device").description
                == "cannot write to standard output: No space left on device; make room, or name a file to write to")
    }
}
