/// Reads comma-separated records (RFC 4180) from bytes that arrive in pieces of any size.
///
/// Lines may end in LF, CR LF or CR; empty lines are skipped; a byte-order mark at the start is skipped. Memory is that of the
/// longest record, so a file of any length can pass through. No input traps.
public struct CSVScanner: Sendable {
    private enum State { case lineStart, fieldStart, plain, quoted, quoteSeen }

    private static let longest = 1_048_576
    private let separator: UInt8
    private var record = CSVRecord()
    private var state = State.lineStart
    private var line = 1
    private var column = 1
    private var afterReturn = false
    private var marks: [UInt8]? = []

    /// A scanner at the start of a file.
    /// - Parameter separator: what stands between fields; a comma unless told otherwise.
    public init(separator: UInt8 = UInt8(ascii: ",")) { self.separator = separator }

    /// Takes the next piece of the file; calls `each` for every record that ends in it.
    public mutating func scan(
        _ piece: UnsafeBufferPointer<UInt8>, each: (borrowing CSVRecord) throws(ParseFailure) -> Void
    ) throws(ParseFailure) {
        var index = 0
        while index < piece.count {
            if marks != nil, skipsMark(piece[index]) {
                index += 1
                continue
            }
            if state == .plain || state == .quoted {
                let end = runEnd(piece, from: index)
                record.append(piece[index..<end])
                try checkLength()
                index = end
                if index == piece.count { break }
            }
            try take(piece[index], each)
            index += 1
        }
    }

    /// Says that the file has ended; calls `each` for a last record without line end.
    public mutating func finish(
        each: (borrowing CSVRecord) throws(ParseFailure) -> Void
    ) throws(ParseFailure) {
        switch state {
        case .lineStart: return
        case .quoted: throw record.failure(record.count, .unclosedQuote)
        case .fieldStart, .plain, .quoteSeen: try endRecord(each)
        }
    }

    /// One byte that may change the state.
    private mutating func take(
        _ byte: UInt8, _ each: (borrowing CSVRecord) throws(ParseFailure) -> Void
    ) throws(ParseFailure) {
        let followsReturn = afterReturn
        afterReturn = false
        if state == .quoted {
            advance(byte, followsReturn)
            if byte == UInt8(ascii: "\"") { state = .quoteSeen } else { record.append(byte) }
            return
        }
        switch byte {
        case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
            if state != .lineStart { try endRecord(each) }
            advance(byte, followsReturn)
        case separator:
            if state == .lineStart || state == .fieldStart { record.startField(line: line, column: column) }
            record.endField()
            state = .fieldStart
            advance(byte, false)
        case UInt8(ascii: "\""):
            try takeQuote()
            advance(byte, false)
        default:
            guard state != .quoteSeen else { throw here(.textAfterQuote) }
            if state != .plain { record.startField(line: line, column: column) }
            state = .plain
            record.append(byte)
            advance(byte, false)
        }
    }

    private mutating func takeQuote() throws(ParseFailure) {
        switch state {
        case .lineStart, .fieldStart:
            record.startField(line: line, column: column)
            state = .quoted
        case .quoteSeen:
            record.append(UInt8(ascii: "\""))
            state = .quoted
        case .plain, .quoted: throw here(.strayQuote)
        }
    }

    private mutating func endRecord(
        _ each: (borrowing CSVRecord) throws(ParseFailure) -> Void
    ) throws(ParseFailure) {
        if state == .fieldStart { record.startField(line: line, column: column) }
        record.endField()
        state = .lineStart
        try each(record)
        record.removeAll()
    }

    /// The first byte from `start` on that could change the state; counts the columns passed.
    private mutating func runEnd(_ piece: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var end = start
        var wide = 0
        while end < piece.count {
            let byte = piece[end]
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { break }
            if byte == separator, state == .plain { break }
            if byte & 0xc0 == 0x80 { wide += 1 }
            end += 1
        }
        if end > start { afterReturn = false }
        column += end - start - wide
        return end
    }

    private mutating func advance(_ byte: UInt8, _ followsReturn: Bool) {
        switch byte {
        case UInt8(ascii: "\n") where followsReturn: break
        case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
            line += 1
            column = 1
            afterReturn = byte == UInt8(ascii: "\r")
        default: if byte & 0xc0 != 0x80 { column += 1 }
        }
    }

    /// Whether this byte belongs to a byte-order mark at the very start; a mark cut short is data.
    private mutating func skipsMark(_ byte: UInt8) -> Bool {
        let mark: [UInt8] = [0xef, 0xbb, 0xbf]
        guard let seen = marks, byte == mark[seen.count] else {
            for lost in marks ?? [] {
                if state != .plain { record.startField(line: 1, column: 1) }
                state = .plain
                record.append(lost)
            }
            marks = nil
            return false
        }
        marks = seen.count == 2 ? nil : seen + [byte]
        return true
    }

    private func checkLength() throws(ParseFailure) {
        if record.openLength > CSVScanner.longest { throw record.failure(record.count, .fieldTooLong) }
    }

    private func here(_ problem: ParseFailure.Problem) -> ParseFailure {
        ParseFailure(line: line, column: column, problem: problem)
    }
}
