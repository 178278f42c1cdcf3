import Secretariat

/// A key of the configuration: its name in the file and, in capitals with underscores, in the environment.
enum Setting: String, CaseIterable {
    case database
    case templates
    case renderer
    case pandoc
    case logo
    case logoWords = "logo_words"
    case backups
    case mailbox = "mail.mailbox"
    case transport = "mail.transport"
    case maildir = "mail.maildir"
    case host = "mail.smtp.host"
    case port = "mail.smtp.port"
    case security = "mail.smtp.security"
    case authority = "mail.smtp.authority_file"
    case authentication = "mail.smtp.authentication"
    case user = "mail.smtp.user"
    case secret = "mail.smtp.secret_file"
    case localName = "mail.smtp.local_name"
    case connectTimeout = "mail.smtp.connect_timeout"
    case silenceTimeout = "mail.smtp.silence_timeout"
    case connections = "mail.connections"
    case pace = "mail.messages_per_minute"
    case largestAttachment = "mail.largest_attachment_mb"
    case tenant = "mail.microsoft365.tenant"
    case client = "mail.microsoft365.client_id"
    case clientSecret = "mail.microsoft365.secret_file"
    case clientSecretEnds = "mail.microsoft365.secret_ends"
    case inboxSource = "inbox.source"
    case inboxMaildir = "inbox.maildir"
    case inboxHost = "inbox.imap.host"
    case inboxPort = "inbox.imap.port"
    case inboxSecurity = "inbox.imap.security"
    case inboxAuthority = "inbox.imap.authority_file"
    case inboxAuthentication = "inbox.imap.authentication"
    case inboxUser = "inbox.imap.user"
    case inboxSecret = "inbox.imap.secret_file"
    case inboxFolder = "inbox.folder"
    case inboxDone = "inbox.move_to"
    case inboxInterval = "inbox.interval_seconds"
    case inboxProof = "inbox.proof"
    case inboxProofServer = "inbox.proof_server"
    case calendarNetworks = "calendars.networks"
    case calendarAuthority = "calendars.authority_file"
    case undo = "sending.undo_seconds"
    case surge = "sending.surge"
    case priceMember = "planning.member"
    case priceCoopted = "planning.coopted"
    case priceBridgeDay = "planning.bridge_day"
    case priceBeforeDayOff = "planning.before_day_off"
    case priceSchoolBreak = "planning.school_break"
    case priceOtherWeekday = "planning.other_weekday"
    case priceOtherStart = "planning.other_start"
    case priceUnevenDay = "planning.uneven_day"
    case priceFreeInWeek = "planning.free_in_week"
    case priceMoreInWeek = "planning.more_in_week"
    case priceMostInWeek = "planning.most_in_week"
    case priceFreeAbsences = "planning.free_absences"
    case priceMoreAbsences = "planning.more_absences"
    case priceKommunPercent = "planning.kommun_percent"
    case priceKommun = "planning.kommun"
    case priceTravel = "planning.travel"
    case priceMoveProposed = "planning.move_proposed"
    case priceMoveBooked = "planning.move_booked"
    case priceMoveCalled = "planning.move_called"
    case pricePause = "planning.pause_minutes"
    case webHost = "web.host"
    case webPort = "web.port"
    case webAddress = "web.address"
    case webProxy = "web.behind_proxy"
    case trustedUser = "web.trusted_user_header"
    case trustedProof = "web.trusted_secret_header"
    case trustedSecret = "web.trusted_secret_file"
    case logLevel = "log.level"
    case clockOffset = "rehearsal.clock_offset"

    /// Used where neither the file nor the environment sets it; nil where there is no sensible one.
    var usual: String? {
        if let price { return String(PlanningPrices()[keyPath: price]) }
        return switch self {
        case .database: "/var/lib/samordna/samordna.sqlite"
        case .templates: "/usr/share/samordna/Templates"
        case .renderer: "/usr/lib/samordna/typeset"
        case .pandoc: "/usr/bin/pandoc"
        case .backups: "/var/lib/samordna/backups"
        case .transport: "smtp"
        case .maildir: "/var/lib/samordna/mail"
        case .host, .webHost: "127.0.0.1"
        case .port: "587"
        case .security: "starttls"
        case .authentication: "none"
        case .connectTimeout: "30"
        case .silenceTimeout: "300"
        case .connections: "2"
        case .pace: "30"
        case .largestAttachment: "10"
        case .inboxSource: "none"
        case .inboxMaildir: "/var/lib/samordna/inbox"
        case .inboxHost: "127.0.0.1"
        case .inboxPort: "993"
        case .inboxSecurity: "tls"
        case .inboxAuthentication: "plain"
        case .inboxFolder: "INBOX"
        case .inboxInterval: "60"
        case .inboxProof: "from"
        case .undo: "120"
        case .surge: "200"
        case .webPort: "8080"
        case .webProxy: "no"
        case .trustedProof: "X-Samordna-Secret"
        case .logLevel: "info"
        case .clockOffset: "0"
        // Those without a sensible one, and the prices, which have been answered.
        default: nil
        }
    }

    /// Which of the planner's prices it is.
    var price: WritableKeyPath<PlanningPrices, Int>? {
        switch self {
        case .priceMember: \.member
        case .priceCoopted: \.coopted
        case .priceBridgeDay: \.bridgeDay
        case .priceBeforeDayOff: \.beforeDayOff
        case .priceSchoolBreak: \.schoolBreak
        case .priceOtherWeekday: \.otherWeekday
        case .priceOtherStart: \.otherStart
        case .priceUnevenDay: \.unevenDay
        case .priceFreeInWeek: \.freeInWeek
        case .priceMoreInWeek: \.moreInWeek
        case .priceMostInWeek: \.mostInWeek
        case .priceFreeAbsences: \.freeAbsences
        case .priceMoreAbsences: \.moreAbsences
        case .priceKommunPercent: \.kommunPercent
        case .priceKommun: \.kommun
        case .priceTravel: \.travel
        case .priceMoveProposed: \.moveProposed
        case .priceMoveBooked: \.moveBooked
        case .priceMoveCalled: \.moveCalled
        case .pricePause: \.pause
        default: nil
        }
    }

    var variable: String { "SAMORDNA_" + rawValue.uppercased().replacing(".", with: "_") }
}
