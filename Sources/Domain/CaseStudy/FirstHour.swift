/// The first hour of a core team: eight questions that fill a case.
public struct FirstHour: Hashable, Sendable {
    public enum Question: String, Hashable, Sendable, CaseIterable {
        case title, area, effect, stuck, turningPoints, parties, driving, restraining

        /// Whether every line of the answer becomes a part of its own.
        public var isList: Bool {
            switch self {
            case .title, .area, .effect, .stuck: false
            case .turningPoints, .parties, .driving, .restraining: true
            }
        }
    }

    /// More lines than this are refused, so that a pasted report does not become a case.
    public static let mostLines = 20

    public static func read(
        _ answer: (Question) -> String
    ) -> (parts: [NewCasePart], problems: [Question: InputProblem]) {
        var parts: [NewCasePart] = []
        var problems: [Question: InputProblem] = [:]
        var facts: [CaseField: String] = [:]
        for question in Question.allCases {
            do {
                switch question {
                case .title: facts[.title] = try CaseField.title.read(answer(question))
                case .area: facts[.area] = try CaseField.area.read(answer(question))
                case .effect: facts[.effect] = try CaseField.effect.read(answer(question))
                case .stuck: facts[.stuck] = try CaseField.stuck.read(answer(question))
                case .turningPoints: parts += try lines(answer(question), turningPoint)
                case .parties: parts += try lines(answer(question), party)
                case .driving: parts += try lines(answer(question), driving)
                case .restraining: parts += try lines(answer(question), restraining)
                }
            } catch { problems[question] = error }
        }
        return ([NewCasePart(kind: .facts, content: CaseContent(stored: facts))] + parts, problems)
    }

    private static func lines(
        _ text: String, _ make: (String) throws(InputProblem) -> NewCasePart
    ) throws(InputProblem) -> [NewCasePart] {
        let lines = text.split(whereSeparator: \.isNewline).filter { !$0.allSatisfy(\.isWhitespace) }
        guard lines.count <= mostLines else { throw .tooMany(maximum: mostLines) }
        var parts: [NewCasePart] = []
        for line in lines { parts.append(try make(String(line))) }
        return parts
    }

    /// "2025-09 vergunning stokt": a year or a month may come first.
    private static func turningPoint(_ line: String) throws(InputProblem) -> NewCasePart {
        let words = line.split(maxSplits: 1, whereSeparator: \.isWhitespace).map(String.init)
        if words.count == 2, let moment = try? CaseField.moment.read(words[0].trimming(":,")) {
            return try part(.turningPoint, [.moment: moment, .event: words[1]])
        }
        return try part(.turningPoint, [.event: line])
    }

    private static func party(_ line: String) throws(InputProblem) -> NewCasePart { try part(.party, [.party: line]) }

    private static func driving(_ line: String) throws(InputProblem) -> NewCasePart { try force(line, .driving) }

    private static func restraining(_ line: String) throws(InputProblem) -> NewCasePart {
        try force(line, .restraining)
    }

    private static func force(_ line: String, _ direction: Statement.Direction) throws(InputProblem) -> NewCasePart {
        try part(.force, [.force: line, .direction: direction.rawValue, .strength: "3"])
    }

    private static func part(
        _ kind: CasePart.Kind, _ typed: [CaseField: String]
    ) throws(InputProblem) -> NewCasePart {
        var values: [CaseField: String] = [:]
        for (field, text) in typed { values[field] = try field.read(text) }
        return NewCasePart(kind: kind, content: CaseContent(stored: values))
    }
}

extension String {
    fileprivate func trimming(_ characters: String) -> String {
        var text = self
        while let last = text.last, characters.contains(last) { text.removeLast() }
        return text
    }
}
