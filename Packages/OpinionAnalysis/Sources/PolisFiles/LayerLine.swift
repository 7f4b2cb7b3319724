/// One line of a `layers.csv`: which layer a participant declared.
public struct LayerLine: CSVRow, Hashable {
    /// The participant's label: a voter number of Polis or the label of our own export.
    public var participant: String
    /// The layer's name.
    public var layer: String
    /// The line in the file, from 1. A participant's later line counts.
    public var line: Int

    /// The columns it reads: participant and layer.
    public static let columns = [(name: "participant", required: true), (name: "layer", required: true)]

    /// The values of one record; a field that does not hold what its column must hold is a failure.
    public init(_ fields: CSVFields) throws(ParseFailure) {
        participant = try fields.text(0)
        layer = try fields.text(1)
        if participant.isEmpty { throw fields.wrong(0, name: "participant", expected: "a label") }
        if layer.isEmpty { throw fields.wrong(1, name: "layer", expected: "a name") }
        line = fields.line
    }
}
