public import Disclosure

/// What every tier of an export says about the dialogue itself.
public struct ExportedDialogue: Hashable, Sendable, Codable {
    public let accelerators: [String]
    public let code: String
    public let kind: String
    public let layers: [String]
    public let mode: Mode
    public let purpose: String
    /// Whether rows without layers were announced as public, before anybody joined.
    public let rows: Bool
    public let scope: Scope
    public let title: String

    init(_ dialogue: Dialogue) {
        accelerators = dialogue.accelerators.map(\.name.text)
        code = dialogue.code.text
        kind = dialogue.kind.rawValue
        layers = dialogue.layers.map(\.name.text)
        mode = dialogue.mode
        purpose = dialogue.purpose.text
        rows = dialogue.publishesRows
        scope = dialogue.scope
        title = dialogue.title.text
    }
}

/// A statement in an export.
public struct ExportedStatement: Hashable, Sendable, Codable {
    /// The place of its accelerator in the list, from 1.
    public let accelerator: Int?
    public let answer: String
    public let id: Int64
    /// Its number in the conversation that it was imported from.
    public let imported: Int?
    /// Its place on the agenda, from 1.
    public let number: Int
    /// The rounds whose figure tells who moved since the round before. Only in the complete export; nil for none.
    public let paired: [Int]?
    /// Per round the number of its release; 0 where it was never shown. Only in the complete export.
    public let releases: [Int]?
    public let rounds: Int
    public let text: String

    /// - Parameter figures: per round the figure that was kept; nil outside the complete export.
    init(_ statement: Statement, number: Int, in dialogue: Dialogue, figures: [PublicField?]? = nil) {
        accelerator = dialogue.accelerators.firstIndex { $0.id == statement.accelerator }.map { $0 + 1 }
        answer = statement.answer.rawValue
        id = statement.id.number
        imported = statement.importedFrom
        self.number = number
        let paired = (figures ?? []).indices.filter { figures?[$0]?.moves != nil }.map { $0 + 1 }
        self.paired = paired.isEmpty ? nil : paired
        releases = figures?.map { $0?.number ?? 0 }
        rounds = statement.rounds.count
        text = statement.text.text
    }

    /// As the public figures tell it.
    private init(withoutReleases other: ExportedStatement) {
        accelerator = other.accelerator
        answer = other.answer
        id = other.id
        imported = other.imported
        number = other.number
        paired = nil
        releases = nil
        rounds = other.rounds
        text = other.text
    }

    /// As the public figures tell it.
    var withoutReleases: ExportedStatement { ExportedStatement(withoutReleases: self) }
}

/// People of one layer who stood at one place in the room without a phone.
public struct ExportedTally: Hashable, Sendable, Codable {
    /// The place of the layer in the list, from 1; nil for people who would rather not say.
    public let layer: Int?
    public let people: Int
    public let round: Int
    public let statement: Int64
    public let zone: Answers.Zone
}

/// What one participant answered, as it leaves the store.
public struct RecordedAnswers: Hashable, Sendable {
    public struct Answer: Hashable, Sendable {
        public let round: RoundKey
        /// −100 … 100; nil for "I don't know".
        public let place: Int?

        public init(round: RoundKey, place: Int?) {
            self.round = round
            self.place = place
        }
    }

    public let participant: ID<Participant>
    public let layer: ID<Layer>?
    /// By statement and round, without what was taken back.
    public var answers: [Answer]

    public init(participant: ID<Participant>, layer: ID<Layer>?, answers: [Answer] = []) {
        self.participant = participant
        self.layer = layer
        self.answers = answers
    }
}

enum ExportFormat {
    static let name = "krachtveld-export"
}

extension ExportTier {
    /// How a file of this tier is written now. Tier C holds from 2 on what was answered at each release that was made while
    /// people answered; from 3 on these were decided by who counted from any release to any other.
    var schema: Int { self == .complete ? 3 : 1 }
}

extension Dialogue {
    /// The statements that take part, by id.
    func exportedStatements(figures: (Statement) -> [PublicField?]?) -> [ExportedStatement] {
        agenda.enumerated()
            .map { ExportedStatement($0.element, number: $0.offset + 1, in: self, figures: figures($0.element)) }
            .sorted { $0.id < $1.id }
    }
}
