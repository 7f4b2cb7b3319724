/// Readers for whole files in memory; ``CSVTable`` reads the same rows from a stream.
public enum PolisFiles {
    /// The lines of a Polis `votes.csv`, in file order.
    public static func votes(bytes: [UInt8]) throws(ParseFailure) -> [PolisVote] { try CSVTable.rows(bytes) }

    /// The statements of a Polis `comments.csv`, in file order.
    public static func comments(bytes: [UInt8]) throws(ParseFailure) -> [PolisComment] { try CSVTable.rows(bytes) }

    /// The lines of our own export of positions, in file order.
    public static func positions(bytes: [UInt8]) throws(ParseFailure) -> [PositionLine] { try CSVTable.rows(bytes) }

    /// The lines of a `layers.csv`, in file order.
    public static func layers(bytes: [UInt8]) throws(ParseFailure) -> [LayerLine] { try CSVTable.rows(bytes) }
}
