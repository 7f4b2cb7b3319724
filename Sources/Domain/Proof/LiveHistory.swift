import Disclosure

/// What was answered at each release that was made while people answered, read from the log of positions: part of the complete
/// export, so that these figures can be counted again like all others.
struct LiveHistory: Sendable {
    /// From what a release can be counted again.
    enum Basis: String, Hashable, Sendable, Codable {
        case answers
        /// It was made before its place in the log was kept, or by the rule of before.
        case older
        /// The log does not give it any more: answers of that time were taken out.
        case changed
    }

    /// By statement, and by number from 1.
    private(set) var releases: [ID<Statement>: [LiveRelease]]
    private(set) var basis: [ID<Statement>: Basis] = [:]
    private(set) var answers: [ID<Participant>: [ID<Statement>: LiveAnswers]] = [:]

    init(_ all: [LiveRelease]) {
        releases = Dictionary(grouping: all, by: \.statement).mapValues { $0.sorted { $0.number < $1.number } }
        for (statement, chain) in releases {
            let isWhole = chain.allSatisfy { $0.moment != nil } && chain.map(\.number) == Array(1...max(1, chain.count))
            basis[statement] = isWhole ? .answers : .older
        }
    }

    var isEmpty: Bool { releases.isEmpty }

    /// Reads on in the log.
    mutating func take(_ piece: LogPiece) {
        for logged in piece.positions where logged.position.round == 1 {
            let statement = logged.position.statement
            guard basis[statement] == .answers, let chain = releases[statement] else { continue }
            let index = chain.firstIndex { ($0.moment?.height ?? 0) >= logged.number } ?? chain.count
            answers[logged.participant, default: [:]][statement, default: LiveAnswers()]
                .take(logged.position.stance, before: index + 1)
        }
    }

    /// Counts every release again, and notes where that does not give what was released.
    /// - Parameter before: statements of which a release was made by the rule of before.
    mutating func settle(_ people: [RecordedAnswers], in dialogue: Dialogue, before: Set<ID<Statement>>) {
        for statement in releases.keys where basis[statement] == .answers {
            if !isGiven(statement, by: people, in: dialogue) {
                basis[statement] = .changed
            } else if before.contains(statement) {
                basis[statement] = .older
            }
        }
    }

    /// Whether what people answered at each release gives the releases that were made.
    private func isGiven(_ statement: ID<Statement>, by people: [RecordedAnswers], in dialogue: Dialogue) -> Bool {
        var recount = LiveRecount(layers: dialogue.layers.map(\.name.text), scope: dialogue.scope, rule: .overlaps)
        for person in people {
            guard let answers = answers[person.participant]?[statement] else {
                // An answer that the log does not hold.
                if person.answers.contains(where: { $0.round.statement == statement && $0.round.round == 1 }) {
                    return false
                }
                continue
            }
            recount.add(answers, layer: person.layer.flatMap { id in dialogue.layers.firstIndex { $0.id == id } })
        }
        return recount.gives((releases[statement] ?? []).map(\.field))
    }

    /// What one person answered, as far as it does not follow from the answer at the end.
    func told(of person: RecordedAnswers) -> [(statement: ID<Statement>, step: LiveAnswers.Step)] {
        let all = answers[person.participant] ?? [:]
        return all.keys.sorted().filter { basis[$0] == .answers }.flatMap { statement in
            let steps = all[statement]?.steps ?? []
            let end = person.answers.first { $0.round == RoundKey(statement: statement, round: 1) }
            let expected = end.map { LiveAnswers(from: $0.place.map(Stance.place) ?? .pass).steps }
            return steps == expected ? [] : steps.map { (statement, $0) }
        }
    }
}

extension LiveReleases.Rule {
    /// By which rule the releases in a complete export were decided.
    init(schema: Int) { self = schema < 3 ? .neighbours : .overlaps }
}
