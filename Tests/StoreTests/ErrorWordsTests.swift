import Store
import Testing

@Suite struct ErrorWordsTests {
    @Test(arguments: [
        (
            StoreError.newer(path: "s.sqlite"),
            "cannot open s.sqlite: written by a newer release; install that release, or restore a backup made before it"
        ),
        (
            .unopenable(path: "s.sqlite", cause: "no such folder"),
            "cannot open s.sqlite: no such folder; check that the folder exists and that this user may write in it"
        ),
        (
            .full(path: "s.sqlite"),
            "cannot write s.sqlite: the disk is full; make room and run again, nothing was half done"
        ),
        (
            .readOnly(path: "s.sqlite"),
            "cannot write s.sqlite: this user may only read it; run as the user that owns the file"
        ),
        (.busy(path: "s.sqlite"), "cannot write s.sqlite: another command holds it; try again in a moment"),
        (
            .damaged(path: "s.sqlite", cause: "malformed"),
            "cannot read s.sqlite: the file is damaged (malformed); restore the latest backup"
        ),
        (
            .refused(path: "s.sqlite", cause: "constraint"),
            "cannot use s.sqlite: the database refused (constraint); nothing was changed, run samordna check"
        ),
    ]) func `every refusal says what to do`(error: StoreError, words: String) {
        #expect(error.description == words)
    }
}
