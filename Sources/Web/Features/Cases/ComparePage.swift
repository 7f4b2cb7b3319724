import Domain
import Hummingbird

/// Forces over cases: which return, and which went with getting unstuck, in plain words.
enum ComparePage {
    struct Study: Sendable {
        let number: Int
        let title: String
        let link: String
        let outcome: String
    }

    struct Cell: Sendable {
        let study: String
        /// How strong; nil where the force is not.
        let strength: Int?
        let words: String
    }

    struct Row: Sendable {
        let name: String
        /// The pattern; where nobody said that it is one, the force itself.
        let link: String
        let direction: String
        let cells: [Cell]
        let count: Int
        /// How the form names it.
        let value: String
        let isChosen: Bool
    }

    struct Finding: Sendable {
        let name: String
        let with: String
        let without: String
        let verdict: String
    }

    struct Combination: Sendable {
        let words: String
        let cases: [Study]
        let verdict: String
    }

    struct Content: Sendable {
        let bar: ConsoleBar
        let summary: String
        let studies: [Study]
        let rows: [Row]
        let hasRows: Bool
        let alone: String?
        let leftOut: String?
        /// Why nothing can be said about what helped.
        let standing: String?
        let findings: [Finding]
        let hasFindings: Bool
        let combinations: [Combination]
        let hasCombinations: Bool
        let text: CompareText
    }

    /// More forces at once make a table of which every line holds one case.
    private static let mostChosen = 4

    static func routes(_ site: Site) -> [Route] {
        [
            Route(.get, Paths.comparison, for: .member) { request, visit in
                let circle = try visit.signedInMember().circle
                let book = try await site.stores.patterns.book(for: circle)
                let comparison = Comparison(try await site.stores.cases.cases(of: circle), book)
                let asked = request.query.all("force").compactMap { CaseForce(String($0)) }
                let text: CompareText = visit.language.choose(.dutch, .english)
                let content = try content(comparison, Set(asked), visit, text)
                return site.page(
                    "compare", Frame(text.title, .console, visit: visit, path: Paths.comparison), content)
            }
        ]
    }

    private static func content(
        _ comparison: Comparison, _ asked: Set<CaseForce>, _ visit: Visit, _ text: CompareText
    ) throws -> Content {
        let findings = comparison.findings
        let wanted = comparison.returning.filter { asked.contains($0.example) }
        let chosen = Array((wanted.isEmpty ? Array(findings.prefix(3).map(\.row)) : wanted).prefix(mostChosen))
        let studies = comparison.studies.enumerated().map { Study($0.element, number: $0.offset + 1, text) }
        let numbered = Dictionary(uniqueKeysWithValues: zip(comparison.studies.map(\.id), studies))
        let rows = comparison.returning.map { row in
            Row(row, comparison.studies, isChosen: chosen.contains(row), text, visit.language)
        }
        let alone = comparison.rows.count - comparison.returning.count
        let mayCombine = comparison.standing == .comparable && !chosen.isEmpty
        let combinations =
            mayCombine
            ? comparison.combinations(of: chosen).map { combination in
                Combination(
                    words: text.combination(chosen, combination.present),
                    cases: combination.studies.compactMap { numbered[$0.id] },
                    verdict: text.verdict(unstuck: combination.unstuck, of: combination.studies.count))
            } : []
        return Content(
            bar: try ConsoleBar(visit),
            summary: text.summary(cases: studies.count, returning: rows.count), studies: studies, rows: rows,
            hasRows: !rows.isEmpty, alone: alone > 0 ? text.alone(alone) : nil,
            leftOut: comparison.leftOut > 0 ? text.leftOut(comparison.leftOut) : nil,
            standing: text.standing(comparison), findings: findings.map { Finding($0, text) },
            hasFindings: !findings.isEmpty, combinations: combinations, hasCombinations: !combinations.isEmpty,
            text: text)
    }
}

extension ComparePage.Study {
    init(_ study: CaseStudy, number: Int, _ text: CompareText) {
        self.number = number
        title = study.title
        link = Paths.study(study.id)
        outcome = text.outcome(study.outcome)
    }
}

extension ComparePage.Row {
    init(
        _ row: Comparison.Row, _ studies: [CaseStudy], isChosen: Bool, _ text: CompareText, _ language: Language
    ) {
        name = row.name
        link = row.pattern.map(Paths.pattern) ?? Paths.anchor(row.example.force, of: row.example.study)
        direction = text.direction(row.direction)
        cells = studies.map { study in
            let strength = row.strengths[study.id]
            return ComparePage.Cell(
                study: study.title, strength: strength, words: strength == nil ? text.absent : text.strength)
        }
        count = row.strengths.count
        value = row.example.name
        self.isChosen = isChosen
    }
}

extension ComparePage.Finding {
    init(_ finding: Comparison.Finding, _ text: CompareText) {
        name = finding.row.name
        with = text.with(finding.with.unstuck, of: finding.with.cases)
        without = text.without(finding.without.unstuck, of: finding.without.cases)
        verdict = text.certainty(finding.certainty)
    }
}

extension Paths {
    static let comparison = "/console/cases/compare"
}
