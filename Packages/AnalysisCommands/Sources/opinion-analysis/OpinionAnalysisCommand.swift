import AnalysisCommands
import ArgumentParser

/// The analysis on its own, without server or database.
@main
struct OpinionAnalysisCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "opinion-analysis",
        abstract: "Analyses positions on statements, and measures how well it does so.",
        subcommands: [Analyse.self, Evaluate.self])
}
