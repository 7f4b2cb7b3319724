import Domain
import HTTPTypes
import Hummingbird

/// From a force on the page of its case to a pattern: the likely one and a new one with one click, any other from a list.
enum ForcePattern {
    /// What the page of a case offers beside a force.
    struct Offer: Sendable {
        /// The pattern that it belongs to.
        let name: String?
        let link: String?
        /// How a form names the force.
        let force: String
        /// The pattern that it looks like, with the button that says so.
        let likely: CasePartPage.Choice?
        let choose: String
        let chooseLabel: String
        let newLabel: String
    }

    struct Content: Sendable {
        let bar: ConsoleBar
        let force: String
        let value: String
        let back: String
        let current: String?
        let likely: CasePartPage.Choice?
        let patterns: [CasePartPage.Choice]
        let hasPatterns: Bool
        let text: PatternText
    }

    static func routes(_ site: Site) -> [Route] {
        [
            Route(.get, "/console/cases/{id}/parts/{number}/pattern", for: .coreTeam) { _, visit in
                try await page(visit, site)
            }
        ]
    }

    private static func page(_ visit: Visit, _ site: Site) async throws -> Response {
        let text: PatternText = visit.language.choose(.dutch, .english)
        let study = try await Cases.study(visit, site)
        let part = try await CasePartPage.part(visit, site)
        guard part.kind == .force, !part.isRemoved else { throw HTTPError(.notFound) }
        let book = try await site.stores.patterns.book(for: study.circle)
        let offer = Offer(part, of: study, book, text)
        let patterns = book.entries.map(\.pattern).filter { $0.words.direction == part.content.direction }
        let content = Content(
            bar: try ConsoleBar(visit), force: part.name, value: offer.force,
            back: Paths.anchor(part.id, of: study.id), current: offer.name, likely: offer.likely,
            patterns: patterns.map {
                .init(
                    value: String($0.id.number), name: $0.words.name.text, isChosen: $0.words.name.text == offer.name)
            },
            hasPatterns: !patterns.isEmpty, text: text)
        let path = Paths.part(part.id, of: study.id) + "/pattern"
        return site.page(
            "force-pattern", Frame("\(text.which) · \(part.name)", .console, visit: visit, path: path), content)
    }
}

extension ForcePattern.Offer {
    init(_ part: CasePart, of study: CaseStudy, _ book: PatternBook, _ text: PatternText) {
        let force = CaseForce(study: study.id, force: part.id)
        let pattern = book.pattern(of: force)
        name = pattern?.words.name.text
        link = pattern.map { Paths.pattern($0.id) }
        self.force = force.name
        let like =
            pattern == nil && !book.isDecided(force)
            ? PatternSuggestions.pattern(like: part.name, part.content.direction, in: book) : nil
        likely = like.map {
            .init(value: String($0.id.number), name: text.isPattern($0.words.name.text), isChosen: false)
        }
        choose = Paths.part(part.id, of: study.id) + "/pattern"
        chooseLabel = "\(text.which) \(part.name)"
        newLabel = "\(text.makePattern): \(part.name)"
    }
}
