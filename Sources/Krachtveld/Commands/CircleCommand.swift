import ArgumentParser
import Domain
import Foundation
import Storage
import Web

/// The circles of a server: each is a world of its own.
struct CircleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "circle", abstract: "Make a circle, or list the circles of this server.",
        subcommands: [Add.self, List.self])

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make a circle, and print a link with which one person becomes its secretary.",
            discussion: "The link works once, for seven days. The circle sees nothing of other circles, nor they of it."
        )

        @Argument(help: "The name of the circle.")
        var name: String

        @OptionGroup var options: ServerOptions

        func run() async throws {
            guard let settings = options.settings() else { throw ValidationError("--public-url is not an address.") }
            let folder = try DataFolder(path: options.data)
            let circle: Circle
            do { circle = try await folder.circleStores.circles.add(named: Line(name)) } catch CircleProblem.nameTaken {
                throw CommandFailure("There is a circle named \(name) already.")
            } catch is InputProblem {
                throw ValidationError("\(name) cannot be the name of a circle.")
            }
            let expires = Date(timeIntervalSinceNow: 7 * 86_400)
            let invitation = NewInvitation(circle: circle.id, role: .secretary, isSingle: true, expires: expires)
            print(try await Site.invitationLink(invitation, in: folder.circleStores.invitations, settings))
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the circles: number, members, name.")

        @OptionGroup var data: DataOptions

        func run() async throws {
            let folder = try data.existingFolder()
            for circle in try await folder.circleStores.circles.all() {
                let members = try await folder.members.members(of: circle.id).count
                print("\(circle.id.number)\t\(members)\t\(circle.name)")
            }
        }
    }
}
