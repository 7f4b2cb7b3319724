import ArgumentParser
import Foundation
import OpinionAnalysis

/// What `script/bench-analysis` needs besides the analysis itself.
@main
struct AnalysisBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "analysis-bench", abstract: "Planted files, and what one more position costs.",
        subcommands: [Planted.self, OneMore.self])
}

/// Writes a made-up conversation with known groups as a Polis votes.csv.
struct Planted: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Writes a planted conversation as votes.csv.")

    @Option(help: "People.") var participants = 10_000
    @Option(help: "Statements.") var statements = 500
    @Option(help: "Votes in all, about.") var votes = 500_000
    @Option(help: "Groups planted.") var groups = 4
    @Option(help: "Seed.") var seed: UInt64 = 1
    @Argument(help: "The file to write.") var file: String

    func run() async throws {
        let cells = Double(max(1, participants * statements))
        let blank = max(0, 1 - Double(votes) / cells)
        let plan = PlantedConversation.Plan(
            groups: groups, participants: participants, statements: statements, blanks: .atRandom(blank))
        let positions = PlantedConversation(plan, seed: seed).positions
        var text = Data("timestamp,datetime,comment-id,voter-id,vote\n".utf8)
        for participant in 0..<positions.participants {
            for cell in positions.row(participant) {
                let vote =
                    switch cell.position {
                    case .pass: 0
                    case .place(let x): x > 0 ? 1 : -1
                    }
                text += "0,,\(cell.statement),\(participant),\(vote)\n".utf8
            }
        }
        try text.write(to: URL(fileURLWithPath: file))
    }
}

/// What one more position costs while the number of people grows and the number of statements does not.
struct OneMore: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "The cost of one more position against the number of people.")

    @Option(help: "Numbers of people.") var people: [Int] = [1_000, 10_000, 100_000, 1_000_000]
    @Option(help: "Statements.") var statements = 100
    @Option(help: "Positions that each person holds, about.") var answers = 20

    func run() async throws {
        print("\(statements) statements, about \(answers) positions per person; mean over 200 changes of one position")
        print(column("people") + column("pairs") + column("map again") + column("model"))
        for count in people { try measure(count) }
    }

    private func measure(_ count: Int) throws {
        let plan = PlantedConversation.Plan(
            groups: 3, participants: count, statements: statements,
            blanks: .atRandom(1 - Double(answers) / Double(statements)))
        let positions = PlantedConversation(plan, seed: 1).positions
        var random = SeededRandom(seed: 2)
        var pairs = try PairStatistics(positions)
        var map = Projection(pairs)
        var live = LivePositionModel(positions)
        var (pairTime, mapTime, modelTime) = (Duration.zero, Duration.zero, Duration.zero)
        let clock = ContinuousClock()
        for _ in 0..<200 {
            let (person, statement) = (random.index(below: count), random.index(below: statements))
            let position: Position = random.happens(withChance: 0.5) ? .agree : .disagree
            var start = clock.now
            try pairs.set(position, participant: person, statement: statement)
            pairTime += clock.now - start
            start = clock.now
            map = Projection(pairs, startingFrom: map)
            mapTime += clock.now - start
            let row = pairs.row(person)
            start = clock.now
            try live.take(row, of: person)
            modelTime += clock.now - start
        }
        print(column("\(count)") + column(each(pairTime)) + column(each(mapTime)) + column(each(modelTime)))
    }

    private func each(_ total: Duration) -> String {
        let parts = (total / 200).components
        let microseconds = Double(parts.seconds) * 1e6 + Double(parts.attoseconds) / 1e12
        return microseconds < 1_000
            ? String(format: "%.1f µs", microseconds) : String(format: "%.2f ms", microseconds / 1_000)
    }

    private func column(_ text: String) -> String {
        String(repeating: " ", count: max(1, 14 - text.count)) + text
    }
}
