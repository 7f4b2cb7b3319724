import ArgumentParser
import Disclosure
import Domain
import Storage

struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Take over what was made elsewhere: a conversation, or lessons of before.",
        subcommands: [Polis.self, Lessons.self])

    struct Polis: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make an ongoing dialogue from a Polis export and print its code as JSON.",
            discussion: """
                Nothing is imported when a file is malformed: the error names file, line and column. The numbers of the \
                statements are kept, so that `krachtveld replay` and `krachtveld export` can use them.
                """)

        @Option(help: "The statements: comments.csv of the export.")
        var comments: String

        @Option(help: "Also load the votes (votes.csv) as participants whom nobody can act for.")
        var votes: String?

        @Option(help: "The title of the dialogue.")
        var title: String

        @Option(help: "Why these people are asked; shown before the first answer.")
        var purpose = ""

        @Option(help: "The circle that owns the dialogue; made when it does not exist.")
        var circle = "Kring"

        @Option(help: "What is promised about answers: protected or open.")
        var mode = "protected"

        @Option(help: "Of whom a protected dialogue tells: room or layers.")
        var scope = "room"

        @Flag(help: "Say beforehand that answers without layers become public; in an open dialogue only.")
        var publishRows = false

        @Option(help: "The layers that participants choose from, separated by commas.")
        var layers = "deelnemer,anders"

        @Option(
            help: "Give everybody one of the layers by chance, with this number as seed: to try reports per layer out.")
        var randomLayers: UInt64?

        @Flag(help: "Also ask the statements that moderators refused, such as to replay a recorded conversation whole.")
        var includeRefused = false

        @OptionGroup var data: DataOptions

        func validate() throws {
            guard Mode(rawValue: mode) != nil else {
                throw ValidationError("--mode must be protected or open, not \(mode).")
            }
            guard Scope(rawValue: scope) != nil else {
                throw ValidationError("--scope must be room or layers, not \(scope).")
            }
            guard !publishRows || mode == "open" else {
                throw ValidationError("--publish-rows needs --mode open: a protected dialogue tells no exact totals.")
            }
            do { _ = try (Line(title), Paragraph(purpose), Line(circle), layerNames()) } catch {
                throw ValidationError(
                    "--title and --circle must be one line of 1 … 140 characters, and --layers \(Dialogue.layerCount.lowerBound) … "
                        + "\(Dialogue.layerCount.upperBound) different names of at most 40.")
            }
        }

        private func layerNames() throws -> [Line] {
            try Dialogue.names(
                layers.split(separator: ",", omittingEmptySubsequences: false).map(String.init),
                count: Dialogue.layerCount)
        }

        func run() async throws {
            let export = try PolisExport(
                comments: InputFile(path: comments), votes: votes.map { InputFile(path: $0) })
            guard includeRefused || export.comments.contains(where: { !$0.isRefused }) else {
                throw CommandFailure("\(comments): there is no statement to ask; moderators refused every one.")
            }
            let folder = try DataFolder(path: data.data)
            let circle = try await folder.members.ensureCircle(named: Line(circle))
            var new = NewDialogue(
                circle: circle.id, title: try Line(title), purpose: try Paragraph(purpose), kind: .ongoing,
                mode: Mode(rawValue: mode) ?? .protected,
                layers: try layerNames(), accelerators: [])
            new.scope = Scope(rawValue: scope) ?? .room
            new.publishesRows = publishRows
            let result = try await export.store(
                as: new, askingRefused: includeRefused, layersFrom: randomLayers, in: folder)
            try Terminal.print(json: result)
        }
    }
}

/// What an import did, as it is printed.
struct ImportResult: Encodable {
    let code: String
    /// That people can answer.
    let statements: Int
    /// Kept, not asked.
    let refused: Int
    let participants: Int
    let positions: Int
    /// Votes on statements that are not asked.
    let leftOut: Int
}

extension PolisExport {
    /// Makes the dialogue. People can join only when everything is there; what fails halfway is taken away again.
    /// - Parameter seed: of the layers that people get by chance; none without it.
    func store(
        as new: NewDialogue, askingRefused: Bool, layersFrom seed: UInt64?, in folder: DataFolder
    ) async throws -> ImportResult {
        let new = try adding(to: new, askingRefused: askingRefused)
        let rooms = folder.quietRooms
        let dialogue = try await rooms.create(new)
        do {
            let ids = Dictionary(
                dialogue.agenda.compactMap { statement in statement.importedFrom.map { ($0, statement.id) } },
                uniquingKeysWith: { first, _ in first })
            var chance = seed.map { SeededGenerator(seed: $0) }
            let layers = dialogue.layers.map(\.id)
            let loaded = people.map { votes in
                RecordedPerson(
                    answers: votes.compactMap { vote in
                        ids[vote.comment].map { .init(statement: $0, stance: vote.stance) }
                    }, layer: chance.draw(from: layers))
            }.filter { !$0.answers.isEmpty }
            try await folder.recordedPeople.load(loaded, into: dialogue.id)
            try await rooms.change(dialogue.code) { try $0.openLobby() }
            let positions = loaded.reduce(0) { $0 + $1.answers.count }
            return ImportResult(
                code: dialogue.code.text, statements: new.statements.count, refused: new.refused.count,
                participants: loaded.count, positions: positions,
                leftOut: people.reduce(0) { $0 + $1.count } - positions)
        } catch {
            try await rooms.remove(dialogue.code)
            throw error
        }
    }

    private func adding(to new: NewDialogue, askingRefused: Bool) throws -> NewDialogue {
        var new = new
        let reason = try Line("Niet toegelaten in het gesprek waar deze stelling vandaan komt.")
        for comment in comments {
            let draft = StatementDraft(text: comment.text)
            if comment.isRefused, !askingRefused {
                new.refused.append(RefusedStatement(draft: draft, importedFrom: comment.number, reason: reason))
            } else {
                new.statements.append((draft, comment.number))
            }
        }
        return new
    }
}

extension SeededGenerator? {
    /// One of these; nil without a seed.
    fileprivate mutating func draw<Element>(from elements: [Element]) -> Element? {
        guard var generator = self else { return nil }
        defer { self = generator }
        return elements.randomElement(using: &generator)
    }
}
