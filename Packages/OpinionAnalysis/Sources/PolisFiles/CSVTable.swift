/// Reads a comma-separated file with a heading line into values of one kind, piece by piece.
///
/// Columns are found by name, so their order is free and unknown ones are passed over.
public struct CSVTable<Row: CSVRow>: Sendable {
    private var scanner = CSVScanner()
    private var columns: [Int?]?
    private var width = 0

    /// A reader at the start of a file.
    public init() {}

    /// Takes the next piece of the file; calls `each` for every row that ends in it.
    public mutating func read(
        _ piece: UnsafeBufferPointer<UInt8>, each: (Row) throws(ParseFailure) -> Void
    ) throws(ParseFailure) {
        var (columns, width) = (columns, width)
        try scanner.scan(piece) { (record) throws(ParseFailure) in
            try CSVTable.take(record, &columns, &width, each)
        }
        (self.columns, self.width) = (columns, width)
    }

    /// Says that the file has ended; a file without heading line is a failure.
    public mutating func finish(each: (Row) throws(ParseFailure) -> Void) throws(ParseFailure) {
        var (columns, width) = (columns, width)
        try scanner.finish { (record) throws(ParseFailure) in
            try CSVTable.take(record, &columns, &width, each)
        }
        guard columns != nil else { throw ParseFailure(line: 1, column: 1, problem: .empty) }
    }

    /// All rows of a whole file.
    public static func rows(_ bytes: [UInt8]) throws(ParseFailure) -> [Row] {
        var rows: [Row] = []
        var table = CSVTable()
        try bytes.withUnsafeBufferPointer { (buffer) throws(ParseFailure) in
            try table.read(buffer) { (row) throws(ParseFailure) in rows.append(row) }
            try table.finish { (row) throws(ParseFailure) in rows.append(row) }
        }
        return rows
    }

    private static func take(
        _ record: borrowing CSVRecord, _ columns: inout [Int?]?, _ width: inout Int,
        _ each: (Row) throws(ParseFailure) -> Void
    ) throws(ParseFailure) {
        guard let known = columns else {
            columns = try positions(record)
            width = record.count
            return
        }
        guard record.count == width else {
            throw record.failure(0, .fieldCount(expected: width, found: record.count))
        }
        try each(try Row(CSVFields(record: record, columns: known)))
    }

    private static func positions(_ heading: borrowing CSVRecord) throws(ParseFailure) -> [Int?] {
        var names: [String] = []
        for index in 0..<heading.count { names.append(try heading.text(index)) }
        var result: [Int?] = []
        for column in Row.columns {
            let places = names.indices.filter { names[$0] == column.name }
            if places.count > 1 { throw heading.failure(places[1], .repeatedColumn(column.name)) }
            if places.isEmpty, column.required { throw heading.failure(0, .missingColumn(column.name)) }
            result.append(places.first)
        }
        return result
    }
}

/// A kind of row that a file can hold.
public protocol CSVRow: Sendable {
    /// The columns it reads, in the order in which ``init(_:)`` names them.
    static var columns: [(name: String, required: Bool)] { get }
    /// Makes the value from one record.
    init(_ fields: CSVFields) throws(ParseFailure)
}

/// One record seen through the columns of a ``CSVRow``.
public struct CSVFields: Sendable {
    let record: CSVRecord
    let columns: [Int?]

    init(record: borrowing CSVRecord, columns: [Int?]) {
        self.record = copy record
        self.columns = columns
    }

    /// The line on which the record starts.
    public var line: Int { record.line }

    /// The bytes of a column, or nil when the file lacks it.
    public func bytes(_ column: Int) -> ArraySlice<UInt8>? { columns[column].map { record.field($0) } }

    /// The text of a column; empty when the file lacks it.
    public func text(_ column: Int) throws(ParseFailure) -> String {
        guard let index = columns[column] else { return "" }
        return try record.text(index)
    }

    /// The whole number of a column in `range`, or nil when the file lacks the column.
    public func integer(
        _ column: Int, in range: ClosedRange<Int64>, name: String
    ) throws(ParseFailure) -> Int64? {
        guard let index = columns[column] else { return nil }
        return try record.integer(index, in: range, column: name)
    }

    /// The failure of a column that does not hold what it must.
    public func wrong(_ column: Int, name: String, expected: String) -> ParseFailure {
        record.wrong(columns[column] ?? 0, column: name, expected: expected)
    }
}
