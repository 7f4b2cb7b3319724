import AnalysisCommands
import ArgumentParser

@main
struct Krachtveld: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "krachtveld",
        abstract: "Live dialogues for learning circles: positions, reveal, talk, report.",
        version: "0.1.0",
        subcommands: [
            Serve.self, Demo.self, SignInLink.self, Import.self, Export.self, Replay.self, Analyse.self, Evaluate.self,
            Doctor.self, Report.self,
        ])
}
