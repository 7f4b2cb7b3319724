import Domain
import Foundation

/// What each thing that can be found gives to the index.
extension IndexedDocument {
    init(_ lesson: Lesson) {
        let words = lesson.words
        self.init(
            kind: .lesson, source: lesson.id.number, circle: lesson.circle, isPublic: words.isPublic, day: lesson.day,
            title: words.title.text, excerpt: words.handle.text,
            body: [words.handle.text, words.condition.text]
                + [words.layer, words.accelerator, words.role].compactMap { $0?.text },
            layers: [words.layer?.text].compactMap(\.self), accelerators: [words.accelerator?.text].compactMap(\.self),
            role: words.role?.text)
    }

    /// A case is found by its circle only.
    init(_ study: CaseStudy, began: Day) {
        let parts = study.parts.filter { !$0.isRemoved }
        let texts = parts.flatMap { part in
            part.content.fields.filter { $0.field.isText && $0.field != .title }.map(\.value)
        }
        let facts = study.facts?.content
        self.init(
            kind: .study, source: study.id.number, circle: study.circle, isPublic: false, day: began,
            title: study.title, excerpt: facts?[.effect] ?? facts?[.stuck] ?? facts?[.task] ?? "", body: texts,
            layers: parts.compactMap { $0.content[.layer] }, accelerators: parts.compactMap { $0.content[.accelerator] }
        )
    }

    /// - Parameter entry: as those read it who may find it, see ``Transaction/indexPatterns(of:)``.
    init(_ entry: PatternBook.Entry, began: Day) {
        let words = entry.pattern.words
        let names = entry.merged.map(\.words.name.text)
        let own = entry.sightings.compactMap { $0.own?.force.name }
        self.init(
            kind: .pattern, source: entry.pattern.id.number, circle: entry.pattern.circle, isPublic: words.isPublic,
            day: began, title: words.name.text, excerpt: words.explanation.text,
            body: [words.explanation.text] + [words.raisedBy?.text].compactMap(\.self) + names + own,
            layers: entry.layers.map(\.name))
    }

    /// The report of a dialogue that ended, which everybody may read; nil of any other.
    /// - Parameter omitted: the statements that people left out of it.
    init?(_ dialogue: Dialogue, without omitted: Set<ID<Statement>>) {
        guard dialogue.phase == .ended, !dialogue.isRehearsing, let ended = dialogue.ended else { return nil }
        let agenda = dialogue.agenda.filter { !omitted.contains($0.id) }
        let accelerators = agenda.compactMap { statement in
            dialogue.accelerators.first { $0.id == statement.accelerator }?.name.text
        }
        let statements = agenda.map(\.text.text)
        self.init(
            kind: .report, source: dialogue.id.number, circle: dialogue.circle, isPublic: true,
            day: Day(of: ended, in: nil), title: dialogue.title.text,
            excerpt: dialogue.purpose.isEmpty ? statements.first ?? "" : dialogue.purpose.text,
            body: [dialogue.purpose.text] + statements, layers: dialogue.layers.map(\.name.text),
            accelerators: accelerators, address: dialogue.code.text)
    }
}

extension Transaction {
    /// Puts the report of a dialogue into the index, with what people wrote in the version that everybody reads now. What they
    /// are still writing is nobody's to find.
    func indexReport(of dialogue: Dialogue) throws {
        let latest = try row(
            "SELECT content, omitted FROM published_text WHERE dialogue = $1 ORDER BY version DESC LIMIT 1",
            [.integer(dialogue.id.number)])
        let omitted = try latest?.text(1).split(separator: " ").compactMap { Int64($0) }.map { ID<Statement>($0) }
        guard var report = IndexedDocument(dialogue, without: Set(omitted ?? [])) else { return }
        if let latest { report.body.append(try latest.text(0)) }
        try index(report)
    }

    func indexReport(of dialogue: ID<Dialogue>) throws {
        let row = try self.row(DialogueRows.head + " WHERE id = $1", [.integer(dialogue.number)])
        if let row { try indexReport(of: self.dialogue(from: row)) }
    }
}

extension Day {
    /// The day of a moment as it is stored.
    init(milliseconds: Int64) {
        self.init(of: Date(timeIntervalSince1970: Double(milliseconds) / 1000), in: .current)
    }
}

extension CaseField {
    /// Whether it holds words that people look for.
    fileprivate var isText: Bool {
        switch shape {
        case .line, .paragraph, .name: true
        case .month, .choice, .choices, .part, .link: false
        }
    }
}
