import ArgumentParser
import OpinionAnalysis

/// Seeds as "0-4" or "0,3,7".
struct Seeds: ExpressibleByArgument, Hashable {
    let list: [UInt64]

    init(_ list: [UInt64]) { self.list = list }

    init?(argument: String) {
        var list: [UInt64] = []
        for part in argument.split(separator: ",", omittingEmptySubsequences: false) {
            let ends = part.split(separator: "-", omittingEmptySubsequences: false).map { UInt64($0) }
            guard ends.count <= 2, let first = ends.first ?? nil, let last = ends.last ?? nil, first <= last,
                last - first < 10_000
            else { return nil }
            list += first...last
        }
        self.list = list
    }

    var defaultValueDescription: String { list.map(String.init).joined(separator: ",") }
}

/// Which cells of a planted conversation stay blank.
enum BlankPattern: String, ExpressibleByArgument, CaseIterable {
    /// At random.
    case mcar
    /// Statements appear over time, people leave early.
    case early
}

/// How a planted conversation is made.
struct PlantedOptions: ParsableArguments {
    @Option(help: "Planted people.") var participants = 1_000
    @Option(help: "Planted statements.") var statements = 100
    @Option(help: "Planted groups.") var groups = 4
    @Option(help: "Share of cells that stay blank, 0 … 1.") var blank = 0.0
    @Option(help: "Which cells stay blank: at random, or as in a conversation that grows.") var pattern = BlankPattern
        .mcar
    @Option(help: "How much people differ in agreeing with everything, in logits.") var readiness = 0.0

    func validate() throws {
        guard participants >= 1, statements >= 1, participants * statements <= 1_000_000_000 else {
            throw ValidationError("A planted conversation has 1 to 1,000,000,000 cells.")
        }
        guard (1...20).contains(groups) else { throw ValidationError("--groups must be 1 … 20.") }
        guard (0...1).contains(blank) else { throw ValidationError("--blank must be 0 … 1.") }
        guard (0...10).contains(readiness) else { throw ValidationError("--readiness must be 0 … 10.") }
    }

    var plan: PlantedConversation.Plan {
        .init(
            groups: groups, participants: participants, statements: statements,
            blanks: pattern == .early ? .early(blank) : .atRandom(blank), readiness: readiness)
    }
}

/// What is measured: the positions of a file, or planted ones.
struct EvaluatedPositions: ParsableArguments {
    @Argument(help: "A file with positions (votes.csv of Polis, or our own export); planted positions without one.")
    var positions: String?

    @Option(help: "The comments.csv of a Polis export, for the moderation.")
    var comments: String?

    @OptionGroup(title: "Planted positions") var planted: PlantedOptions

    /// The positions of the last round on statements that are not left out.
    func read() throws -> PositionSet {
        guard let positions else { return PlantedConversation(planted.plan, seed: 1).positions }
        let progress = Progress(bytes: InputFile(path: positions).size)
        let input = try AnalysisInput.read(positions, comments: comments, layers: nil, progress)
        guard let latest = input.latest else { throw InputFailure(description: "\(positions) holds no positions") }
        return latest.keeping { _, cell in !input.excluded[Int(latest.cells[cell].statement)] }
    }
}
