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

        mutating func add(_ text: Substring, line: Int) {
            let words = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            let name = words[0].drop { $0 == "*" || $0 == "-" || $0 == " " }.filter { $0 != "*" }
            if words.count == 2, let part = LessonFile.Part(named: String(name)), part != .title {
                let value = words[1].drop { $0.isWhitespace || $0 == "*" }
                texts[part] = String(value)
                places[part] = (line, text.count - value.count + 1)
                // Only a handle and a condition can go on over lines.
                current = part == .condition ? .condition : .handle
            } else if text.allSatisfy(\.isWhitespace) {
                if current == .condition { current = .handle }
                if let handle = texts[.handle], !handle.isEmpty { texts[.handle] = handle + "\n" }
            } else {
                let before = texts[current] ?? ""
                texts[current] = before.isEmpty ? String(text) : before + "\n" + text
                if places[current] == nil { places[current] = (line, 1) }
            }
        }

        func entry() throws(LessonFile.Problem) -> LessonFile.Entry {
            try LessonFile.entry(texts) { places[$0] ?? (line, 1) }
        }
    }

    static func read(_ text: String) throws(LessonFile.Problem) -> [LessonFile.Entry] {
        var entries: [LessonFile.Entry] = []
        var draft: Draft?
        for (index, raw) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            let line = raw.hasPrefix("\u{FEFF}") ? raw.dropFirst() : raw
            if line.hasPrefix("#") {
                if let draft { entries.append(try draft.entry()) }
                guard entries.count < LessonFile.most else {
                    throw LessonFile.Problem(line: index + 1, column: 1, what: .tooMany)
                }
                let title = line.drop { $0 == "#" || $0.isWhitespace }
                draft = Draft(title: String(title), line: index + 1, column: line.count - title.count + 1)
            } else if draft != nil {
                draft?.add(line, line: index + 1)
            } else if !line.allSatisfy(\.isWhitespace) {
                throw LessonFile.Problem(line: index + 1, column: 1, what: .textBeforeTitle)
            }
        }
        if let draft { entries.append(try draft.entry()) }
        return entries
    }
}
