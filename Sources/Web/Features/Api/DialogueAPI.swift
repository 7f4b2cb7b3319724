import Disclosure
import Domain
import Foundation
import Hummingbird

/// A dialogue as everybody may see it: the live frame, joining, and what was revealed.
enum DialogueAPI {
    static func routes(_ site: Site) -> [Route] {
        [
            Route(.get, "/api/v1/dialogues/{code}", for: .everyone) { _, visit in
                try .json(DialogueSnapshot(await site.rooms.room(visit.code()).snapshot))
            },
            Route(.post, "/api/v1/dialogues/{code}/participants", for: .everyone) { request, visit in
                try await join(request, visit, site)
            },
            Route(.get, "/api/v1/dialogues/{code}/statements", for: .everyone) { _, visit in
                try .json(StatementSummary.list(await site.rooms.room(visit.code()).dialogue))
            },
            Route(.get, "/api/v1/dialogues/{code}/results", for: .everyone) { _, visit in
                try .json(DialogueResults(await site.rooms.room(visit.code()).snapshot))
            },
        ]
    }

    private struct JoinRequest: Decodable {
        let layer: Int64?
    }

    private struct JoinReply: Encodable {
        let token: String
        let words: String
    }

    private static func join(_ request: Request, _ visit: Visit, _ site: Site) async throws -> Response {
        // Only a dialogue that is there has a limit to keep in memory.
        let code = try await site.rooms.room(visit.code()).code
        if let wait = site.gate.limits.waitToJoin(code) { throw AccessProblem.tooFast(retryAfter: wait) }
        let wish = try await request.decode(JoinRequest.self)
        let key = try request.headers[.idempotencyKey].map { text in
            guard let key = Token(text) else { throw APIProblem.noIdempotencyKey }
            return key
        }
        let joined = try await site.rooms.join(
            code, layer: wish.layer.map { ID($0) }, language: site.language(of: request), key: key)
        return try .json(
            JoinReply(token: joined.token.description, words: joined.words.description), status: .created)
    }
}

/// What a phone, a console and a big screen follow: everything that may be known now, and nothing else.
struct DialogueSnapshot: Encodable {
    struct NamedLayer: Encodable {
        let id: Int64
        let name: String
    }

    struct Shown: Encodable {
        let id: Int64
        let number: Int
        let of: Int
        let round: Int
        let phase: String
        let text: String
        let explanation: String?
        let accelerator: String?
        let answer: String
        let answered: Int
        /// Only when revealed.
        let sentence: Sentence?
        let verdict: String?
    }

    struct Timer: Encodable {
        /// Milliseconds since 1970, by the server's clock, as is `now`.
        let endsAt: Int64
        let now: Int64
    }

    let code: String
    let version: Int
    let revision: Int
    let title: String
    let kind: String
    let mode: String
    /// Of whom a protected dialogue tells.
    let scope: String
    /// Whether answers per person, without layers, become public after the end.
    let rows: Bool
    let phase: String
    let rehearsing: Bool
    let blank: Bool
    let participants: Int
    /// Another number means that the big screen has another list of promises to show.
    let promises: Int
    let layers: [NamedLayer]
    let statement: Shown?
    let timer: Timer?

    init(_ snapshot: Room.Snapshot, now: Date = .now) {
        let dialogue = snapshot.dialogue
        code = dialogue.code.text
        version = dialogue.version
        revision = snapshot.revision
        title = dialogue.title.text
        kind = dialogue.kind.rawValue
        mode = dialogue.mode.rawValue
        scope = dialogue.scope.rawValue
        rows = dialogue.publishesRows
        phase = dialogue.phase.rawValue
        rehearsing = dialogue.isRehearsing
        blank = dialogue.isBlank
        participants = snapshot.participants
        promises = snapshot.promises
        layers = dialogue.layers.map { NamedLayer(id: $0.id.number, name: $0.name.text) }
        let isHidden = dialogue.isBlank || dialogue.phase == .draft
        statement = isHidden ? nil : dialogue.currentStatement.map { Shown($0, snapshot) }
        timer = dialogue.deadline.map {
            Timer(endsAt: Int64($0.timeIntervalSince1970 * 1000), now: Int64(now.timeIntervalSince1970 * 1000))
        }
    }
}

