/// Everything that can be filled in about a case, and what is asked of it.
public enum CaseField: String, Hashable, Sendable, CaseIterable, Comparable {
    // What the case is.
    case title, task, area, effect, stuck, outcome
    // A turning point.
    case event, moment, decision, decidedBy, alternative
    // A party.
    case party, holds, relation, stance
    // A force.
    case force, direction, strength, accelerator, layer, turningPoint, document, quote, consent
    // A needed action.
    case action, intended, counters, who

    /// What a field takes.
    public enum Shape: Hashable, Sendable {
        case line(limit: Int)
        case paragraph
        /// A year and perhaps a month: 2026 or 2026-11.
        case month
        case choice([String])
        /// Any of these, separated by spaces.
        case choices([String])
        /// The name of a layer or an accelerator of the circle.
        case name
        /// Another part of the same case.
        case part(CasePart.Kind)
        /// An address on the web.
        case link
    }

    public var kind: CasePart.Kind {
        switch self {
        case .title, .task, .area, .effect, .stuck, .outcome: .facts
        case .event, .moment, .decision, .decidedBy, .alternative: .turningPoint
        case .party, .holds, .relation, .stance: .party
        case .force, .direction, .strength, .accelerator, .layer, .turningPoint, .document, .quote, .consent: .force
        case .action, .intended, .counters, .who: .action
        }
    }

    public var shape: Shape {
        switch self {
        case .title, .event, .action: .line(limit: 140)
        case .force, .party: .line(limit: 80)
        case .area, .decidedBy, .relation, .intended, .who: .line(limit: 140)
        case .task, .effect, .stuck, .decision, .alternative: .paragraph
        case .quote: .line(limit: 280)
        case .moment: .month
        case .holds: .choices(["policy", "knowledge", "budget", "network"])
        case .stance: .choice(["supports", "hesitates", "opposes"])
        case .direction: .choice(Statement.Direction.allCases.map(\.rawValue))
        case .outcome: .choice(CaseStudy.Outcome.allCases.map(\.rawValue))
        case .strength: .choice(["1", "2", "3", "4", "5"])
        case .consent: .choice(["yes"])
        case .accelerator, .layer: .name
        case .turningPoint: .part(.turningPoint)
        case .counters: .part(.force)
        case .document: .link
        }
    }

    /// Without it the part says nothing.
    public var isRequired: Bool {
        switch self {
        case .title, .event, .party, .force, .direction, .strength, .action: true
        default: false
        }
    }

    /// In the order in which they are asked.
    public static func fields(of kind: CasePart.Kind) -> [CaseField] { allCases.filter { $0.kind == kind } }

    public static func < (left: CaseField, right: CaseField) -> Bool {
        (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
    }

    /// What was typed, cleaned.
    /// - Returns: nil when the field stays empty.
    public func read(_ raw: String) throws(InputProblem) -> String? {
        guard !raw.allSatisfy(\.isWhitespace) else {
            if isRequired { throw .empty }
            return nil
        }
        switch shape {
        case .line(let limit): return try Line(raw, limit: limit).text
        case .name: return try Line(raw, limit: 40).text
        case .paragraph: return try Paragraph(raw).text
        case .month:
            let text = try Line(raw, limit: 10).text
            guard Day(text + "-01-01") != nil || Day(text + "-01") != nil else { throw .notAMonth }
            return text
        case .choice(let choices):
            guard choices.contains(raw) else { throw .forbiddenCharacters }
            return raw
        case .choices(let choices):
            let chosen = Set(raw.split(separator: " ").map(String.init))
            return choices.filter(chosen.contains).joined(separator: " ")
        case .part:
            guard let number = Int64(raw), number > 0 else { throw .forbiddenCharacters }
            return String(number)
        case .link:
            let text = try Line(raw, limit: 500).text
            guard text.hasPrefix("https://") || text.hasPrefix("http://"), !text.contains(where: \.isWhitespace) else {
                throw .notALink
            }
            return text
        }
    }
}
