import Domain
import Foundation
import Storage
import Web

/// The whole thread of the example: a case, six statements from its forces, a dialogue, three promises of which one got stuck, the
/// case that it became, the lesson, and the patterns over cases. Each step is found again, so that a second start doubles nothing.
struct ExampleThread: Sendable {
    let site: Site
    let stores: CircleStores
    let circle: ID<Circle>
    let author: CaseAuthor
    let language: Language
    var example: ExampleCase { .of(language) }

    init(_ composition: Composition, circle: ID<Circle>, author: ID<Member>, _ language: Language) {
        site = composition.site
        stores = composition.folder.circleStores
        self.circle = circle
        self.author = CaseAuthor(member: author, moment: .now)
        self.language = language
    }

    /// Who the circle is, as long as nobody said so.
    func introduce() async throws {
        guard var circle = try await stores.circles.circle(circle), circle.about.isEmpty else { return }
        circle.about = try Paragraph(example.about)
        circle.language = language
        circle.isPublic = true
        try await stores.circles.save(circle)
    }

    /// The case, with the parts that are forces in the order of the example.
    func study() async throws -> (id: ID<CaseStudy>, forces: [ID<CasePart>]) {
        let known = try await stores.cases.cases(of: circle).first { $0.title == example.title }
        if let known { return (known.id, known.parts.filter { $0.kind == .force }.map(\.id)) }
        func parts(_ kind: CasePart.Kind, _ contents: [[CaseField: String]]) -> [NewCasePart] {
            contents.map { NewCasePart(kind: kind, content: CaseContent(stored: $0)) }
        }
        let forces = example.forces.map { $0.content(in: language) }
        let before = [
            parts(.facts, [example.facts]), parts(.turningPoint, example.turningPoints), parts(.party, example.parties),
        ].flatMap(\.self)
        let made = try await stores.cases.create(
            before + parts(.force, forces) + parts(.action, example.actions), in: circle, by: author, from: nil)
        return (made, forces.indices.map { ID(Int64(before.count + $0 + 1)) })
    }

    /// The statements, one from each force.
    func statements() throws -> [StatementDraft] {
        try example.forces.map { force in
            StatementDraft(
                text: try Line(force.statement, limit: Statement.longest), accelerator: ID(Int64(force.accelerator)),
                direction: force.direction, answer: force.strength == 5 ? .floor : .buttons)
        }
    }

    /// Ties the statements of a dialogue to the forces that they come from.
    func link(_ dialogue: Dialogue) async throws {
        let study = try await study()
        guard try await stores.sources.sources(of: dialogue.id).isEmpty else { return }
        for (statement, force) in zip(dialogue.statements, study.forces) {
            try await stores.sources.remember(
                statement.id, of: dialogue.id, from: CaseForce(study: study.id, force: force))
        }
    }

    /// What people promised, what became of it, the case that one of them became, and the lesson.
    func goOn(from dialogue: Dialogue) async throws {
        if try await stores.commitments.publicPromises(of: dialogue.id).isEmpty { try await promise(in: dialogue) }
        let stuck = try await stores.commitments.commitments(of: circle).map(\.commitment)
            .first { $0.dialogue?.code == dialogue.code && $0.outcome == .stuck }
        guard let stuck else { return }
        if try await !stores.cases.cases(of: circle).contains(where: { $0.commitment == stuck.id }) {
            _ = try await stores.cases.create(
                Site.parts(ofCaseFrom: stuck, in: language), in: circle, by: author, from: stuck.id)
        }
        try await learn(from: dialogue, stuck: stuck)
        try await seePatterns()
        // Last, so that the report tells of the promises and the lesson.
        if try await stores.reports.publications(of: dialogue.id).isEmpty {
            _ = try await site.publishReport(of: dialogue, as: 1, seen: 0, by: author)
        }
    }

    private func learn(from dialogue: Dialogue, stuck: Commitment) async throws {
        let title = try Line(example.lesson.title)
        let known = try await stores.circles.publicLessons(of: circle, limit: 50)
        guard !known.contains(where: { $0.title == title }), let statement = dialogue.statements.first else { return }
        let format = ReadyFormat.roundTable
        let words = LessonWords(
            title: title, handle: try Paragraph(example.lesson.handle),
            condition: try Paragraph(example.lesson.condition),
            layer: try format.layers(in: language).dropFirst(2).first.map { try Line($0) },
            accelerator: try format.accelerators(in: language).dropFirst().first.map { try Line($0) },
            role: try Line(example.lesson.role), isPublic: true)
        _ = try await stores.lessons.write(
            words,
            evidence: [.study(try await study().id), .statement(dialogue.code, statement.id), .commitment(stuck.id)],
            in: circle, on: Day(of: .now, in: nil))
    }

    private func promise(in dialogue: Dialogue) async throws {
        let today = Day(of: .now, in: nil)
        let place = PromisePlace(circle: circle, dialogue: dialogue.id)
        let outcomes: [(Commitment.Outcome, String)?] = [(.kept, example.kept), (.stuck, example.stuck), nil]
        for (index, words) in example.promises.enumerated() {
            var generator = SystemRandomNumberGenerator()
            let secret = Token.random(using: &generator).digest
            let outcome = outcomes[index % outcomes.count]
            let promise = Promise(
                what: try Line(words.what), due: today.adding(days: outcome == nil ? 21 : -2 - index),
                partners: try Line(words.partners), step: try Line(words.step),
                statement: dialogue.statements.dropFirst(index).first?.id, isPublic: true)
            try await stores.commitments.make(promise, for: place, secret: secret, promiser: nil)
            guard let (answer, explanation) = outcome else { continue }
            _ = try await stores.commitments.answer(answer, by: secret)
            try await stores.commitments.explain(Paragraph(explanation), by: secret)
        }
    }
}
