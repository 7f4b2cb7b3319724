/// One line of our own export of positions: `participant,layer,statement,round,position`.
public struct PositionLine: CSVRow, Hashable {
    /// The participant's label in the export.
    public var participant: String
    /// The statement's label in the export.
    public var statement: String
    /// The name of the participant's layer; nil when the file has no such column or the participant has none.
    public var layer: String?
    /// The round, from 1; 1 when the file has no such column.
    public var round: Int
    /// A place on the floor, −100 … 100, or nil for a pass.
    public var place: Int?
    /// The line in the file, from 1. Of one person's positions on one statement in one round the later line counts.
    public var line: Int

    /// The columns it reads: participant, statement, position and, where there are any, round and layer.
    public static let columns = [
        (name: "participant", required: true), (name: "statement", required: true), (name: "round", required: false),
        (name: "position", required: true), (name: "layer", required: false),
    ]

    /// The values of one record; a field that does not hold what its column must hold is a failure.
    public init(_ fields: CSVFields) throws(ParseFailure) {
        participant = try fields.text(0)
        statement = try fields.text(1)
        if participant.isEmpty { throw fields.wrong(0, name: "participant", expected: "a label") }
        if statement.isEmpty { throw fields.wrong(1, name: "statement", expected: "a label") }
        let named = fields.bytes(4) == nil ? "" : try fields.text(4)
        layer = named.isEmpty ? nil : named
        round = Int(try fields.integer(2, in: 1...1_000_000, name: "round") ?? 1)
        if let bytes = fields.bytes(3), bytes.elementsEqual("pass".utf8) {
            place = nil
        } else if let value = fields.bytes(3).flatMap({ CSVRecord.integer($0) }), (-100...100).contains(value) {
            place = Int(value)
        } else {
            throw fields.wrong(3, name: "position", expected: "a whole number from -100 to 100, or pass")
        }
        line = fields.line
    }
}
