import Domain

/// What people read about invitations.
struct InvitationText: Sendable {
    let title: String
    let explanation: String
    let way: String
    let onceChoice: String
    let onceHint: String
    let dayChoice: String
    let dayHint: String
    let dayField: String
    let dayWrong: String
    let secretaryOnce: String
    let mailChoice: String
    let mailHint: String
    let mailField: String
    let invite: String
    let fresh: String
    let freshOnce: String
    let freshDay: String
    let freshLabel: String
    let listTitle: String
    let once: String
    let many: String
    let mailedTo: String
    let until: String
    let used: String
    let expired: String
    let uses: String
    let revoke: String
    let forget: String
    private let mails: [OutgoingMail.State: String]

    func mail(_ state: OutgoingMail.State) -> String { mails[state] ?? "" }

    static let dutch = InvitationText(
        title: "Uitnodigen", explanation: "Wie de link opent, vult een mailadres in en is meteen lid.",
        way: "Hoe nodig je uit?", onceChoice: "Een link voor één persoon",
        onceHint: "Werkt één keer, veertien dagen lang.",
        dayChoice: "Een link voor een groep", dayHint: "Werkt voor iedereen die hem heeft, tot een dag die jij kiest.",
        dayField: "Tot en met", dayWrong: "Kies een dag vanaf vandaag, binnen drie maanden.",
        secretaryOnce: "Een secretaris nodig je alleen persoonlijk uit: kies een link voor één persoon.",
        mailChoice: "Een mail aan één persoon", mailHint: "Jij ziet de link niet. Werkt één keer, veertien dagen lang.",
        mailField: "Mailadres", invite: "Maak de uitnodiging", fresh: "De uitnodiging staat klaar",
        freshOnce: "Kopieer de link nu en stuur hem zelf op. Je ziet hem maar één keer. Hij werkt voor één persoon.",
        freshDay:
            "Kopieer de link nu en stuur hem zelf op. Je ziet hem maar één keer. Geef hem alleen aan mensen die lid mogen worden.",
        freshLabel: "Uitnodigingslink", listTitle: "Uitnodigingen", once: "link voor één persoon",
        many: "link voor een groep", mailedTo: "mail aan", until: "open tot en met", used: "gebruikt",
        expired: "verlopen",
        uses: "keer gebruikt", revoke: "Trek in", forget: "Wis",
        mails: [
            .waiting: "de mail wacht op verzending", .sending: "de mail wordt verstuurd", .sent: "de mail is verstuurd",
            .failed: "de mailserver nam de mail niet aan", .unsure: "onzeker of de mail is verstuurd",
        ])
    static let english = InvitationText(
        title: "Invite", explanation: "Whoever opens the link fills in a mail address and is a member at once.",
        way: "How do you invite?", onceChoice: "A link for one person", onceHint: "Works once, for fourteen days.",
        dayChoice: "A link for a group", dayHint: "Works for everybody who has it, until a day that you choose.",
        dayField: "Until the end of", dayWrong: "Choose a day from today on, within three months.",
        secretaryOnce: "A secretary is invited in person only: choose a link for one person.",
        mailChoice: "A mail to one person", mailHint: "You do not see the link. Works once, for fourteen days.",
        mailField: "Mail address", invite: "Make the invitation", fresh: "The invitation is ready",
        freshOnce: "Copy the link now and send it yourself. You see it only once. It works for one person.",
        freshDay:
            "Copy the link now and send it yourself. You see it only once. Give it only to people who may become members.",
        freshLabel: "Invitation link", listTitle: "Invitations", once: "link for one person", many: "link for a group",
        mailedTo: "mail to", until: "open until the end of", used: "used", expired: "expired", uses: "times used",
        revoke: "Revoke", forget: "Delete",
        mails: [
            .waiting: "the mail waits to be sent", .sending: "the mail is being sent", .sent: "the mail was sent",
            .failed: "the mail server refused the mail", .unsure: "not certain that the mail was sent",
        ])
}
