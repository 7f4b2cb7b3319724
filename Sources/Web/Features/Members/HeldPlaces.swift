import Domain

/// Where each thing that carries somebody's name stands: what that place is called, and where one reads it.
struct HeldPlaces: Sendable {
    struct Place: Sendable {
        let name: String
        /// nil where nothing leads to it any more.
        let link: String?
    }

    private let studies: [ID<CaseStudy>: CaseStudy]
    private let removed: [ID<CaseStudy>: String]
    private let book: PatternBook
    private let titles: [Code: String]

    init(of circle: ID<Circle>, _ site: Site) async throws {
        let studies = try await site.stores.cases.cases(of: circle).map { ($0.id, $0) }
        let removed = try await site.stores.removedCases.removed(from: circle).map { ($0.id, $0.title) }
        let titles = try await site.rooms.dialogues(of: circle).map { ($0.code, $0.title.text) }
        self.studies = Dictionary(studies) { first, _ in first }
        self.removed = Dictionary(removed) { first, _ in first }
        self.titles = Dictionary(titles) { first, _ in first }
        book = try await site.stores.patterns.book(for: circle)
    }

    func history(_ id: ID<CaseStudy>) -> Place {
        Place(
            name: studies[id]?.title ?? removed[id] ?? "",
            link: studies[id].map { Paths.study($0.id) + "/history" })
    }

    func force(_ force: CaseForce) -> Place {
        let part = studies[force.study]?.part(force.force)
        return Place(
            name: part?.name ?? "",
            link: part.map {
                $0.isRemoved ? Paths.study(force.study) + "/history" : Paths.anchor($0.id, of: force.study)
            })
    }

    func pattern(_ id: ID<Pattern>) -> Place { Place(name: name(of: id), link: Paths.pattern(id)) }
    func history(_ id: ID<Pattern>) -> Place { Place(name: name(of: id), link: Paths.ownPattern(id) + "/history") }
    func report(_ code: Code) -> Place { Place(name: titles[code] ?? code.text, link: Paths.report(code)) }
    func roles(_ code: Code) -> Place { Place(name: titles[code] ?? code.text, link: Paths.roles(code)) }

    private func name(of id: ID<Pattern>) -> String { book.pattern(id)?.words.name.text ?? "" }
}
