/// An address with the name that people see beside it.
package struct Mailbox: Hashable, Sendable {
    package let name: String?
    package let address: MailAddress

    package init(name: String? = nil, address: MailAddress) throws(MailError) {
        if let name { try HeaderText.check(name, in: "a mailbox name") }
        self.name = name
        self.address = address
    }
}
