import Disclosure
import Domain

/// Writes the draft of a report by rules, from public figures alone, and puts beside it what people wrote.
struct ReportWriter: Sendable {
    let source: ReportSource
    let language: Language
    let findings: [StatementFinding]
    let statements: [ReportStatement]
    /// Whether anything is told per layer.
    let hasLayers: Bool
    let text: ReportText
    let draft: RuleText
    let words: FieldText

    init(_ source: ReportSource, _ language: Language) {
        self.source = source
        self.language = language
        text = language.choose(.dutch, .english)
        draft = RuleText(language: language)
        words = language.choose(.dutch, .english)
        findings = source.findings()
        hasLayers = findings.contains { $0.layers != nil }
        let (text, floor) = (self.text, FloorText.of(language))
        statements = findings.compactMap { finding in
            var statement = ReportStatement(finding.statement, number: finding.number, source.snapshot, text, floor)
            let written = source.edits[.statement(finding.statement.id)].content
            statement?.remark = Self.prose(written, language)
            return statement
        }
    }

    /// A section; nil where there is nothing to say.
    func part(_ section: ReportSection) -> ReportPassage? {
        var passage = ReportPassage(
            section: section, anchor: section.anchor, title: draft.heading(section), prose: prose(section))
        switch section {
        case .why: break
        case .tookPart: tookPart(&passage)
        case .shared: found(&passage, none: words.noneShared) { $0.isShared }
        case .differ: found(&passage, none: words.noFriction) { $0.isDivided }
        case .unclear: found(&passage, none: nil) { $0 == .unclear }
        case .shifted: passage.items = shifts()
        case .layers:
            passage.layers = layers()
            if !passage.layers.isEmpty { passage.links = [draft.roles(source.dialogue.code)] }
        case .promises: passage.promised = promised()
        case .lessons: passage.links = lessons()
        case .sure: sure(&passage)
        case .statements: passage.groups = groups()
        case .quotes: passage.spoken = spoken()
        case .notShown: passage.hidden = hidden()
        case .method: passage.sentences = draft.method(source.dialogue)
        }
        let hasWords = section == .why && passage.prose != nil
        return passage.isEmpty && !hasWords ? nil : passage
    }

    /// What people wrote, else what the rules write before the figures.
    func prose(_ section: ReportSection) -> ReportPassage.Prose? {
        if let written = Self.prose(source.edits[.section(section)].content, language) { return written }
        let draft = draft.prose(section, of: source.dialogue)
        return draft.map { ReportPassage.Prose(text: $0, isByPeople: false, otherLanguage: nil) }
    }

    private static func prose(_ content: ReportContent, _ language: Language) -> ReportPassage.Prose? {
        content.text(in: language).map { written in
            ReportPassage.Prose(
                text: written.text.text, isByPeople: true,
                otherLanguage: written.language == language ? nil : written.language.rawValue)
        }
    }

    // MARK: - What the figures say

    private func item(_ finding: StatementFinding, _ sentence: String) -> ReportPassage.Item {
        ReportPassage.Item(
            anchor: "s\(finding.statement.id.number)", number: finding.number, text: finding.statement.text.text,
            sentence: sentence)
    }

    private func found(
        _ passage: inout ReportPassage, none: String?, _ matches: (StatementFinding.Kind) -> Bool
    ) {
        passage.items = findings.filter { matches($0.kind) }.map { item($0, words.sentence($0)) }
        guard passage.items.isEmpty else { return }
        // What the rules write before a list makes no sense without one.
        if passage.prose?.isByPeople == false { passage.prose = nil }
        if let none, hasLayers { passage.sentences = [none] }
    }

    /// Between the latest round of a statement that was shown and the round before it.
    private func shifts() -> [ReportPassage.Item] {
        findings.compactMap { finding in
            let before = RoundKey(statement: finding.statement.id, round: finding.round - 1)
            guard let was = source.snapshot.field(before) else { return nil }
            let shift = PublicShift(from: was, to: finding.field)
            return shift.isComparable ? item(finding, words.say(shift.sentence)) : nil
        }
    }

    private static let mostPerLayer = 3

