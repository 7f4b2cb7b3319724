import ArgumentParser
import Domain
import Storage

struct Forget: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Forget a person in every circle of this server (AVG article 17).",
        discussion: """
            Deletes the address with its memberships, sessions, links, invitations, reminders and mails; what the person wrote \
            stays, without a name. Afterwards no byte of the address is left in the databases. Back-ups still hold it until they \
            are thrown away.
            """)

    @Argument(help: "The mail address of the person.")
    var email: String

    @OptionGroup var data: DataOptions

    func run() async throws {
        guard let email = try? EmailAddress(email) else { throw ValidationError("\(email) is not a mail address.") }
        let gone = try await data.existingFolder().circleStores.people.forgetEverywhere(email)
        print(
            "Forgotten: \(gone.memberships) memberships, \(gone.reminders) reminders, \(gone.invitations) invitations.")
        for circle in gone.withoutSecretary {
            print("\(circle.name) has no secretary now: krachtveld sign-in-link ADDRESS --circle \"\(circle.name)\"")
        }
    }
}
