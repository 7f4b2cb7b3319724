import Disclosure
import Domain
import Foundation

/// A report, or its slides, printed again from public figures with the edits that a page shows: everything on it that the
/// rules make of figures, of one and of several together, can then be held against the page.
struct PrintedPage {
    /// A part of the page whose words follow from the figures.
    struct Part {
        let name: String
        let words: VisibleText
    }

    let parts: [Part]
    /// Sections that would stand on the page had nobody left them out.
    let omitted: [ReportSection]
    private let page: [ReportProof.Part]
    private let sections: [ReportSection]

    init(_ open: PublicExport, like page: [ReportProof.Part], _ proof: ReportProof, _ language: Language) throws {
        let snapshot = try open.snapshot(showing: proof.told)
        self.page = page
        sections = page.compactMap { part in ReportSection.allCases.first { $0.anchor == part.name } }
        let isReport = proof.page == .report
        let edits = Self.edits(on: page, showing: isReport ? sections : ReportSection.allCases, of: open, proof.told)
        let source = ReportSource(
            snapshot: snapshot, attendance: open.attendance, circle: nil, promises: [], lessons: [], edits: edits)
        let settings = Settings(publicURL: URL(fileURLWithPath: "/"))
        let markup =
            isReport
            ? Self.templates.render("report-body", Fragment(page: ReportPage(source, settings, language)))
            : Self.templates.render("report-slides-body", Fragment(page: Slides(source, settings, language)))
        let others = Set(ReportSection.allCases.filter(\.isFree).map(\.anchor) + Self.frame)
        let printed = ReportProof.parts(of: Data(markup.utf8))
        parts =
            [Part(name: Self.frame[0], words: Self.head(of: printed))]
            + printed.filter { !others.contains($0.name) }.map { Part(name: $0.name, words: $0.wordsOfRules) }
        let writer = ReportWriter(source, language)
        omitted =
            isReport
            ? ReportSection.allCases.filter { !$0.isFree && edits.isOmitted($0) && writer.part($0) != nil } : []
    }

    private static let templates = Templates()
    /// What stands around the parts that figures decide: names, days and addresses, which no export holds.
    private static let frame = ["start", "opening", "proof", "foot", "closing"]

    /// Which sections stand on the page in which order, which statements it leaves out, and where people wrote themselves.
    private static func edits(
        on page: [ReportProof.Part], showing sections: [ReportSection], of open: PublicExport,
        _ told: Set<RoundKey>
    ) -> ReportEdits {
        let named = Dictionary(page.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        let somebodys = (try? Paragraph("…")) ?? .none
        var parts = [
            ReportPart(name: .order, version: 1, content: ReportContent(order: sections))
        ]
        for section in ReportSection.allCases {
            let isWritten = named[section.anchor]?.isByPeople ?? false
            parts.append(
                ReportPart(
                    name: .section(section), version: 1,
                    content: ReportContent(
                        dutch: isWritten || section.isFree ? somebodys : .none,
                        isOmitted: !sections.contains(section))))
        }
        let unshown = named[ReportSection.notShown.anchor]?.markup ?? ""
        for statement in open.statements where named[ReportProof.name(of: ID(statement.id))] == nil {
            let wasShown = statement.numberedRounds.contains(where: told.contains)
            if !wasShown, unshown.contains(SafeHTML.escape(statement.text)) { continue }
            parts.append(
                ReportPart(
                    name: .statement(ID(statement.id)), version: 1, content: ReportContent(isOmitted: true)))
        }
        return ReportEdits(parts: parts, count: 0)
    }

    /// The title, and what the whole dialogue found: they stand before the first part, among what is on every page.
    private static func head(of page: [ReportProof.Part]) -> VisibleText {
        let start = page.prefix { $0.name == "start" || $0.name == "opening" }
        let markup = start.map { String(decoding: $0.bytes, as: UTF8.self) }.joined()
        let pieces = ["<h1", "<p class=\"lead\"", "<p class=\"sentence\""].flatMap { opening in
            markup.ranges(of: opening).map { found in
                String(markup[found.lowerBound...].prefix { $0 != "\n" })
            }
        }
        return VisibleText(Array(pieces.joined(separator: "\n").utf8))
    }

    /// What the page says in another way than its figures do, part by part.
    func differences() -> [(part: String, words: String)] {
        let named = Dictionary(page.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        var found: [(part: String, words: String)] = []
        for part in parts {
            let words = part.name == Self.frame[0] ? Self.head(of: page) : named[part.name]?.wordsOfRules
            guard let words else {
                found.append((part.name, "it is missing"))
                continue
            }
            if let difference = VisibleText.difference(words, part.words) { found.append((part.name, difference)) }
        }
        let known = Set(parts.map(\.name))
        for section in sections where !section.isFree && !known.contains(section.anchor) {
            found.append((section.anchor, "the export gives no such part"))
        }
        return found
    }

    /// The parts in which people wrote something, or that hold nothing but what people wrote.
    var written: [String] {
        page.filter { part in
            part.isByPeople || part.hasAsides || (sections.contains { $0.anchor == part.name && $0.isFree })
        }.map(\.name)
    }
}

extension ReportSection {
    /// Holds what people wrote or said, and no word that follows from figures.
    fileprivate var isFree: Bool { [.promises, .lessons, .quotes].contains(self) }
}

extension ReportProof.Part {
    private static let byPeople = ("<p class=\"prose by-people\"", "</p>")
    private static let byPeopleOnSlide = ("<p class=\"by-people\"", "</p>")
    /// What belongs to a statement, and is in no export: why it was asked, and what was said of it.
    private static let asides = [("<p class=\"soft prose\">", "</p>"), ("<div class=\"quotes\">", "</div>")]

    fileprivate var markup: String { String(decoding: bytes, as: UTF8.self) }

    var isByPeople: Bool {
        let markup = markup
        return [Self.byPeople, Self.byPeopleOnSlide].contains { markup.contains($0.0) }
    }

    /// Only a statement has them.
    var hasAsides: Bool {
        let markup = markup
        return isOfStatement && Self.asides.contains { markup.contains($0.0) }
    }

    private var isOfStatement: Bool { name.first == "s" && Int(name.dropFirst()) != nil }

    /// Without what people wrote.
    var wordsOfRules: VisibleText {
        var markup = markup
        for (start, end) in [Self.byPeople, Self.byPeopleOnSlide] + (isOfStatement ? Self.asides : []) {
            while let from = markup.range(of: start),
                let to = markup.range(of: end, range: from.upperBound..<markup.endIndex)
            {
                markup.removeSubrange(from.lowerBound..<to.upperBound)
            }
        }
        if name == ReportSection.notShown.anchor {
            for reason in Self.reasons { markup = markup.replacing("(\(SafeHTML.escape(reason)))", with: "()") }
        }
        return VisibleText(Array(markup.utf8))
    }

    /// Why a statement was not shown: no export says which of these it is.
    private static let reasons = [ReportText.dutch, .english].flatMap { [$0.notAsked, $0.parked, $0.keptClosed] }
}
