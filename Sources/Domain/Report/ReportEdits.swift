public import Foundation

/// The parts that a report is drafted in, in the order in which the draft has them.
public enum ReportSection: String, Hashable, Sendable, CaseIterable {
    case why, tookPart, shared, differ, unclear, shifted, layers, promises, lessons, sure, statements, quotes, notShown
    case method

    /// A report that does not say how sure it is, or how it was made, would mislead.
    public var mayBeOmitted: Bool { self != .sure && self != .method }
}

/// One part of a report that people write by itself.
public struct ReportPart: Hashable, Sendable {
    public enum Name: Hashable, Sendable {
        case section(ReportSection)
        case statement(ID<Statement>)
        /// In which order the sections come.
        case order
    }

    public let name: Name
    /// Rises by one with every change; 0 while nobody changed the draft.
    public let version: Int
    public let content: ReportContent

    public init(name: Name, version: Int, content: ReportContent) {
        self.name = name
        self.version = version
        self.content = content
    }

    /// The next version of this part. A form may hold any number; one beyond all versions is simply too late.
    public func changed(to content: ReportContent) -> ReportPart {
        ReportPart(name: name, version: version < .max ? version + 1 : version, content: content)
    }
}

extension ReportPart.Name {
    /// As it is stored and stands in an address: `section-why`, `statement-3`, `order`.
    public var text: String {
        switch self {
        case .section(let section): "section-\(section.rawValue)"
        case .statement(let id): "statement-\(id.number)"
        case .order: "order"
        }
    }

    public init?(_ text: String) {
        let parts = text.split(separator: "-", maxSplits: 1).map(String.init)
        switch (parts.first, parts.dropFirst().first) {
        case ("section", let name?):
            guard let section = ReportSection(rawValue: name) else { return nil }
            self = .section(section)
        case ("statement", let number?):
            guard let number = Int64(number), number > 0 else { return nil }
            self = .statement(ID(number))
        case ("order", nil): self = .order
        default: return nil
        }
    }
}

/// What people wrote in a part. Text only: a figure is not among it, so no edit can change one.
public struct ReportContent: Hashable, Sendable {
    /// What a text may hold at most.
    public static let longest = 2_000

    public var dutch: Paragraph
    public var english: Paragraph
    public var isOmitted: Bool
    /// Of the part ``ReportPart/Name/order``; empty in every other.
    public var order: [ReportSection]

    /// What the draft is: no text of people's own, nothing left out.
    public static let untouched = ReportContent()

    public init(
        dutch: Paragraph = .none, english: Paragraph = .none, isOmitted: Bool = false, order: [ReportSection] = []
    ) {
        self.dutch = dutch
        self.english = english
        self.isOmitted = isOmitted
        self.order = order
    }

    /// What people wrote, in a reader's language where they did, else in the other one; nil where they wrote nothing.
    public func text(in language: Language) -> (text: Paragraph, language: Language)? {
        let texts: [(Paragraph, Language)] = [(dutch, .dutch), (english, .english)]
        let written = texts.filter { !$0.0.isEmpty }
        return written.first { $0.1 == language } ?? written.first
    }
}

/// Everything that people changed in the draft of one report.
public struct ReportEdits: Hashable, Sendable {
    private let parts: [ReportPart.Name: ReportPart]
    /// How many changes there were: whoever publishes says which ones they saw.
    public let count: Int

    public static let none = ReportEdits(parts: [], count: 0)

    public init(parts: [ReportPart], count: Int) {
        self.parts = Dictionary(parts.map { ($0.name, $0) }) { $0.version > $1.version ? $0 : $1 }
        self.count = count
    }

    public subscript(_ name: ReportPart.Name) -> ReportPart {
        parts[name] ?? ReportPart(name: name, version: 0, content: .untouched)
    }

    public func isOmitted(_ section: ReportSection) -> Bool {
        section.mayBeOmitted && self[.section(section)].content.isOmitted
    }

    public func isOmitted(_ statement: ID<Statement>) -> Bool { self[.statement(statement)].content.isOmitted }

    /// The statements that people left out.
    public var omitted: [ID<Statement>] {
        parts.values.compactMap { part in
            if case .statement(let id) = part.name, part.content.isOmitted { id } else { nil }
        }.sorted()
    }

    /// Every section once, in the order that people chose.
    public var order: [ReportSection] {
        var order = self[.order].content.order
        for (index, section) in ReportSection.allCases.enumerated() where !order.contains(section) {
            // After the one that the draft has before it.
            let before = ReportSection.allCases[..<index].last.flatMap(order.firstIndex)
            order.insert(section, at: before.map { $0 + 1 } ?? 0)
        }
        return order
    }

    /// The order with one section a place higher or lower; the same where it is there already.
    public func order(moving section: ReportSection, up: Bool) -> [ReportSection] {
        var order = self.order
        guard let place = order.firstIndex(of: section) else { return order }
        let other = place + (up ? -1 : 1)
        if order.indices.contains(other) { order.swapAt(place, other) }
        return order
    }
}

/// A version of a part, and who wrote it.
public struct ReportRevision: Hashable, Sendable {
    public let part: ReportPart
    /// nil when the member left the circle.
    public let author: EmailAddress?
    public let moment: Date

    public init(part: ReportPart, author: EmailAddress?, moment: Date) {
        self.part = part
        self.author = author
        self.moment = moment
    }
}
