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

    @Option(help: "The circle; made when it does not exist. Without it: the one circle of the address, else Kring.")
    var circle: String?

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
        let email = try EmailAddress(email)
        print(try await Self.make(email, role: role, circle: name(for: email, folder), folder, settings))
    }

    private func name(for email: EmailAddress, _ folder: DataFolder) async throws -> Line {
        if let circle { return try Line(circle) }
        let known = try await folder.members.memberships(email)
        guard known.count <= 1 else {
            throw CommandFailure("\(email) is a member of \(known.count) circles: name one with --circle.")
        }
        guard let only = known.first, let circle = try await folder.members.circle(only.circle) else {
            return try Line("Kring")
        }
        return circle.name
    }

    /// The address of a fresh link that opens a session once, within an hour.
    static func make(
        _ email: EmailAddress, role: Member.Role, circle name: Line, _ folder: DataFolder, _ settings: Settings
    ) async throws -> String {
        let circle = try await folder.members.ensureCircle(named: name)
        var member = try await folder.members.member(email, of: circle.id)
        if member == nil { member = try await folder.members.admit(email, as: role, to: circle.id) }
        guard let member else { throw CommandFailure("\(email) could not be made a member.") }
        return try await Site.signInLink(for: member, in: folder.members, settings)
    }
}
