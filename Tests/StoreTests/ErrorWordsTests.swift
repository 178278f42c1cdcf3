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
            .unwritable(path: "b.sqlite", cause: "Input/output error"),
            "cannot write b.sqlite: Input/output error; look at the disk and its limits, and run again"
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
        (
            .exists(path: "b.sqlite"),
            "cannot write b.sqlite: a file of that name is there; name another, or move that one away"
        ),
        (
            .untrue(path: "b.sqlite", cause: "wrong # of entries"),
            "cannot trust the copy b.sqlite: wrong # of entries; it was removed, run samordna check and look at the disk"
        ),
        (
            .unfitBackup(path: "b.sqlite", .unreadable(cause: "Permission denied")),
            "cannot restore b.sqlite: Permission denied; check the path, nothing was changed"
        ),
        (
            .unfitBackup(path: "b.sqlite", .empty),
            "cannot restore b.sqlite: the file is empty; take another backup, nothing was changed"
        ),
        (
            .unfitBackup(path: "b.sqlite", .noDatabase),
            "cannot restore b.sqlite: it is no database; name a file that samordna backup wrote, nothing was changed"
        ),
        (
            .unfitBackup(path: "b.sqlite", .damaged(cause: "malformed")),
            "cannot restore b.sqlite: the file is damaged (malformed); take an earlier backup, nothing was changed"
        ),
        (
            .unfitBackup(path: "b.sqlite", .foreign),
            "cannot restore b.sqlite: it is another program's database; name a file that samordna backup wrote, nothing was changed"
        ),
        (
            .unfitBackup(path: "b.sqlite", .newer),
            "cannot restore b.sqlite: written by a newer release; install that release and restore with it, nothing was changed"
        ),
        (
            .unfitBackup(path: "b.sqlite", .ownDatabase),
            "cannot restore b.sqlite: it is the database itself; name a file that samordna backup wrote, nothing was changed"
        ),
    ]) func `every refusal says what to do`(error: StoreError, words: String) {
        #expect(error.description == words)
    }
}
