public import Foundation

/// One part of a case that somebody writes by itself: what the case is, a turning point, a party, a force, a needed action.
public struct CasePart: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case facts
        case turningPoint = "turning_point"
        case party, force, action

        /// The field that says in a few words what a part is.
        public var name: CaseField {
            switch self {
            case .facts: .title
            case .turningPoint: .event
            case .party: .party
            case .force: .force
            case .action: .action
            }
        }
    }

    public let id: ID<CasePart>
    public let kind: Kind
    /// From 1; rises by one with every change.
    public let version: Int
    public let content: CaseContent
    public let isRemoved: Bool

    public init(id: ID<CasePart>, kind: Kind, version: Int, content: CaseContent, isRemoved: Bool) {
        self.id = id
        self.kind = kind
        self.version = version
        self.content = content
        self.isRemoved = isRemoved
    }

    /// The part in a few words.
    public var name: String { content[kind.name] ?? "" }
}

/// What stands in a part: checked text per field.
public struct CaseContent: Hashable, Sendable {
    private var values: [CaseField: String]

    /// What was stored.
    public init(stored values: [CaseField: String]) { self.values = values }

    public subscript(_ field: CaseField) -> String? { values[field] }

    /// The filled fields in their order.
    public var fields: [(field: CaseField, value: String)] {
        values.sorted { $0.key < $1.key }.map { (field: $0.key, value: $0.value) }
    }

    /// Checks what was typed for a part of a kind.
    /// - Returns: the content, or what is wrong per field.
    public static func read(
        _ kind: CasePart.Kind, _ typed: (CaseField) -> String
    ) -> Result<CaseContent, CaseProblems> {
        var values: [CaseField: String] = [:]
        var problems = CaseProblems()
        for field in CaseField.fields(of: kind) {
            do { values[field] = try field.read(typed(field)) } catch { problems[field] = error }
        }
        if values[.quote] != nil, values[.consent] == nil, problems[.consent] == nil {
            problems[.consent] = .noConsent
        }
        return problems.isEmpty ? .success(CaseContent(stored: values)) : .failure(problems)
    }

    /// What two people made of the same part at once.
    /// - Returns: what both changed; where they changed the same field, this content, and which fields those are.
    public func merged(with theirs: CaseContent, since base: CaseContent) -> (content: CaseContent, both: [CaseField]) {
        var merged = values
        var both: [CaseField] = []
        for field in Set(values.keys).union(theirs.values.keys).sorted() {
            let (mine, other, before) = (values[field], theirs.values[field], base.values[field])
            guard mine != other, other != before else { continue }
            if mine == before { merged[field] = other } else { both.append(field) }
        }
        return (CaseContent(stored: merged), both)
    }

    // MARK: - What forces say

    public var direction: Statement.Direction { values[.direction] == "restraining" ? .restraining : .driving }
    /// From 1 to 5.
    public var strength: Int { min(5, max(1, values[.strength].flatMap { Int($0) } ?? 3)) }
}

/// What is wrong with a part, per field.
public struct CaseProblems: Error, Hashable, Sendable {
    private var problems: [CaseField: InputProblem] = [:]

    public init() {}

    public var isEmpty: Bool { problems.isEmpty }

    public subscript(_ field: CaseField) -> InputProblem? {
        get { problems[field] }
        set { problems[field] = newValue }
    }
}

/// A version of a part, and who wrote it.
public struct CaseRevision: Hashable, Sendable {
    public let part: CasePart
    /// nil when the member left the circle.
    public let author: EmailAddress?
    public let moment: Date

    public init(part: CasePart, author: EmailAddress?, moment: Date) {
        self.part = part
        self.author = author
        self.moment = moment
    }
}
