import Domain

struct MembersText: Sendable {
    let title: String
    let explanation: String
    let you: String
    let link: String
    let remove: String
    let removeHint: String
    let removeSure: String
    let newLink: String
    let newLinkHint: String
    let linkField: String
    let add: String
    let email: String
    let emailHint: String
    let role: String
    private let roles: [Member.Role: (name: String, hint: String)]

    func role(_ role: Member.Role) -> String { roles[role]?.name ?? "" }
    func hint(_ role: Member.Role) -> String { roles[role]?.hint ?? "" }

    static let dutch = MembersText(
        title: "Leden van de kring",
        explanation: "Leden melden zich aan met een link die één keer werkt. Wie je verwijdert, is meteen afgemeld.",
        you: "dit ben jij", link: "Maak aanmeldlink",
        remove: "Verwijder",
        removeHint:
            "Dit lid is dan meteen afgemeld, en we wissen het mailadres in deze kring. Wat dit lid schreef blijft, zonder naam.",
        removeSure: "Ja, verwijder dit lid", newLink: "Aanmeldlink voor",
        newLinkHint: """
            Kopieer de link nu en stuur hem zelf op. Je ziet hem maar één keer. Hij werkt één keer, een uur lang.
            """,
        linkField: "Aanmeldlink", add: "Lid toevoegen", email: "Mailadres",
        emailHint: "Er gaat geen mail uit: je maakt daarna zelf een aanmeldlink.", role: "Wat mag dit lid?",
        roles: [
            .member: ("lid", "Leest mee: acties, casussen en lessen van de kring."),
            .facilitator: ("begeleider", "Maakt en begeleidt ook dialogen."),
            .coreTeam: ("krachtteam", "Onderzoekt ook casussen en schrijft lessen."),
            .secretary: ("secretaris", "Mag alles, ook leden toevoegen en verwijderen."),
        ])
    static let english = MembersText(
        title: "Members of the circle",
        explanation: "Members sign in with a link that works once. Whoever you remove is signed out at once.",
        you: "this is you", link: "Make sign-in link",
        remove: "Remove",
        removeHint:
            "This member is signed out at once, and we delete the mail address in this circle. What this member wrote stays, without a name.",
        removeSure: "Yes, remove this member", newLink: "Sign-in link for",
        newLinkHint: "Copy the link now and send it yourself. You see it only once. It works once, for an hour.",
        linkField: "Sign-in link", add: "Add a member", email: "Mail address",
        emailHint: "No mail is sent: you make a sign-in link afterwards.", role: "What may this member do?",
        roles: [
            .member: ("member", "Reads along: actions, cases and lessons of the circle."),
            .facilitator: ("facilitator", "Also makes and runs dialogues."),
            .coreTeam: ("core team", "Also analyses cases and writes lessons."),
            .secretary: ("secretary", "May do everything, also add and remove members."),
        ])
}