extension DialogueSnapshot.Shown {
    init(_ statement: Statement, _ snapshot: Room.Snapshot) {
        let dialogue = snapshot.dialogue
        let key = RoundKey(statement: statement.id, round: statement.round)
        id = statement.id.number
        number = dialogue.number(of: statement.id) ?? 1
        of = dialogue.agenda.count
        round = statement.round
        phase = statement.publicPhase.rawValue
        text = statement.text.text
        explanation = statement.explanation.isEmpty ? nil : statement.explanation.text
        accelerator = dialogue.accelerator(of: statement)?.name.text
        answer = statement.answer.rawValue
        answered = snapshot.answered(key)
        sentence = snapshot.sentence(key)
        verdict = snapshot.field(key)?.verdict?.rawValue
    }
}

extension Dialogue {
    func accelerator(of statement: Statement) -> Accelerator? {
        accelerators.first { $0.id == statement.accelerator }
    }
}

/// Everything that was revealed so far.
struct DialogueResults: Encodable {
    struct Round: Encodable {
        let round: Int
        let answered: Int
        let sentence: Sentence
        let verdict: String?
        /// Only in an open dialogue.
        let total: PublicField.Counts?
        let layers: [LayerCounts]
        /// Only in a protected dialogue: what is told of the room, or of each layer.
        let findings: [Told]
    }

    /// What a protected dialogue tells of the room (`layer` is missing) or of a layer; empty where too few answered.
    struct Told: Encodable {
        let layer: String?
        let verdict: String?
        /// Between how many and how many of a hundred people.
        let agree: PublicField.Share?
        let disagree: PublicField.Share?
    }

    struct LayerCounts: Encodable {
        /// nil for people who would rather not say.
        let layer: String?
        let counts: PublicField.Counts
        let places: [Int]
    }

    struct StatementResults: Encodable {
        let id: Int64
        let text: String
        let accelerator: String?
        let rounds: [Round]
    }

    let code: String
    let mode: String
    /// When the figures of a running ongoing dialogue were last up to date, in milliseconds since 1970; in a protected
    /// one when its last release was made.
    let upToDate: Int64?
    let statements: [StatementResults]

    init(_ snapshot: Room.Snapshot) {
        code = snapshot.dialogue.code.text
        mode = snapshot.dialogue.mode.rawValue
        upToDate = snapshot.liveMoment.map { Int64($0.timeIntervalSince1970 * 1000) }
        statements = snapshot.dialogue.agenda.compactMap { statement in
            let rounds = snapshot.shownRounds(of: statement).compactMap { round in
                snapshot.field(RoundKey(statement: statement.id, round: round)).map { Round(round, $0) }
            }
            guard !rounds.isEmpty else { return nil }
            return StatementResults(
                id: statement.id.number, text: statement.text.text,
                accelerator: snapshot.dialogue.accelerator(of: statement)?.name.text, rounds: rounds)
        }
    }
}

extension DialogueResults.Told {
    fileprivate init(_ layer: String?, _ finding: PublicField.Finding?) {
        self.layer = layer
        verdict = finding?.verdict.rawValue
        if case .shares(let agree, let disagree) = finding {
            (self.agree, self.disagree) = (agree, disagree)
        } else {
            (agree, disagree) = (nil, nil)
        }
    }
}

extension DialogueResults.Round {
    init(_ round: Int, _ field: PublicField) {
        self.round = round
        answered = field.answered
        sentence = field.sentence
        verdict = field.verdict?.rawValue
        if case .exact(let total, let layers) = field.shown {
            self.total = total
            self.layers = layers.map { .init(layer: $0.name, counts: $0.counts, places: $0.places) }
        } else {
            total = nil
            layers = []
        }
        switch field.shown {
        case .room(let finding): findings = [.init(nil, finding)]
        case .layers(let told): findings = told.map { .init($0.name, $0.finding) }
        case .tooFew, .exact: findings = []
        }
    }
}
