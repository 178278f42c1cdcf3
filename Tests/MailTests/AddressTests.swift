import Testing

@testable import Mail

/// Which texts are safe to say to a mail server.
@Suite struct AddressTests {
    @Test(arguments: [
        "anna@regionen.example", "anna.berg+moten@sub.regionen.example", "o'neil@kommun.example", "a@b-c.example",
        "x!#$%&*-/=?^_`{|}~@kommun.example", "anna@xn--rebro-gra.example",
    ])
    func `a plain address is taken as it is`(text: String) throws {
        #expect(try MailAddress(text).text == text)
    }

    @Test(arguments: [
        ("", MailAddress.Fault.notOneAddress), ("anna", .notOneAddress), ("@kommun.example", .notOneAddress),
        ("anna@", .notOneAddress), ("anna@a.example@b.example", .notOneAddress),
        ("anna@a.example,bo@a.example", .notOneAddress), ("anna berg@kommun.example", .forbiddenCharacter),
        ("\"anna\"@kommun.example", .forbiddenCharacter), ("anna,bo@kommun.example", .forbiddenCharacter),
        ("<anna@kommun.example>", .forbiddenCharacter),
        ("anna@kommun.example\r\nRCPT TO:<x>", .forbiddenCharacter), ("anna\u{0}@kommun.example", .forbiddenCharacter),
        ("anna@örebro.example", .beyondASCII), ("åsa@kommun.example", .beyondASCII),
        (".anna@kommun.example", .misplacedDot), ("an..na@kommun.example", .misplacedDot),
        ("anna@kommun", .domain), ("anna@-kommun.example", .domain), ("anna@kommun..example", .domain),
        ("anna@[192.0.2.1]", .forbiddenCharacter),
        (String(repeating: "a", count: 65) + "@kommun.example", .tooLong),
        ("anna@" + String(repeating: "kommun.", count: 40) + "example", .tooLong),
    ])
    func `anything else is refused with its reason`(text: String, fault: MailAddress.Fault) {
        #expect(throws: MailError.address(text, fault)) { try MailAddress(text) }
    }
}
