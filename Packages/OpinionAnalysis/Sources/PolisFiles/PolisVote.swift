/// One line of a Polis `votes.csv`.
public struct PolisVote: CSVRow, Hashable {
    /// The statement's number in its conversation.
    public var commentID: Int
    /// The participant's number in its conversation.
    public var voterID: Int
    /// 1 agree, −1 disagree, 0 pass (in exports; the Polis database itself stores agree as −1).
    public var vote: Int
    /// Milliseconds since 1970; 0 when the file has no such column.
    public var timestamp: Int64
    /// The line in the file, from 1. Among votes of one person on one statement the later timestamp counts, and of equal ones the
    /// later line.
    public var line: Int

    /// A vote from elsewhere than a file.
    public init(commentID: Int, voterID: Int, vote: Int, timestamp: Int64, line: Int) {
        self.commentID = commentID
        self.voterID = voterID
        self.vote = vote
        self.timestamp = timestamp
        self.line = line
    }

    /// The columns it reads: comment-id, voter-id, vote and, where there is one, timestamp.
    public static let columns = [
        (name: "comment-id", required: true), (name: "voter-id", required: true), (name: "vote", required: true),
        (name: "timestamp", required: false),
    ]

    /// The values of one record; a field that does not hold what its column must hold is a failure.
    public init(_ fields: CSVFields) throws(ParseFailure) {
        let ids: ClosedRange<Int64> = 0...Int64(Int32.max)
        commentID = Int(try fields.integer(0, in: ids, name: "comment-id") ?? 0)
        voterID = Int(try fields.integer(1, in: ids, name: "voter-id") ?? 0)
        vote = Int(try fields.integer(2, in: -1...1, name: "vote") ?? 0)
        timestamp = try fields.integer(3, in: .min ... .max, name: "timestamp") ?? 0
        line = fields.line
    }
}
