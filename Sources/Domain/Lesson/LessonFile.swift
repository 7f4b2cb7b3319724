/// A file of lessons that were written down before: comma-separated or Markdown, read as a whole or not at all.
public enum LessonFile {
    /// A lesson as it stood in the file.
    public struct Entry: Hashable, Sendable {
        public let words: LessonWords
        /// nil when the file does not say when it was written down.
        public let day: Day?

        public init(words: LessonWords, day: Day?) {
            self.words = words
            self.day = day
        }
    }

    /// What is wrong, and where.
    public struct Problem: Error, Hashable, Sendable {
        public enum What: Hashable, Sendable {
            case missingColumn(String)
            case repeatedColumn(String)
            /// A part of a lesson that stands there once stands there twice, under this name.
            case repeatedPart(String)
            case fieldCount(expected: Int, found: Int)
            /// A quotation mark that never closes, or one in the middle of a field.
            case quotationMark
            case fieldTooLong
            /// The file is not in UTF-8.
            case notText
            /// A part of a lesson does not hold what it must.
            case part(Part, InputProblem)
            case noLesson
            case textBeforeTitle
            case tooMany
        }

        public let line: Int
        /// From 1.
        public let column: Int
        public let what: What

        public init(line: Int, column: Int, what: What) {
            self.line = line
            self.column = column
            self.what = what
        }
    }

    /// The parts that a file may name, in Dutch or in English.
    public enum Part: String, Hashable, Sendable, CaseIterable {
        case title, handle, condition, layer, accelerator, role, date, isPublic

        public var names: [String] {
            switch self {
            case .title: ["titel", "title", "les", "lesson"]
            case .handle: ["handvat", "handle", "hoe", "how"]
            case .condition: ["wanneer", "condition", "when"]
            case .layer: ["laag", "layer"]
            case .accelerator: ["versneller", "accelerator"]
            case .role: ["rol", "role"]
            case .date: ["datum", "date"]
            case .isPublic: ["openbaar", "public"]
            }
        }

        init?(named name: String) {
            let name = name.lowercased()
            guard let part = Self.allCases.first(where: { $0.names.contains(name) }) else { return nil }
            self = part
        }
    }

    /// More lessons than this are no memory any more but a database.
    public static let most = 5_000

    /// - Throws: ``Problem``
    public static func read(_ bytes: [UInt8]) throws(Problem) -> [Entry] {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw wrongByte(in: bytes) }
        let start = text.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
        let entries = start.hasPrefix("#") ? try MarkdownLessons.read(text) : try CSVLessons.read(bytes)
        guard !entries.isEmpty else { throw Problem(line: 1, column: 1, what: .noLesson) }
        return entries
    }

    /// Where the first byte stands that is no text: files from elsewhere often have another encoding.
    private static func wrongByte(in bytes: [UInt8]) -> Problem {
        var line = 1
        var column = 1
        var rest = bytes[...]
        while let first = rest.first {
            let length = first < 0x80 ? 1 : first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2
            let piece = rest.prefix(length)
            guard String(validating: piece, as: UTF8.self) != nil else { break }
            rest = rest.dropFirst(length)
            (line, column) = first == UInt8(ascii: "\n") ? (line + 1, 1) : (line, column + 1)
        }
        return Problem(line: line, column: column, what: .notText)
    }

    /// Checks the parts of one lesson.
    /// - Parameter place: where each part stands.
    static func entry(
        _ texts: [Part: String], place: (Part) -> (line: Int, column: Int)
    ) throws(Problem) -> Entry {
        func read<Value>(_ part: Part, _ make: (String) throws(InputProblem) -> Value) throws(Problem) -> Value {
            do { return try make(texts[part] ?? "") } catch {
                let (line, column) = place(part)
                throw Problem(line: line, column: column, what: .part(part, error))
            }
        }
        func optional(_ part: Part, limit: Int) throws(Problem) -> Line? {
            guard let text = texts[part], !text.allSatisfy(\.isWhitespace) else { return nil }
            return try read(part) { (_) throws(InputProblem) in try Line(text, limit: limit) }
        }
        let title = try read(.title) { (text) throws(InputProblem) in try Line(text) }
        let handle = try read(.handle) { (text) throws(InputProblem) in
            let handle = try Paragraph(text)
            guard !handle.isEmpty else { throw .empty }
            return handle
        }
        let condition = try read(.condition) { (text) throws(InputProblem) in try Paragraph(text) }
        let day = try read(.date) { (text) throws(InputProblem) -> Day? in
            let text = text.filter { !$0.isWhitespace }
            guard !text.isEmpty else { return nil }
            guard let day = Day(text) ?? Day(dutch: text) else { throw .notADay }
            return day
        }
        let isPublic = try read(.isPublic) { (text) throws(InputProblem) -> Bool in
            switch text.filter({ !$0.isWhitespace }).lowercased() {
            case "", "nee", "no", "0", "false", "onwaar": return false
            case "ja", "yes", "1", "true", "waar": return true
            default: throw .forbiddenCharacters
            }
        }
        return Entry(
            words: LessonWords(
                title: title, handle: handle, condition: condition, layer: try optional(.layer, limit: 40),
                accelerator: try optional(.accelerator, limit: 40), role: try optional(.role, limit: 80),
                isPublic: isPublic), day: day)
    }
}

extension Day {
    /// Reads 22-11-2026, as Dutch spreadsheets write it.
    fileprivate init?(dutch text: String) {
        let parts = text.split(whereSeparator: { $0 == "-" || $0 == "/" }).compactMap { Int($0) }
        guard parts.count == 3 else { return nil }
        self.init(year: parts[2], month: parts[1], day: parts[0])
    }
}

extension LessonWords {
    /// What makes it the same lesson as another: its title, whatever the capitals, signs and spaces.
    public var identity: String { Self.identity(of: title.text) }

    public static func identity(of title: String) -> String { SearchWords.plain(title).joined(separator: " ") }
}
