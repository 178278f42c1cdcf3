import Documents

/// Asks for the address that the mail goes to.
struct SignInPage: PageContent {
    static let template = "sign-in"
    static let names: Set<String> = ["address", "summary"]

    let address: Field
    let faults: Faults?
    let token: String

    init(address: String, fault: String?, token: String) {
        self.address = Field(
            "adress", label: "Din mejladress", value: address, fault: fault, type: "email", autocomplete: "email",
            inputmode: "email")
        faults = Faults([self.address])
        self.token = token
    }
}

/// Asks for the code that was mailed.
struct SignInCodePage: PageContent {
    static let template = "sign-in-code"
    static let names: Set<String> = ["code"]

    let code: Field
    let faults: Faults?
    let token: String

    init(fault: String?, token: String) {
        code = Field(
            "kod", label: "Koden i mejlet", hint: "Sex siffror", fault: fault, autocomplete: "one-time-code",
            inputmode: "numeric")
        faults = Faults([code])
        self.token = token
    }
}

/// The page a mailed link opens: a button, so that programs that open links use nothing up.
struct SignInLinkPage: PageContent {
    static let template = "sign-in-link"
    static let names: Set<String> = ["path"]

    let path: String
    let token: String
}

/// Says what is left where another sign-in than ours let somebody in.
struct SignedOutPage: PageContent {
    static let template = "signed-out"
    static let names: Set<String> = []
}

/// Says that a link or code no longer works.
struct SignInOverPage: PageContent {
    static let template = "sign-in-over"
    static let names: Set<String> = []
}