    /// Per layer what it agrees with most, what divides it, and what it disagrees with most.
    private func layers() -> [ReportPassage.Layer] {
        guard hasLayers else { return [] }
        return source.dialogue.layers.enumerated().map { index, layer in
            let stands = findings.compactMap { finding in
                finding.layers?.first { $0.index == index }.map { (finding: finding, stand: $0) }
            }
            let views = [PublicField.Verdict.agree, .divided, .disagree].compactMap { verdict in
                let chosen = stands.filter { $0.stand.verdict == verdict }.sorted {
                    let (left, right) = ($0.stand.support ?? 0, $1.stand.support ?? 0)
                    let isStronger = verdict == .disagree ? left < right : left > right
                    return left == right ? $0.finding.number < $1.finding.number : isStronger
                }
                return chosen.isEmpty
                    ? nil
                    : ReportPassage.Layer.View(
                        label: draft.view(verdict),
                        items: chosen.prefix(Self.mostPerLayer).map {
                            item($0.finding, words.words($0.stand, under: verdict))
                        })
            }
            let few = [ReportPassage.Layer.View(label: words.tooFew, items: [])]
            return ReportPassage.Layer(
                mark: LayerMark(index: index).picture, name: layer.name.text, views: views.isEmpty ? few : views)
        }
    }

    private func tookPart(_ passage: inout ReportPassage) {
        let rows = source.attendance.layers
        guard !rows.isEmpty else {
            passage.sentences = [text.noLayers]
            return
        }
        passage.attendance = ReportTable(words: text, text: .of(language)).attendance(rows)
    }

    private static let mostMargins = 40

    /// In which mode, of how many, and between which margins.
    private func sure(_ passage: inout ReportPassage) {
        passage.sentences = [text.promise(source.dialogue), draft.isNoSample]
        if source.omitted > 0 { passage.sentences.append(draft.omitted(source.omitted)) }
        let margins = findings.prefix(Self.mostMargins).compactMap { finding in
            finding.margin.map { item(finding, draft.margin($0)) }
        }
        passage.sentences.append(margins.isEmpty ? draft.noMargins : draft.margins)
        passage.items = margins
    }

    /// In the order of the accelerators; what belongs to none comes last. Accelerators without a shown statement are left out.
    private func groups() -> [ReportPassage.Group] {
        let dialogue = source.dialogue
        let named = dialogue.accelerators.map { accelerator in
            ReportPassage.Group(
                anchor: "a\(accelerator.id.number)", name: accelerator.name.text,
                statements: statements.filter { $0.accelerator == accelerator.id })
        }
        let known = Set(dialogue.accelerators.map(\.id))
        let others = statements.filter { statement in !(statement.accelerator.map(known.contains) ?? false) }
        return (named + [.init(anchor: "a0", name: text.withoutAccelerator, statements: others)])
            .filter { !$0.statements.isEmpty }
    }

    // MARK: - What people said and promised

    private func promised() -> [ReportPassage.Promised] {
        let promising: PromisingText = language.choose(.dutch, .english)
        return source.promises.map { promise in
            let about = promise.statement.flatMap { id in findings.first { $0.statement.id == id } }
            return ReportPassage.Promised(
                what: promise.what.text, when: promising.when(promise, language),
                step: promise.step.map { "\(promising.stepShort) \($0)" },
                need: promise.need.map { "\(promising.needShort) \($0)" }, iWill: promising.iWill,
                toStatement: about.map { "s\($0.statement.id.number)" }, number: about?.number ?? 0)
        }
    }

    private func lessons() -> [ReportPassage.Link] {
        source.lessons.map {
            ReportPassage.Link(
                path: Paths.lesson($0.id), name: $0.words.title.text, about: $0.words.handle.text)
        }
    }

    /// What was said, as far as it does not stand with a statement.
    private func spoken() -> [String] {
        let shown = Set(DialogueField(source.snapshot).statements.map(\.statement.id))
        return source.dialogue.notes.filter { note in
            note.kind == .quote && !(note.statement.map(shown.contains) ?? false)
        }.map(\.text.text)
    }

    private func hidden() -> [ReportPassage.Hidden] {
        let shown = Set(DialogueField(source.snapshot).statements.map(\.statement.id))
        return source.dialogue.agenda.filter { !shown.contains($0.id) && !source.edits.isOmitted($0.id) }.map {
            ReportPassage.Hidden(text: $0.text.text, why: text.whyNotShown($0))
        }
    }
}

extension StatementFinding.Kind {
    /// The same in every layer, or in the room where nothing is told per layer.
    fileprivate var isShared: Bool {
        switch self {
        case .shared, .room(.agree), .room(.disagree): true
        default: false
        }
    }

    fileprivate var isDivided: Bool {
        switch self {
        case .friction, .room(.divided): true
        default: false
        }
    }
}

extension ReportSection {
    /// Where it stands on the page.
    var anchor: String {
        switch self {
        case .tookPart: "took-part"
        case .notShown: "not-shown"
        default: rawValue
        }
    }
}
