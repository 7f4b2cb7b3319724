import PolisFiles

/// Lessons in a table with a heading line; commas or semicolons, as spreadsheets write them.
enum CSVLessons {
    static func read(_ bytes: [UInt8]) throws(LessonFile.Problem) -> [LessonFile.Entry] {
        let rows: [Row]
        do throws(ParseFailure) { rows = try self.rows(bytes) } catch {
            throw LessonFile.Problem(line: error.line, column: error.column, what: error.problem.what)
        }
        guard rows.count <= LessonFile.most else {
            throw LessonFile.Problem(line: rows[LessonFile.most].line, column: 1, what: .tooMany)
        }
        var entries: [LessonFile.Entry] = []
        for row in rows { entries.append(try row.entry()) }
        return entries
    }

    private static func rows(_ bytes: [UInt8]) throws(ParseFailure) -> [Row] {
        var table = Table()
        try bytes.withUnsafeBufferPointer { (buffer) throws(ParseFailure) in
            var scanner = CSVScanner(separator: separator(of: bytes))
            try scanner.scan(buffer) { (record) throws(ParseFailure) in try table.take(record) }
            try scanner.finish { (record) throws(ParseFailure) in try table.take(record) }
        }
        return table.rows
    }

    private struct Table {
        var parts: [LessonFile.Part?]?
        var rows: [Row] = []

        mutating func take(_ record: borrowing CSVRecord) throws(ParseFailure) {
            guard let known = parts else {
                parts = try CSVLessons.heading(record)
                return
            }
            guard record.count == known.count else {
                throw record.failure(0, .fieldCount(expected: known.count, found: record.count))
            }
            // Beyond the limit only the first one matters, to name its line.
            if rows.count <= LessonFile.most { rows.append(try Row(record, known)) }
        }
    }

    /// Semicolons where the heading line has more of them than commas.
    private static func separator(of bytes: [UInt8]) -> UInt8 {
        let heading = bytes.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
        let (comma, semicolon) = (UInt8(ascii: ","), UInt8(ascii: ";"))
        return heading.count { $0 == semicolon } > heading.count { $0 == comma } ? semicolon : comma
    }

    /// What each column is; an unknown one is passed over.
    private static func heading(_ record: borrowing CSVRecord) throws(ParseFailure) -> [LessonFile.Part?] {
        var parts: [LessonFile.Part?] = []
        for index in 0..<record.count {
            let name = try record.text(index)
            let part = LessonFile.Part(named: name.filter { !$0.isWhitespace })
            if let part, parts.contains(part) { throw record.failure(index, .repeatedColumn(name)) }
            parts.append(part)
        }
        for part in [LessonFile.Part.title, .handle] where !parts.contains(part) {
            throw record.failure(0, .missingColumn(part.names[0]))
        }
        return parts
    }

    /// One line of the table, with where each field stands.
    private struct Row {
        var texts: [LessonFile.Part: String] = [:]
        var places: [LessonFile.Part: (line: Int, column: Int)] = [:]
        let line: Int

        init(_ record: borrowing CSVRecord, _ parts: [LessonFile.Part?]) throws(ParseFailure) {
            line = record.line
            for (index, part) in parts.enumerated() {
                guard let part else { continue }
                texts[part] = try record.text(index)
                let place = record.failure(index, .empty)
                places[part] = (place.line, place.column)
            }
        }

        func entry() throws(LessonFile.Problem) -> LessonFile.Entry {
            try LessonFile.entry(texts) { places[$0] ?? (line, 1) }
        }
    }
}

extension ParseFailure.Problem {
    fileprivate var what: LessonFile.Problem.What {
        switch self {
        case .missingColumn(let name): .missingColumn(name)
        case .repeatedColumn(let name): .repeatedColumn(name)
        case .fieldCount(let expected, let found): .fieldCount(expected: expected, found: found)
        case .unclosedQuote, .strayQuote, .textAfterQuote: .quotationMark
        case .fieldTooLong: .fieldTooLong
        case .notUTF8: .notText
        case .empty, .value: .noLesson
        }
    }
}
