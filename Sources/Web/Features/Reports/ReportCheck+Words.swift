import Disclosure
import Domain
import Foundation

/// What a page says, held against what its figures say.
extension ReportCheck {
    mutating func compare(_ parts: [ReportProof.Part], _ proof: ReportProof, with open: PublicExport) {
        let wereRight = isRight
        let missing = proof.told.subtracting(open.figures.keys)
        guard missing.isEmpty else {
            let names = missing.sorted { ($0.statement, $0.round) < ($1.statement, $1.round) }.map {
                "statement \($0.statement.number), round \($0.round)"
            }
            note(
                "words: not compared; hidden after this version was published: \(names.joined(separator: "; ")). "
                    + "The complete export (tier C) holds them")
            return
        }
        let language = Self.language(of: parts)
        compareStatements(parts, proof, PrintedFigures(open, language), open)
        // What differs from what was signed was named above; printing everything again would name it twice.
        guard wereRight, isRight else { return }
        do {
            let printed = try PrintedPage(open, like: parts, proof, language)
            compare(printed, proof)
        } catch {
            wrong("export: \(error)")
        }
    }

    private static func language(of parts: [ReportProof.Part]) -> Language {
        parts.first?.bytes.range(of: Data("<html lang=\"nl\"".utf8)) == nil ? .english : .dutch
    }

    /// Whether the page says of each statement what its figures say, pictures included.
    private mutating func compareStatements(
        _ parts: [ReportProof.Part], _ proof: ReportProof, _ printed: PrintedFigures, _ open: PublicExport
    ) {
        let before = results.count
        let pages = Dictionary(parts.map { ($0.name, $0.bytes) }, uniquingKeysWith: { first, _ in first })
        let kind = proof.page ?? .report
        var compared = 0
        for statement in open.statements {
            let name = ReportProof.name(of: ID(statement.id))
            guard let page = pages[name] else {
                // A statement that editors left out has no part, and none was signed.
                if proof.names(name) { wrong("report: statement \(statement.id) is missing") }
                continue
            }
            for (place, words) in printed.pieces(of: statement, on: kind, proof.told)
            where page.range(of: Data(words.utf8)) == nil {
                wrong("report, statement \(statement.id): \(place) is not what the export gives")
            }
            compared += 1
        }
        for (part, place, words) in printed.attendance
        where pages[part].map({ $0.range(of: Data(words.utf8)) == nil }) ?? false {
            wrong("report, part \"\(part)\": \(place) is not what the export gives")
        }
        if let shown = Self.seal(on: pages["proof"] ?? pages["closing"]), shown != proof.seal {
            wrong(
                "report, part \"\(pages["proof"] == nil ? "closing" : "proof")\": the seal that it shows is another one"
            )
        }
        if results.count == before {
            right("words: the text, sentences, tables and pictures of \(compared) statements say what the figures say")
        }
    }

    /// The seal as people read it.
    private static func seal(on part: Data?) -> String? {
        guard let part, let start = part.range(of: Data("<p class=\"seal-digits\">".utf8)),
            let end = part.range(of: Data("</p>".utf8), in: start.upperBound..<part.endIndex)
        else { return nil }
        return VisibleText(part[start.upperBound..<end.lowerBound]).runs.joined()
    }

    /// Whether what the rules say of several figures together is what they make of these figures.
    private mutating func compare(_ printed: PrintedPage, _ proof: ReportProof) {
        let differences = printed.differences()
        for (part, words) in differences { wrong("report, \(Self.place(part)): \(words)") }
        if differences.isEmpty {
            right("together: what the page says of several figures together is what the rules make of them")
        } else if proof.software != Software.version {
            note(
                "together: this is Krachtveld \(Software.version); the words of \(proof.software) may have been others")
        }
        if !printed.omitted.isEmpty {
            note(
                "edited: left out by the circle: \(printed.omitted.map { "\"\($0.anchor)\"" }.joined(separator: ", "))")
        }
        let written = printed.written.map(Self.place)
        if !written.isEmpty {
            note("edited: written by people, covered by the signature alone: \(written.joined(separator: ", "))")
        }
    }

    // MARK: - Rows

    /// Whether the page says of the whole room what the rows give.
    mutating func compare(_ parts: [ReportProof.Part], _ proof: ReportProof, with rows: RowsWithoutLayers) {
        guard proof.page == .report else { return }
        let before = results.count
        let pages = Dictionary(parts.map { ($0.name, $0.bytes) }, uniquingKeysWith: { first, _ in first })
        let text: ReportText = Self.language(of: parts).choose(.dutch, .english)
        let table = ReportTable(words: text, text: .of(Self.language(of: parts)))
        var compared = 0
        for (round, counts) in rows.totals where proof.told.contains(round) {
            let name = ReportProof.name(of: round.statement)
            guard let page = pages[name], counts.total > 0 else { continue }
            compared += 1
            if page.range(of: Data(table.room(counts).utf8)) == nil {
                wrong("report, \(Self.place(name)): the row of the whole room is not what the rows give")
            }
        }
        if let facts = pages["facts"],
            facts.range(of: Data("<dt>\(text.people)</dt><dd>\(rows.people)</dd>".utf8)) == nil
        {
            wrong("report, part \"facts\": the number of people is not what the rows give")
        }
        if results.count == before {
            right("rows: counted, they give the \(compared) figures of the whole room on the page")
        }
    }
}
