public import Disclosure

/// What the latest round that was shown of a statement says: made from the public figure alone, so it can say nothing more.
public struct StatementFinding: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        /// All layers agree, or all disagree. `among`: the layers that were compared, where of some too few people answered;
        /// nil where it is said of all.
        case shared(PublicField.Verdict, among: [LayerStand]?)
        /// Layers differ: which agree most, which least; several where they agree alike.
        case friction(most: [LayerStand], least: [LayerStand])
        /// Many people do not know.
        case unclear
        /// Nothing is shown per layer: where the whole room stands.
        case room(PublicField.Verdict)
        /// Layers differ a little, or within themselves.
        case mixed
        /// Too few answers.
        case nothing
    }

    /// In an open dialogue a layer of fewer people is shown, but not compared with others.
    static let smallestLayer = 3
    public let statement: Statement
    /// Its place on the agenda, from 1.
    public let number: Int
    public let round: Int
    public let field: PublicField
    /// nil where nothing is told per layer.
    public let layers: [LayerStand]?
    public let kind: Kind

    init(_ statement: Statement, number: Int, round: Int, _ field: PublicField, in dialogue: Dialogue) {
        self.statement = statement
        self.number = number
        self.round = round
        self.field = field
        layers = LayerStand.all(of: field, in: dialogue)
        kind = Self.kind(field, layers)
    }

    /// nil while nothing of the statement is shown.
    public init?(of statement: Statement, in snapshot: Room.Snapshot) {
        guard let number = snapshot.dialogue.number(of: statement.id),
            let round = snapshot.shownRounds(of: statement).last,
            let field = snapshot.field(RoundKey(statement: statement.id, round: round))
        else { return nil }
        self.init(statement, number: number, round: round, field, in: snapshot.dialogue)
    }

    /// The part of all people that agrees (0 … 1), or of the layers, each counted once, where nothing is told of the room.
    public var support: Double? {
        switch field.shown {
        case .exact(let total, _): total.support
        case .room(let finding): finding.support
        case .layers:
            layers.flatMap { layers in
                let parts = layers.compactMap(\.support)
                return parts.isEmpty ? nil : parts.reduce(0, +) / Double(parts.count)
            }
        case .tooFew: nil
        }
    }

    private static func kind(_ field: PublicField, _ layers: [LayerStand]?) -> Kind {
        switch field.shown {
        case .tooFew: return .nothing
        case .room(.shares(let agree, let disagree)) where agree.to + disagree.to <= 67: return .unclear
        case .room(let finding): return .room(finding.verdict)
        case .exact(let total, _) where total.pass * 3 >= total.total: return .unclear
        // A layer of which nobody answered has nobody who thinks otherwise.
        case .exact(let total, _):
            return compared((layers ?? []).filter { $0.shown != .nothing }) ?? .room(total.verdict)
        case .layers: return compared(layers ?? []) ?? .mixed
        }
    }

    /// nil with fewer than two layers to compare.
    private static func compared(_ all: [LayerStand]) -> Kind? {
        let layers = all.filter(\.isComparable)
        guard layers.count >= 2 else { return nil }
        let verdicts = Set(layers.compactMap(\.verdict))
        if verdicts.count == 1, let verdict = verdicts.first, verdict != .divided {
            return .shared(verdict, among: layers.count == all.count ? nil : layers)
        }
        let parts = layers.compactMap(\.agreeing).sorted { $0.share < $1.share }
        guard let least = parts.first, let most = parts.last, most.isFarAbove(least) else { return .mixed }
        return .friction(
            most: layers.filter { $0.support == most.share }, least: layers.filter { $0.support == least.share })
    }
}

/// What a whole dialogue found.
public struct DialogueField: Sendable {
    /// Statements of which something was shown, in the order of the agenda.
    public let statements: [StatementFinding]

    public init(_ snapshot: Room.Snapshot) {
        statements = snapshot.dialogue.agenda.compactMap { StatementFinding(of: $0, in: snapshot) }
    }

    /// Statements that push (driving) or hold back (restraining) under an accelerator, the most supported first.
    public func forces(_ direction: Statement.Direction, under accelerator: ID<Accelerator>?) -> [StatementFinding] {
        statements.filter {
            $0.statement.direction == direction && $0.statement.accelerator == accelerator && $0.support != nil
        }.sorted { ($0.support ?? 0, $1.number) > ($1.support ?? 0, $0.number) }
    }
}
