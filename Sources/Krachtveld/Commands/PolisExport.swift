import Domain
import PolisFiles

/// A Polis export that was read and checked as a whole: whatever can be wrong with it is said before anything is written.
struct PolisExport {
    struct Comment {
        let number: Int
        let text: Line
        /// Refused by a moderator of the conversation.
        let isRefused: Bool
    }

    /// By number: the order in which they were written.
    let comments: [Comment]
    /// Everybody who voted, with the vote that counts on each statement by its number.
    let people: [[(comment: Int, stance: Stance)]]

    /// - Throws: ``CommandFailure`` with file, line and column.
    init(comments file: InputFile, votes: InputFile?) throws {
        var comments: [Comment] = []
        var numbers: Set<Int> = []
        try file.read(CheckedComment.self) { (row) throws(ParseFailure) in
            guard numbers.insert(row.comment.id).inserted else { throw row.repeated }
            comments.append(
                Comment(number: row.comment.id, text: row.text, isRefused: row.comment.moderated == -1))
        }
        self.comments = comments.sorted { $0.number < $1.number }
        people = try votes.map { try Self.people($0, known: numbers) } ?? []
    }

    private static func people(_ file: InputFile, known: Set<Int>) throws -> [[(comment: Int, stance: Stance)]] {
        var votes: [PolisVote] = []
        try file.read(PlacedVote.self) { (row) throws(ParseFailure) in
            guard known.contains(row.vote.commentID) else { throw row.unknownComment }
            votes.append(row.vote)
        }
        let conversation = PolisConversation(votes: votes)
        var people = [[(comment: Int, stance: Stance)]](repeating: [], count: conversation.voterIDs.count)
        for cell in conversation.cells {
            people[Int(cell.participant)].append(
                (conversation.commentIDs[Int(cell.statement)], Stance(polisVote: Int(cell.vote))))
        }
        return people
    }
}

extension Stance {
    /// 1 agree, −1 disagree, 0 pass.
    init(polisVote vote: Int) { self = vote > 0 ? .agree : vote < 0 ? .disagree : .pass }
}

/// A comment of which the text can be shown here.
private struct CheckedComment: CSVRow {
    static let columns = PolisComment.columns
    static let longest = 1_000

    let comment: PolisComment
    let text: Line
    /// What to throw when this number was there before.
    let repeated: ParseFailure

    init(_ fields: CSVFields) throws(ParseFailure) {
        comment = try PolisComment(fields)
        repeated = fields.wrong(0, name: "comment-id", expected: "a number that occurs once")
        do { text = try Line(comment.text, limit: Self.longest) } catch {
            throw fields.wrong(2, name: "comment-body", expected: Self.expected(error))
        }
        // The schema counts code points, of which one character may have many.
        guard text.text.unicodeScalars.count <= Self.longest else {
            throw fields.wrong(2, name: "comment-body", expected: Self.expected(.tooLong(limit: Self.longest)))
        }
    }

    private static func expected(_ problem: InputProblem) -> String {
        switch problem {
        case .empty: "a text that is not empty"
        case .forbiddenCharacters: "a text without control characters or hidden changes of direction"
        default: "a text of at most \(longest) characters"
        }
    }
}

/// A vote that still knows where it stood.
private struct PlacedVote: CSVRow {
    static let columns = PolisVote.columns

    let vote: PolisVote
    private let fields: CSVFields

    init(_ fields: CSVFields) throws(ParseFailure) {
        vote = try PolisVote(fields)
        self.fields = fields
    }

    var unknownComment: ParseFailure {
        fields.wrong(0, name: "comment-id", expected: "the number of a statement in the comments file")
    }
}
