import Domain

struct OwnDataText: Sendable {
    let title: String
    let explanation: String
    let you: String
    let sessions: String
    let links: String
    let reminders: String
    let versions: String
    let mails: String
    let nothing: String
    let until: String
    let used: String
    let invitation: String
    let times: @Sendable (Int) -> String
    let caseText: @Sendable (String) -> String
    let report: @Sendable (String) -> String
    let roles: @Sendable (String) -> String
    let pattern: @Sendable (String) -> String
    let raised: @Sendable (String) -> String
    let forceChoice: @Sendable (_ force: String, _ study: String) -> String
    let auditFile: @Sendable (String) -> String
    let download: String
    let answers: String
    let eraseTitle: String
    let eraseExplanation: String
    let erase: String
    let eraseSure: String
    private let abouts: [HeldData.Mail.About: String]
    private let states: [OutgoingMail.State: String]

    func about(_ about: HeldData.Mail.About) -> String { abouts[about] ?? "" }
    func state(_ state: OutgoingMail.State) -> String { states[state] ?? "" }

    static let dutch = OwnDataText(
        title: "Mijn gegevens", explanation: "Dit is alles wat deze kring over jou bewaart.", you: "Jij",
        sessions: "Waar je aangemeld bent", links: "Aanmeldlinks en uitnodigingen",
        reminders: "Herinneringen naar jouw adres",
        versions: "Teksten met jouw naam erbij", mails: "Mails aan jou", nothing: "niets", until: "tot",
        used: "gebruikt", invitation: "uitnodiging tot", times: { "\($0) keer" },
        caseText: { "casus “\($0)”" }, report: { "verslag van “\($0)”" }, roles: { "rolbeeld van “\($0)”" },
        pattern: { "patroon “\($0)”" }, raised: { "patroon “\($0)”, dat jij aankaartte" },
        forceChoice: { "bij welk patroon de kracht “\($0)” hoort, casus “\($1)”" },
        auditFile: { "bestand voor een controleur, uit “\($0)”" }, download: "Download als bestand",
        answers: "Je antwoorden in dialogen staan hier niet bij: niemand kan die aan jou koppelen, ook wij niet.",
        eraseTitle: "Weg uit deze kring",
        eraseExplanation: """
            We wissen je mailadres en alles hierboven, meteen en voorgoed. Wat je schreef blijft van de kring, zonder je naam. \
            Ben je ook lid van een andere kring, dan blijf je dat.
            """,
        erase: "Wis mij uit deze kring", eraseSure: "Ja, wis mij voorgoed",
        abouts: [.signIn: "aanmelden", .invitation: "uitnodiging", .reminder: "herinnering"],
        states: [
            .waiting: "wacht", .sending: "wordt verstuurd", .sent: "verstuurd", .failed: "niet aangenomen",
            .unsure: "onzeker",
        ])
    static let english = OwnDataText(
        title: "My data", explanation: "This is everything that this circle keeps about you.", you: "You",
        sessions: "Where you are signed in", links: "Sign-in links and invitations",
        reminders: "Reminders to your address",
        versions: "Texts with your name", mails: "Mails to you", nothing: "nothing", until: "until",
        used: "used", invitation: "invitation until", times: { "\($0) times" },
        caseText: { "case “\($0)”" }, report: { "report of “\($0)”" }, roles: { "role picture of “\($0)”" },
        pattern: { "pattern “\($0)”" }, raised: { "pattern “\($0)”, which you raised" },
        forceChoice: { "to which pattern the force “\($0)” belongs, case “\($1)”" },
        auditFile: { "file for an auditor, of “\($0)”" }, download: "Download as a file",
        answers: "Your answers in dialogues are not here: nobody can connect them to you, neither can we.",
        eraseTitle: "Leave this circle",
        eraseExplanation: """
            We delete your mail address and everything above, at once and for good. What you wrote stays with the circle, without \
            your name. If you are a member of another circle too, you stay one.
            """,
        erase: "Delete me from this circle", eraseSure: "Yes, delete me for good",
        abouts: [.signIn: "sign-in", .invitation: "invitation", .reminder: "reminder"],
        states: [
            .waiting: "waiting", .sending: "being sent", .sent: "sent", .failed: "refused", .unsure: "not certain",
        ])
}
