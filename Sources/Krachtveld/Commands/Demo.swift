import ArgumentParser
import Domain
import Foundation
import Web

struct Demo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Serve an example: a whole thread from case to lesson, and dialogues in the lobby, running and ended.",
        discussion: """
            Everything in it is made up. The data is kept in the folder demo-data unless --data names another one; a second \
            start finds it again and doubles nothing.
            """)

    @Option(help: "The language of the example: nl or en.")
    var language = "nl"

    @OptionGroup var options: ServerOptions

    func validate() throws {
        guard Language(rawValue: language) != nil else {
            throw ValidationError("--language must be nl or en, not \(language).")
        }
    }

    func run() async throws {
        guard let settings = options.settings(), let language = Language(rawValue: language) else { return }
        OpenFiles.raise()
        // KRACHTVELD_DATA names the folder of real people: an example comes into another one, unless it is asked by name.
        let data = options.chosenData ?? "demo-data"
        let composition = try options.composition(data: data)
        let example = try await Example.make(in: composition, language)
        let link = try await SignInLink.make(
            EmailAddress(Example.facilitator), role: .secretary, circle: Example.circle(language),
            composition.folder, settings)
        let welcome = example.welcome(link: link, data: data, settings)
        try await composition.serve(
            host: options.host, port: options.port,
            beside: [ExampleEvening(example: example, composition: composition)],
            onRunning: { try? Terminal.write(welcome) })
    }
}

extension Example {
    /// What somebody reads who just started it.
    func welcome(link: String, data: String, _ settings: Settings) -> String {
        """
        Krachtveld runs with an example: \(settings.address("/"))

        The facilitator's link (works once, within an hour):
          \(link)

        Join codes:
          \(lobby)   in the lobby            \(settings.address("/\(lobby)"))
          \(running)   with simulated people   \(settings.address("/\(running)/screen"))
          \(ended)   has ended               \(settings.address("/\(ended)/report"))

        Everybody and every answer in it is made up. The data is in \(data). Stop with Ctrl-C.

        """
    }
}
