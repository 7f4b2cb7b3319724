/// One line of a Polis `comments.csv`: a statement.
public struct PolisComment: CSVRow, Hashable {
    /// The statement's number in its conversation.
    public var id: Int
    /// The participant who wrote it, when the file tells.
    public var authorID: Int?
    /// The statement itself.
    public var text: String
    /// 1 accepted, −1 refused, 0 not judged.
    public var moderated: Int
    /// Whether it asks about the person instead of the subject; nil when the file has no such column.
    public var isMeta: Bool?
    /// How many agreed, as the file counts.
    public var agrees: Int
    /// How many disagreed, as the file counts.
    public var disagrees: Int
    /// Milliseconds since 1970; 0 when the file has no such column.
    public var timestamp: Int64
    /// The line in the file, from 1.
    public var line: Int

    /// Whether its positions are left out of every calculation: refused by a moderator, or about the person.
    public var isExcluded: Bool { moderated == -1 || isMeta == true }

    /// The columns it reads: comment-id and comment-body; the others where they are there.
    public static let columns = [
        (name: "comment-id", required: true), (name: "author-id", required: false),
        (name: "comment-body", required: true), (name: "moderated", required: false),
        (name: "is-meta", required: false), (name: "agrees", required: false), (name: "disagrees", required: false),
        (name: "timestamp", required: false),
    ]

    /// The values of one record; a field that does not hold what its column must hold is a failure.
    public init(_ fields: CSVFields) throws(ParseFailure) {
        let counts: ClosedRange<Int64> = 0...Int64(Int32.max)
        id = Int(try fields.integer(0, in: counts, name: "comment-id") ?? 0)
        authorID = fields.bytes(1).flatMap { CSVRecord.integer($0) }.flatMap { Int(exactly: $0) }
        text = try fields.text(2)
        moderated = Int(try fields.integer(3, in: -1...1, name: "moderated") ?? 0)
        isMeta = try PolisComment.truth(fields, 4)
        agrees = Int(try fields.integer(5, in: counts, name: "agrees") ?? 0)
        disagrees = Int(try fields.integer(6, in: counts, name: "disagrees") ?? 0)
        timestamp = try fields.integer(7, in: .min ... .max, name: "timestamp") ?? 0
        line = fields.line
    }

    private static func truth(_ fields: CSVFields, _ column: Int) throws(ParseFailure) -> Bool? {
        guard fields.bytes(column) != nil else { return nil }
        switch try fields.text(column).lowercased() {
        case "true", "t", "1": return true
        case "false", "f", "0", "": return false
        default: throw fields.wrong(column, name: "is-meta", expected: "true or false")
        }
    }
}
