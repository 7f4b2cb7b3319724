/// Why a file could not be read, and where.
public struct ParseFailure: Error, Hashable, Sendable, CustomStringConvertible {
    /// The line in the file, from 1 (a quoted line break counts as one).
    public var line: Int
    /// The character in that line, from 1.
    public var column: Int
    /// What is wrong there.
    public var problem: Problem

    /// A problem at this place.
    public init(line: Int, column: Int, problem: Problem) {
        self.line = line
        self.column = column
        self.problem = problem
    }

    /// What can be wrong with a file.
    public enum Problem: Hashable, Sendable {
        /// There is no heading line.
        case empty
        /// The heading line lacks a column.
        case missingColumn(String)
        /// The heading line names a column twice.
        case repeatedColumn(String)
        /// A line has more or fewer fields than the heading line.
        case fieldCount(expected: Int, found: Int)
        /// A quotation mark opens a field that never ends.
        case unclosedQuote
        /// A quotation mark inside a field that does not start with one.
        case strayQuote
        /// Something other than a comma or line end follows a closing quotation mark.
        case textAfterQuote
        /// One field is longer than a mebibyte.
        case fieldTooLong
        /// The bytes of a field are not UTF-8.
        case notUTF8
        /// A field does not hold what its column must hold.
        case value(column: String, expected: String, found: String)
    }

    /// One sentence for people, with line and column.
    public var description: String { "line \(line), column \(column): \(problem)" }
}

extension ParseFailure.Problem: CustomStringConvertible {
    /// The problem in words.
    public var description: String {
        switch self {
        case .empty: "the file is empty; a line with column names was expected"
        case .missingColumn(let name): "there is no column named \"\(name)\""
        case .repeatedColumn(let name): "there are two columns named \"\(name)\""
        case .fieldCount(let expected, let found): "\(found) fields where the first line has \(expected)"
        case .unclosedQuote: "a quotation mark is opened here and never closed"
        case .strayQuote: "a quotation mark inside a field without quotation marks around it"
        case .textAfterQuote: "text after a closing quotation mark"
        case .fieldTooLong: "a field of more than 1,048,576 bytes"
        case .notUTF8: "bytes that are not UTF-8"
        case .value(let column, let expected, let found): "\(column) must be \(expected), not \"\(found)\""
        }
    }
}
