import Domain

/// What returns over the cases of the example.
extension ExampleThread {
    /// The other cases, and the patterns over all of them.
    func seePatterns() async throws {
        for other in example.others { try await ensure(other) }
        let titles = Set([example.title] + example.others.map(\.title))
        let studies = try await stores.cases.cases(of: circle).filter { titles.contains($0.title) }
        let lesson = try await stores.circles.publicLessons(of: circle, limit: 50)
            .first { $0.title.text == example.lesson.title }
        let known = try await stores.patterns.book(for: circle).entries.map(\.pattern.words.name.text)
        for pattern in example.patterns where !known.contains(pattern.name) {
            let forces = studies.flatMap { study in
                study.parts(.force).filter { part in pattern.forces.contains { part.name.hasPrefix($0) } }
                    .map { CaseForce(study: study.id, force: $0.id) }
            }
            let direction = forces.first.flatMap { force in
                studies.first { $0.id == force.study }?.part(force.force)?.content.direction
            }
            let words = PatternWords(
                name: try Line(pattern.name), direction: direction ?? .restraining,
                explanation: try Paragraph(pattern.explanation), status: pattern.status,
                raisedBy: try Line(pattern.raisedBy), isPublic: true)
            let made = try await stores.patterns.create(words, of: forces, from: nil, in: circle, by: author)
            if pattern.hasLesson, let lesson { try await stores.patterns.keep([lesson.id], of: made, in: circle) }
        }
    }

    private func ensure(_ other: ExampleCase.Other) async throws {
        guard try await !stores.cases.cases(of: circle).contains(where: { $0.title == other.title }) else { return }
        let facts: [CaseField: String] = [
            .title: other.title, .outcome: other.outcome.rawValue, .effect: other.effect,
        ]
        let parts =
            [NewCasePart(kind: .facts, content: CaseContent(stored: facts))]
            + other.forces.map { NewCasePart(kind: .force, content: CaseContent(stored: $0.content(in: language))) }
        _ = try await stores.cases.create(parts, in: circle, by: author, from: nil)
    }
}
