import Disclosure
import Foundation

/// Reads tier A again, to compare a report with it. The only reader of figures beside their store: what is read here was
/// public already, and is compared, never shown.
extension PublicExport {
    private struct Written: Decodable {
        let dialogue: ExportedDialogue
        let schema: Int
        let seal: String?
        let statements: [ExportedStatement]
    }

    /// - Throws: ``ExportProblem`` that says what is wrong.
    public init(reading bytes: [UInt8]) throws {
        let data = Data(bytes)
        do {
            let written = try JSONDecoder().decode(Written.self, from: data)
            guard written.schema == ExportTier.figures.schema else {
                throw ExportProblem("the schema is \(written.schema)")
            }
            self.init(
                dialogue: written.dialogue, statements: written.statements.sorted { $0.id < $1.id },
                attendance: try Self.attendance(in: data),
                figures: try Self.figures("figures", in: data), groups: try Self.groups(in: data),
                seal: written.seal.flatMap { Seal($0) })
            try check()
        } catch let problem as ExportProblem {
            throw problem
        } catch {
            throw ExportProblem("the export cannot be read: \(error)")
        }
    }

    /// What each figure cannot know by itself: which layers the dialogue has.
    private func check() throws {
        let layers = dialogue.layers.indices
        for (round, field) in figures.sorted(by: { ($0.key.statement, $0.key.round) < ($1.key.statement, $1.key.round) }
        ) {
            let isPossible =
                switch field.shown {
                case .tooFew, .room: true
                case .layers(let told): told.count == layers.count
                case .exact(_, let told): told.allSatisfy { $0.index.map(layers.contains) ?? true }
                }
            guard isPossible else {
                throw ExportProblem("\(Self.place(round)): layers that the dialogue does not have")
            }
        }
        guard groups?.rows.allSatisfy({ layers.contains($0.layer) }) ?? true else {
            throw ExportProblem("groups: a layer that the dialogue does not have")
        }
    }

    private static func place(_ round: RoundKey) -> String {
        "the figure of statement \(round.statement.number), round \(round.round)"
    }

    /// Reads a figure, and says which one it was where it cannot be.
    private static func reading<Figure>(_ place: String, _ read: () throws -> Figure) throws -> Figure {
        do { return try read() } catch DecodingError.dataCorrupted(let context) {
            throw ExportProblem("\(place): \(context.debugDescription)")
        }
    }

    private static func attendance(in data: Data) throws -> PublicAttendance {
        guard let attendance = (try JSONSerialization.jsonObject(with: data) as? [String: Any])?["attendance"] else {
            throw ExportProblem("the export does not say how many took part")
        }
        return try reading("attendance") { try PublicAttendance(released: text(of: attendance)) }
    }

    private static func groups(in data: Data) throws -> PublicGroups? {
        let groups = (try JSONSerialization.jsonObject(with: data) as? [String: Any])?["groups"]
        return try groups.map { groups in try reading("groups") { try PublicGroups(released: text(of: groups)) } }
    }

    /// The figures under a name, as they were released.
    static func figures(_ name: String, in data: Data) throws -> [RoundKey: PublicField] {
        Dictionary(try listed(name, in: data).map { ($0.round, $0.field) }, uniquingKeysWith: { first, _ in first })
    }

    /// The figures under a name, in order; a round can have several releases.
    static func listed(_ name: String, in data: Data) throws -> [(round: RoundKey, field: PublicField)] {
        guard let rows = (try JSONSerialization.jsonObject(with: data) as? [String: Any])?[name] as? [[String: Any]]
        else { throw ExportProblem("the export holds no \(name)") }
        return try rows.map { row in
            guard let statement = row["statement"] as? Int, let round = row["round"] as? Int,
                let figure = row["figure"]
            else { throw ExportProblem("a figure without a statement or a round") }
            let key = RoundKey(statement: ID(Int64(statement)), round: round)
            return (key, try reading(place(key)) { try PublicField(released: text(of: figure)) })
        }
    }

    private static func text(of value: Any) throws -> String {
        guard JSONSerialization.isValidJSONObject(value) else { throw ExportProblem("a figure that is none") }
        return String(
            decoding: try JSONSerialization.data(withJSONObject: value, options: [.sortedKeys]), as: UTF8.self)
    }
}

/// Which tier a file is, without reading the rest of it.
extension ExportTier {
    /// nil when it is no export.
    public init?(of bytes: [UInt8]) {
        struct Head: Decodable {
            let tier: ExportTier
            let format: String
        }
        guard let head = try? JSONDecoder().decode(Head.self, from: Data(bytes)), head.format == ExportFormat.name
        else {
            return nil
        }
        self = head.tier
    }
}
