import ArgumentParser
import Domain
import Foundation
import Storage
import Web

struct SignInLink: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sign-in-link",
        abstract: "Print a link with which somebody signs in once; makes the member when needed.")

    @Argument(help: "The mail address of the member.")
    var email: String

    @Option(help: "secretary, core_team, facilitator or member; only for a new member.")
    var role = "secretary"

    @Option(help: "The circle; made when it does not exist.")
    var circle = "Kring"

    @OptionGroup var options: ServerOptions

    func validate() throws {
        guard Member.Role(rawValue: role) != nil else {
            throw ValidationError("--role must be secretary, core_team, facilitator or member, not \(role).")
        }
        do { _ = try EmailAddress(email) } catch { throw ValidationError("\(email) is not a mail address.") }
    }

    func run() async throws {
        guard let settings = options.settings(), let role = Member.Role(rawValue: role) else { return }
        let folder = try DataFolder(path: options.data)
        print(try await Self.make(EmailAddress(email), role: role, circle: Line(circle), folder, settings))
    }

    /// The address of a fresh link that opens a session once, within an hour.
    static func make(
        _ email: EmailAddress, role: Member.Role, circle name: Line, _ folder: DataFolder, _ settings: Settings
    ) async throws -> String {
        let member: Member
        if let known = try await folder.members.member(email) {
            member = known
        } else {
            let circle = try await folder.members.ensureCircle(named: name)
            member = try await folder.members.admit(email, as: role, to: circle.id)
        }
        return try await Site.signInLink(for: member, in: folder.members, settings)
    }
}
