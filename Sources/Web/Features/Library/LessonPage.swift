import Disclosure
import Domain
import Hummingbird

/// One lesson: the handle first, when it holds, and where it comes from.
enum LessonPage {
    /// A step of the thread that the lesson rests on.
    struct Step: Sendable {
        let kind: String
        let words: String
        let link: String?
        /// What the room said, or what became of it.
        let outcome: String?
    }

    struct Content: Sendable {
        let bar: ConsoleBar?
        let title: String
        let handle: String
        let condition: String?
        let facts: String
        let isOwn: Bool
        let steps: [Step]
        let hasSteps: Bool
        let related: [LibraryPages.Hit]
        let hasRelated: Bool
        let edit: String?
        let day: String
        /// Who learned it, where that circle shows itself.
        let circle: LibraryPages.Learner?
        let text: LibraryText
    }

    static func page(_ visit: Visit, _ site: Site) async throws -> Response {
        let text: LibraryText = visit.language.choose(.dutch, .english)
        let lesson = try await site.lesson(visit)
        let words = lesson.words
        let isOwnCircle = visit.member?.circle == lesson.circle
        var steps: [Step] = []
        for evidence in lesson.evidence {
            if let step = try await step(evidence, of: lesson, isOwnCircle, visit, site) { steps.append(step) }
        }
        let mayWrite = isOwnCircle && (visit.member.map { $0.role >= .coreTeam } ?? false)
        let related = try await site.stores.library.related(to: lesson, for: visit.member?.circle)
            .map { LibraryPages.Hit($0, text) }
        let circle = try await site.members.circle(lesson.circle)
        let content = Content(
            bar: try visit.member == nil ? nil : ConsoleBar(visit), title: words.title.text, handle: words.handle.text,
            condition: words.condition.isEmpty ? nil : words.condition.text, facts: text.facts(words),
            isOwn: !words.isPublic, steps: steps, hasSteps: !steps.isEmpty,
            related: related, hasRelated: !related.isEmpty,
            edit: mayWrite ? "\(Paths.lessons)/\(lesson.id.number)" : nil, day: lesson.day.words(in: visit.language),
            circle: circle.flatMap {
                $0.isPublic || isOwnCircle ? .init(name: $0.name.text, link: Paths.circle($0.id)) : nil
            },
            text: text)
        let frame = Frame(words.title.text, .console, visit: visit, path: Paths.lesson(lesson.id))
        return site.page("lesson", frame, content)
    }

    /// Everybody reads what the evidence is called; the way into the circle's own work is for its members.
    static func step(
        _ evidence: Lesson.Evidence, of lesson: Lesson, _ isOwnCircle: Bool, _ visit: Visit, _ site: Site
    ) async throws -> Step? {
        let text: LibraryText = visit.language.choose(.dutch, .english)
        switch evidence {
        case .study(let id):
            guard let study = try await site.stores.cases.caseStudy(id, of: lesson.circle) else { return nil }
            return Step(
                kind: text.study, words: study.title, link: isOwnCircle ? Paths.study(id) : nil, outcome: nil)
        case .statement(let code, let id):
            let snapshot = try await site.rooms.room(code).snapshot
            guard let statement = snapshot.dialogue.statement(id), snapshot.dialogue.phase == .ended else { return nil }
            return Step(
                kind: text.statement, words: statement.text.text, link: Paths.report(code, id),
                outcome: snapshot.sentence(statement).map { visit.language.choose($0.nl, $0.en) })
        case .commitment(let id):
            let found = try await site.stores.commitments.commitment(id, of: lesson.circle)
            guard let found, let outcome = found.outcome else { return nil }
            let words: PromisingText = visit.language.choose(.dutch, .english)
            return Step(
                kind: text.commitment, words: "\(words.iWill) \(found.promise.what)",
                link: isOwnCircle ? Paths.promise(id) : nil, outcome: words.outcome(outcome))
        }
    }
}
