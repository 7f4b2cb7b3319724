/// Lessons as Markdown: a heading is the title, lines such as "Laag: gemeente" say more, the rest is the handle.
enum MarkdownLessons {
    private struct Draft {
        var texts: [LessonFile.Part: String] = [:]
        var places: [LessonFile.Part: (line: Int, column: Int)] = [:]
        let line: Int
        /// The part that lines without a name belong to.
        var current = LessonFile.Part.handle

        init(title: String, line: Int, column: Int) {
            self.line = line
            texts[.title] = title
            places[.title] = (line, column)
        }

        mutating func add(_ text: Substring, line: Int) throws(LessonFile.Problem) {
            let words = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            let name = words[0].drop { $0 == "*" || $0 == "-" || $0 == " " }.filter { $0 != "*" }
            if words.count == 2, let part = LessonFile.Part(named: String(name)), part != .title {
                let value = words[1].drop { $0.isWhitespace || $0 == "*" }
                // Only a handle and a condition can go on over lines.
                let isLong = part == .handle || part == .condition
                guard isLong || texts[part] == nil else {
                    throw LessonFile.Problem(line: line, column: 1, what: .repeatedPart(String(name)))
                }
                append(value, to: part, line: line, column: text.count - value.count + 1)
                current = part == .condition ? .condition : .handle
            } else if text.allSatisfy(\.isWhitespace) {
                if current == .condition { current = .handle }
                if let handle = texts[.handle], !handle.isEmpty { texts[.handle] = handle + "\n" }
            } else {
                append(text, to: current, line: line, column: 1)
            }
        }

        private mutating func append(_ text: Substring, to part: LessonFile.Part, line: Int, column: Int) {
            let before = texts[part] ?? ""
            texts[part] = before.isEmpty ? String(text) : before + "\n" + text
            if before.isEmpty { places[part] = (line, column) }
        }

        func entry() throws(LessonFile.Problem) -> LessonFile.Entry {
            try LessonFile.entry(texts) { places[$0] ?? (line, 1) }
        }
    }

    static func read(_ text: String) throws(LessonFile.Problem) -> [LessonFile.Entry] {
        var entries: [LessonFile.Entry] = []
        var draft: Draft?
        var depth: Int?
        for (index, raw) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            let line = raw.hasPrefix("\u{FEFF}") ? raw.dropFirst() : raw
            let signs = line.prefix { $0 == "#" }.count
            let words = line.drop { $0 == "#" || $0.isWhitespace }
            if signs > 0, signs <= depth ?? signs {
                depth = depth ?? signs
                if let draft { entries.append(try draft.entry()) }
                guard entries.count < LessonFile.most else {
                    throw LessonFile.Problem(line: index + 1, column: 1, what: .tooMany)
                }
                draft = Draft(title: String(words), line: index + 1, column: line.count - words.count + 1)
            } else if draft != nil {
                // A deeper heading divides a lesson, and begins none.
                try draft?.add(signs > 0 ? words : line, line: index + 1)
            } else if !line.allSatisfy(\.isWhitespace) {
                throw LessonFile.Problem(line: index + 1, column: 1, what: .textBeforeTitle)
            }
        }
        if let draft { entries.append(try draft.entry()) }
        return entries
    }
}
