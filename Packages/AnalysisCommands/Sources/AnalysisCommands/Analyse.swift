public import ArgumentParser
import Foundation
import OpinionAnalysis

/// Makes the field of a file of positions: readable tables with sentences, or JSON.
public struct Analyse: AsyncParsableCommand {
    /// Name and help.
    public static let configuration = CommandConfiguration(
        abstract: "Analyses a file of positions.",
        discussion: """
            POSITIONS is the votes.csv of a Polis export (comment-id, voter-id, vote: 1 agree, -1 disagree, 0 pass) or our \
            own export (participant, layer, statement, round, position: -100 … 100 or pass). The same file and seed \
            always give the same output.
            """)

    @Argument(help: "The file with positions.")
    var positions: String

    @Option(help: "The comments.csv of a Polis export: the words of the statements and their moderation.")
    var comments: String?

    @Option(
        help: "A layers.csv (participant, layer): which layer each participant declared, in place of the export's own.")
    var layers: String?

    @Option(help: "The seed of every random draw.")
    var seed: UInt64 = 1

    @Flag(help: "JSON instead of tables.")
    var json = false

    @Flag(help: "The figures of Polis instead of our own, with the field names of red-dwarf (JSON).")
    var polisCompatible = false

    @Option(help: "This number of groups instead of the one that the positions support.")
    var groups: Int?

    @Flag(help: "Leave out the groups, the slower half of the work.")
    var withoutGroups = false

    /// As the argument parser makes it.
    public init() {}

    /// Refuses options that do not go together.
    public func validate() throws {
        if let groups, groups < 1 { throw ValidationError("--groups must be 1 or more, not \(groups).") }
        if polisCompatible, !json { throw ValidationError("--polis-compatible goes with --json.") }
        if groups != nil, withoutGroups { throw ValidationError("--groups does not go with --without-groups.") }
    }

    /// Reads, analyses, and writes to the standard output.
    public func run() async throws {
        Output.write(try output())
    }

    /// What the command prints.
    func output() throws -> [UInt8] {
        let sizes = [positions, comments, layers].compactMap { $0 }.map { InputFile(path: $0).size }
        let progress = Progress(bytes: sizes.reduce(0, +))
        let input = try AnalysisInput.read(positions, comments: comments, layers: layers, progress)
        guard let latest = input.latest else {
            throw InputFailure(description: "\(positions) holds no positions")
        }
        if polisCompatible {
            let options = PolisCompatible.Options(groups: groups, excluded: input.excluded, meta: input.meta)
            let result = PolisCompatible(latest, options: options)
            progress.say("analysed")
            return PolisJSON(input: input, positions: latest, result: result).value.utf8
        }
        let field = try field(of: latest, input, progress)
        let shift = try input.shift()
        return json
            ? FieldJSON(input: input, field: field, shift: shift).value.utf8
            : FieldReport(input: input, field: field, shift: shift).utf8
    }

    private func field(of positions: PositionSet, _ input: AnalysisInput, _ progress: Progress) throws -> Field {
        var given = FieldInput(positions, layers: try input.partition(), seed: seed)
        given.excludedStatements = input.excluded.indices.filter { input.excluded[$0] }
        given.askedGroups = groups
        let field = Field(given)
        progress.say("map, statements and layers")
        if withoutGroups { return field }
        let whole = field.withGroups()
        progress.say("groups")
        return whole
    }
}

/// The standard output.
enum Output {
    static func write(_ bytes: [UInt8]) {
        FileHandle.standardOutput.write(Data(bytes))
    }
}
