import Domain
import Foundation

/// What a mail says, for its text and for its HTML.
struct Letter: Sendable {
    struct Link: Sendable {
        let words: String
        let address: String
    }

    let language: String
    let subject: String
    let greeting: String
    let opening: String
    let quote: [String]
    var hasQuote: Bool
    let question: String?
    let links: [Link]
    let closing: String
    let why: String
    /// Ends these mails.
    let stop: Link?

    init(_ mail: OutgoingMail, secret: Token, _ settings: Settings) {
        switch mail.content {
        case .reminder(let promise, let promiser, let circle):
            self.init(promise, promiser, of: circle, secret, settings)
        case .invitation(_, let role, let circle, let expires):
            self.init(invitationTo: circle, as: role, until: expires, secret, settings)
        case .signIn(_, let circle): self.init(signInTo: circle, secret, settings)
        }
    }

    private init(
        _ promise: Promise, _ promiser: Promiser, of circle: Circle, _ secret: Token, _ settings: Settings
    ) {
        let language = promiser.language
        let text: ReminderText = language.choose(.dutch, .english)
        let address = settings.address(Paths.promise(secret))
        self.language = language.rawValue
        subject = text.subject
        greeting = promiser.name.map { "\(text.dear) \($0)," } ?? "\(text.dear),"
        opening = "\(text.opening) “\(circle.name)”:"
        quote = [
            "\(text.words.iWill) \(promise.what) (\(text.words.facts(promise, language)))",
            promise.step.map { "\(text.words.stepShort) \($0)" },
        ].compactMap(\.self)
        hasQuote = true
        question = text.words.question
        links = Commitment.Outcome.allCases.map {
            Link(words: text.words.outcome($0), address: "\(address)?answer=\($0.rawValue)")
        }
        closing = text.words.once
        why = text.why
        stop = Link(words: text.words.stop, address: address + "/stop")
    }

    private init(
        invitationTo circle: Circle, as role: Member.Role, until expires: Date, _ secret: Token, _ settings: Settings
    ) {
        let text: InvitationLetterText = circle.language.choose(.dutch, .english)
        let members: MembersText = circle.language.choose(.dutch, .english)
        let address = settings.address(Paths.invitation(secret))
        language = circle.language.rawValue
        subject = "\(text.subject) \(circle.name)"
        greeting = "\(text.dear),"
        opening = "\(text.opening) “\(circle.name)”. \(text.role) \(members.role(role))."
        quote = circle.about.isEmpty ? [] : [circle.about.text]
        hasQuote = !quote.isEmpty
        question = nil
        links = [Link(words: text.accept, address: address)]
        closing = "\(text.closing) \(Day(of: expires, in: nil).words(in: circle.language))."
        why = text.why
        stop = Link(words: text.decline, address: address + "/stop")
    }

    private init(signInTo circle: Circle, _ secret: Token, _ settings: Settings) {
        let text: SignInLetterText = circle.language.choose(.dutch, .english)
        language = circle.language.rawValue
        subject = text.subject
        greeting = "\(text.dear),"
        opening = text.opening
        quote = []
        hasQuote = false
        question = nil
        links = [Link(words: text.signIn, address: settings.address(Paths.signIn(secret)))]
        closing = text.closing
        why = text.why
        stop = nil
    }

    /// The same in plain text.
    var plain: String {
        var lines = [greeting, "", opening, ""]
        if hasQuote { lines += quote.flatMap { $0.split(whereSeparator: \.isNewline) }.map { "  " + $0 } + [""] }
        lines += [question.map { [$0, ""] } ?? []].joined()
        lines += links.map { "\($0.words):\n\($0.address)" }
        lines += ["", closing, "", "-- ", why]
        lines += stop.map { ["\($0.words): \($0.address)"] } ?? []
        return (lines + [""]).joined(separator: "\n")
    }
}

struct ReminderText: Sendable {
    let words: PromisingText
    let subject: String
    let dear: String
    let opening: String
    let why: String

    static let dutch = ReminderText(
        words: .dutch, subject: "Is het gelukt?", dear: "Dag", opening: "Je beloofde in de kring",
        why: "Je krijgt deze ene mail, omdat je om een herinnering vroeg. Er komt geen tweede.")
    static let english = ReminderText(
        words: .english, subject: "Did it work?", dear: "Hello", opening: "You promised in the circle",
        why: "You get this one mail because you asked for a reminder. There will be no second one.")
}

struct InvitationLetterText: Sendable {
    let subject: String
    let dear: String
    let opening: String
    let role: String
    let accept: String
    let closing: String
    let why: String
    let decline: String

    static let dutch = InvitationLetterText(
        subject: "Uitnodiging voor", dear: "Dag", opening: "Je bent uitgenodigd voor de kring",
        role: "Je rol:",
        accept: "Bekijk de uitnodiging en doe mee", closing: "De link werkt één keer, tot",
        why: "De secretaris van de kring vulde je adres in. Er komt geen tweede mail.",
        decline: "Nee, wis mijn adres")
    static let english = InvitationLetterText(
        subject: "Invitation to", dear: "Hello", opening: "You are invited to the circle",
        role: "Your role:",
        accept: "See the invitation and take part", closing: "The link works once, until",
        why: "The secretary of the circle filled in your address. There will be no second mail.",
        decline: "No, delete my address")
}

struct SignInLetterText: Sendable {
    let subject: String
    let dear: String
    let opening: String
    let signIn: String
    let closing: String
    let why: String

    static let dutch = SignInLetterText(
        subject: "Aanmelden bij Krachtveld", dear: "Dag", opening: "Met deze link meld je je aan bij je kring:",
        signIn: "Meld me aan", closing: "De link werkt één keer, een uur lang.",
        why:
            "Je krijgt deze mail, omdat iemand je adres invulde om zich aan te melden. Was jij dat niet? Doe dan niets."
    )
    static let english = SignInLetterText(
        subject: "Sign in to Krachtveld", dear: "Hello", opening: "With this link you sign in to your circle:",
        signIn: "Sign me in", closing: "The link works once, for an hour.",
        why: "You get this mail because somebody filled in your address to sign in. Was that not you? Then do nothing.")
}
