/// One record of a comma-separated file: its fields, unquoted, and where they stood.
public struct CSVRecord: Sendable {
    /// The bytes of all fields, one after the other.
    private(set) var bytes: [UInt8] = []
    private var ends: [Int] = []
    private var starts: [(line: Int, column: Int)] = []

    /// The line on which the record starts, from 1.
    public var line: Int { starts.first?.line ?? 0 }

    /// How many fields there are.
    public var count: Int { ends.count }

    /// The bytes of one field.
    ///
    /// - Precondition: `index` is below `count`.
    public func field(_ index: Int) -> ArraySlice<UInt8> {
        bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
    }

    /// The text of one field; bytes that are not UTF-8 are a failure.
    public func text(_ index: Int) throws(ParseFailure) -> String {
        guard let text = String(validating: field(index), as: UTF8.self) else {
            throw failure(index, .notUTF8)
        }
        return text
    }

    /// The whole number in one field, which must lie in `range`.
    public func integer(_ index: Int, in range: ClosedRange<Int64>, column: String) throws(ParseFailure) -> Int64 {
        guard let value = CSVRecord.integer(field(index)), range.contains(value) else {
            let bounds =
                range.lowerBound == .min || range.upperBound == .max
                ? (range.lowerBound == 0 ? "a whole number, 0 or more" : "a whole number")
                : "a whole number from \(range.lowerBound) to \(range.upperBound)"
            throw wrong(index, column: column, expected: bounds)
        }
        return value
    }

    /// A failure that names this field's place.
    public func failure(_ index: Int, _ problem: ParseFailure.Problem) -> ParseFailure {
        let start = index < starts.count ? starts[index] : (line: line, column: 1)
        return ParseFailure(line: start.line, column: start.column, problem: problem)
    }

    /// The failure of a field that does not hold what its column must hold; quotes at most 40 characters of it.
    public func wrong(_ index: Int, column: String, expected: String) -> ParseFailure {
        let found = String(String(decoding: field(index).prefix(160), as: UTF8.self).prefix(40))
        return failure(index, .value(column: column, expected: expected, found: found))
    }

    /// A decimal number with optional sign and nothing else, or nil.
    static func integer(_ digits: ArraySlice<UInt8>) -> Int64? {
        var rest = digits
        let negative = rest.first == UInt8(ascii: "-")
        if negative || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
        guard !rest.isEmpty else { return nil }
        var value: Int64 = 0
        for digit in rest {
            guard digit >= 48, digit <= 57 else { return nil }
            let (product, tooLarge) = value.multipliedReportingOverflow(by: 10)
            let (sum, overflow) = product.subtractingReportingOverflow(Int64(digit - 48))
            if tooLarge || overflow { return nil }
            value = sum
        }
        if negative { return value }
        return value == .min ? nil : -value
    }

    // MARK: Making

    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        starts.removeAll(keepingCapacity: true)
    }

    mutating func startField(line: Int, column: Int) { starts.append((line, column)) }
    mutating func append(_ byte: UInt8) { bytes.append(byte) }
    mutating func append(_ more: Slice<UnsafeBufferPointer<UInt8>>) { bytes.append(contentsOf: more) }
    mutating func endField() { ends.append(bytes.count) }

    /// The length so far of the field being made.
    var openLength: Int { bytes.count - (ends.last ?? 0) }
}
