import AnalysisCommands
import ArgumentParser
import Domain

@main
struct Krachtveld: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "krachtveld",
        abstract: "Live dialogues for learning circles: positions, reveal, talk, report.",
        version: Software.version,
        subcommands: [
            Serve.self, Demo.self, SignInLink.self, CircleCommand.self, Forget.self, Import.self, Export.self, End.self,
            Report.self, Verify.self, Keys.self, Replay.self, Analyse.self, Evaluate.self, Doctor.self,
        ])
}
