import Domain
import HTTPTypes
import Hummingbird
import NIOCore

/// Taking position, taking it back, and what the server counts of oneself.
enum PositionAPI {
    static func routes(_ site: Site) -> [Route] {
        let path = "/api/v1/dialogues/{code}/statements/{id}/position"
        return [
            Route(.put, path, for: .participant) { request, visit in
                let wish = try await request.decode(PositionWish.self)
                return try await record(wish.stance(), round: wish.round, sequence: wish.sequence, request, visit, site)
            },
            Route(.delete, path, for: .participant) { request, visit in
                let query = request.query
                guard let round = Int(query["round"]), let sequence = Int(query["sequence"]) else {
                    throw APIProblem.malformed
                }
                return try await record(.withdrawn, round: round, sequence: sequence, request, visit, site)
            },
            Route(.get, "/api/v1/dialogues/{code}/me", for: .participant) { _, visit in
                let participant = try visit.joinedParticipant()
                let room = try await site.rooms.room(visit.code())
                let positions = try await site.rooms.positions(of: participant)
                return try .json(OwnAnswers(participant, positions, room.dialogue))
            },
        ]
    }

    private static func record(
        _ stance: Stance, round: Int, sequence: Int, _ request: Request, _ visit: Visit, _ site: Site
    ) async throws -> Response {
        guard let key = request.headers[.idempotencyKey].flatMap({ Token($0) }) else {
            throw APIProblem.noIdempotencyKey
        }
        let wish = try PositionRequest(
            checking: round, sequence: sequence, participant: try visit.joinedParticipant().id, key: key,
            statement: try visit.id("id", of: Statement.self), stance: stance)
        let room = try await site.rooms.room(visit.code())
        switch try await site.rooms.takePosition(wish, in: room) {
        case .recorded(let receipt, _), .repeated(let receipt):
            return .json(bytes: PositionReply.bytes(receipt))
        case .notOpen: throw APIProblem.notOpen
        case .keyReused: throw APIProblem.keyReused
        }
    }
}

/// A place on the floor as −100 … 100, or "pass".
enum WrittenPosition: Codable {
    case place(Int)
    case pass

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let place = try? container.decode(Int.self) {
            self = .place(place)
        } else if try container.decode(String.self) == "pass" {
            self = .pass
        } else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "neither a number nor \"pass\"")
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .place(let place): try container.encode(place)
        case .pass: try container.encode("pass")
        }
    }
}

extension PositionRequest {
    /// - Throws: ``APIProblem/outOfRange(_:)`` for a round or a sequence that nobody can mean.
    init(
        checking round: Int, sequence: Int, participant: ID<Participant>, key: Token, statement: ID<Statement>,
        stance: Stance
    ) throws(APIProblem) {
        guard (1...1_000).contains(round) else { throw .outOfRange("round") }
        guard (0...Self.highestSequence).contains(sequence) else { throw .outOfRange("sequence") }
        self.init(
            participant: participant, key: key, statement: statement, round: round, stance: stance, sequence: sequence)
    }
}

enum PositionReply {
    /// Written by hand: it is the most frequent reply, and a repeat must be equal to the byte.
    static func bytes(_ receipt: PositionReceipt) -> ByteBuffer {
        let position = receipt.position
        let stance =
            switch position.stance {
            case .place(let place): String(place)
            case .pass: "\"pass\""
            case .withdrawn: "null"
            }
        return ByteBuffer(
            string: """
                {"counted":\(receipt.isCounted),"position":\(stance),"round":\(position.round),\
                "sequence":\(position.sequence),"statement":\(position.statement.number)}
                """)
    }
}

/// One's own answers, as the server counts them.
struct OwnAnswers: Encodable {
    struct Answer: Encodable {
        let statement: Int64
        let round: Int
        let position: WrittenPosition
        let sequence: Int
    }

    let layer: Int64?
    let positions: [Answer]
    /// The highest of all that this participant sent, of what was withdrawn too; the next must be higher to count.
    let sequence: Int
    /// The next open statement without an answer.
    let next: Int64?

    init(_ participant: Participant, _ positions: [Position], _ dialogue: Dialogue) {
        layer = participant.layer?.number
        self.positions = positions.compactMap { position in
            let written: WrittenPosition
            switch position.stance {
            case .place(let place): written = .place(place)
            case .pass: written = .pass
            case .withdrawn: return nil
            }
            return Answer(
                statement: position.statement.number, round: position.round, position: written,
                sequence: position.sequence)
        }
        sequence = positions.sequence
        next = dialogue.nextUnanswered(by: positions)?.id.number
    }
}

extension Dialogue {
    /// The statements that are open and not answered yet, in order.
    func unanswered(by positions: [Position]) -> [Statement] {
        agenda.filter { statement in
            accepts(statement.id, round: statement.round)
                && !positions.contains {
                    $0.statement == statement.id && $0.round == statement.round && $0.stance != .withdrawn
                }
        }
    }

    func nextUnanswered(by positions: [Position]) -> Statement? { unanswered(by: positions).first }
}
