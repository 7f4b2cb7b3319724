import Domain
import Hummingbird

/// What everybody may read of a circle: who we are, what is coming, what we found and learned.
enum CirclePages {
    struct Entry: Sendable {
        let title: String
        let link: String?
        let facts: String?
        let words: String?
    }

    struct Content: Sendable {
        let bar: ConsoleBar?
        let name: String
        let about: [String]
        let coming: [Entry]
        let found: [Entry]
        let lessons: [Entry]
        let hasLessons: Bool
        /// Everything in order, once there is something to learn.
        let story: String
        /// The page is not public yet: only members see it.
        let isHidden: Bool
        /// Where its secretary changes it.
        let settings: String?
        let text: CircleText
    }

    struct ListContent: Sendable {
        let bar: ConsoleBar?
        let circles: [Entry]
        let isEmpty: Bool
        let text: CircleText
    }

    static func routes(_ site: Site) -> [Route] {
        [
            Route(.get, Paths.circles, for: .everyone) { _, visit in
                let text: CircleText = visit.language.choose(.dutch, .english)
                let circles = try await site.stores.circles.published().map {
                    Entry(
                        title: $0.name.text, link: Paths.circle($0.id), facts: nil,
                        words: $0.about.isEmpty ? nil : String($0.about.text.prefix(280)))
                }
                let content = ListContent(
                    bar: try visit.member == nil ? nil : ConsoleBar(visit), circles: circles, isEmpty: circles.isEmpty,
                    text: text)
                return site.page("circles", Frame(text.circles, .console, visit: visit, path: Paths.circles), content)
            },
            Route(.get, "/circles/{id}", for: .everyone) { request, visit in try await page(request, visit, site) },
        ]
    }

    private static func page(_ request: Request, _ visit: Visit, _ site: Site) async throws -> Response {
        guard let circle = try await site.stores.circles.circle(visit.id("id", of: Circle.self)),
            circle.isPublic || visit.member?.circle == circle.id
        else { throw HTTPError(.notFound) }
        var visit = visit
        // The circle's own language, for a guest who chose none; a member reads on in the language of the other pages.
        if visit.member == nil, site.gate.cookies.language(of: request) == nil { visit.language = circle.language }
        let text: CircleText = visit.language.choose(.dutch, .english)
        let dialogues = try await site.stores.circles.announced(of: circle.id)
        let lessons = try await site.stores.circles.publicLessons(of: circle.id, limit: 20)
        // What has a day comes first, the nearest day on top.
        let coming = dialogues.filter { $0.phase != .ended }.sorted {
            ($0.day?.description ?? "9") < ($1.day?.description ?? "9")
        }
        let content = Content(
            bar: try visit.member == nil ? nil : ConsoleBar(visit), name: circle.name.text,
            about: circle.about.text.split(whereSeparator: \.isNewline).map(String.init),
            coming: coming.map { Entry(coming: $0, text, visit.language) },
            found: dialogues.filter { $0.phase == .ended }.map { Entry(found: $0, visit.language) },
            lessons: lessons.map {
                Entry(
                    title: $0.title.text, link: Paths.lesson($0.id), facts: $0.day.words(in: visit.language), words: nil
                )
            }, hasLessons: !lessons.isEmpty, story: Paths.story(circle.id), isHidden: !circle.isPublic,
            settings: visit.member?.circle == circle.id && visit.member?.role == .secretary
                ? Paths.circleSettings : nil,
            text: text)
        let frame = Frame(circle.name.text, .console, visit: visit, path: Paths.circle(circle.id), circle: circle)
        return site.page("circle", frame, content)
    }
}

extension CirclePages.Entry {
    /// Only an open dialogue leads somewhere.
    fileprivate init(coming dialogue: AnnouncedDialogue, _ text: CircleText, _ language: Language) {
        let isOpen = dialogue.phase != .draft
        self.init(
            title: dialogue.title.text, link: isOpen ? Paths.join(dialogue.code) : nil,
            facts: [dialogue.day?.words(in: language), isOpen ? text.open : nil].compactMap(\.self)
                .joined(separator: " · "),
            words: dialogue.purpose.isEmpty ? nil : dialogue.purpose.text)
    }

    fileprivate init(found dialogue: AnnouncedDialogue, _ language: Language) {
        self.init(
            title: dialogue.title.text, link: Paths.report(dialogue.code), facts: dialogue.day?.words(in: language),
            words: dialogue.purpose.isEmpty ? nil : dialogue.purpose.text)
    }
}
