import Disclosure
import Domain
import Hummingbird

/// One pattern, to be read in a minute: what it is, how far it is, where it was seen, who raised it, what helped.
enum PatternPage {
    struct Step: Sendable {
        let name: String
        let isCurrent: Bool
    }

    struct Layer: Sendable {
        let name: String
        let count: Int
    }

    struct Help: Sendable {
        let title: String
        let link: String
        let handle: String
    }

    struct Place: Sendable {
        let study: String
        let force: String
        let link: String
    }

    struct Content: Sendable {
        let bar: ConsoleBar?
        let name: String
        let direction: String
        let isOwn: Bool
        let steps: [Step]
        let explanation: String?
        let seen: String
        let layers: [Layer]
        let hasLayers: Bool
        let raisedBy: String?
        let merged: String?
        let help: [Help]
        let hasHelp: Bool
        let said: [Said]
        let hasSaid: Bool
        let places: [Place]
        let hasPlaces: Bool
        let edit: String?
        let history: String?
        let text: PatternText
    }

    static func page(_ visit: Visit, _ site: Site) async throws -> Response {
        let text: PatternText = visit.language.choose(.dutch, .english)
        let (pattern, book) = try await site.pattern(visit)
        guard let entry = book.entry(pattern.id) else { throw HTTPError(.notFound) }
        // What was merged leads to what it turned out to be.
        if entry.pattern.id != pattern.id { return .seeOther(Paths.pattern(entry.pattern.id)) }
        let isOwnCircle = visit.member?.circle == pattern.circle
        let isMember = isOwnCircle && visit.member != nil
        let mayWrite = isOwnCircle && (visit.member.map { $0.role >= .coreTeam } ?? false)
        let help = try await help(entry, visit, site)
        let said = try await said(entry, visit, site)
        let words = pattern.words
        let places = entry.sightings.compactMap(Place.init)
        let content = Content(
            bar: try visit.member == nil ? nil : ConsoleBar(visit), name: words.name.text,
            direction: text.direction(words.direction), isOwn: !words.isPublic,
            steps: Pattern.Status.allCases.map { Step(name: text.status($0), isCurrent: $0 == words.status) },
            explanation: words.explanation.isEmpty ? nil : words.explanation.text, seen: text.seen(entry),
            layers: entry.layers.map { Layer(name: $0.name, count: $0.count) }, hasLayers: !entry.layers.isEmpty,
            raisedBy: words.raisedBy?.text,
            merged: entry.merged.isEmpty
                ? nil : text.alsoCalled(entry.merged.map(\.words.name.text).joined(separator: ", ")),
            help: help, hasHelp: !help.isEmpty, said: said, hasSaid: !said.isEmpty, places: places,
            hasPlaces: !places.isEmpty, edit: mayWrite ? Paths.ownPattern(pattern.id) : nil,
            history: isMember ? Paths.ownPattern(pattern.id) + "/history" : nil, text: text)
        let frame = Frame(words.name.text, .console, visit: visit, path: Paths.pattern(pattern.id))
        return site.page("pattern", frame, content)
    }

    /// The lessons of this pattern and of what was merged into it, as far as the reader may read them.
    private static func help(_ entry: PatternBook.Entry, _ visit: Visit, _ site: Site) async throws -> [Help] {
        var help: [Help] = []
        for id in Set(entry.pattern.lessons + entry.merged.flatMap(\.lessons)).sorted() {
            guard let lesson = try await site.stores.lessons.lesson(id, for: visit.member?.circle) else { continue }
            let handle = lesson.words.handle.text
            help.append(
                Help(
                    title: lesson.words.title.text, link: Paths.lesson(id),
                    handle: handle.count > 200 ? handle.prefix(199) + "…" : handle))
        }
        return help
    }

    /// What people said about statements that were drafted from its forces, within the circle and as far as it was shown.
    private static func said(_ entry: PatternBook.Entry, _ visit: Visit, _ site: Site) async throws -> [Said] {
        var said: [Said] = []
        for (study, sightings) in Dictionary(grouping: entry.sightings, by: \.study).sorted(by: { $0.key < $1.key }) {
            let forces = sightings.compactMap { $0.own?.force.id }
            guard !forces.isEmpty, let circle = visit.member?.circle,
                let study = try await site.stores.cases.caseStudy(study, of: circle)
            else { continue }
            let about = try await Said.about(study, visit, site)
            said += forces.flatMap { about[$0] ?? [] }.filter { $0.sentence != nil }
        }
        return said
    }
}

extension PatternPage.Place {
    init?(_ sighting: Sighting) {
        guard let own = sighting.own else { return nil }
        study = own.title
        force = own.force.name
        link = Paths.anchor(own.force.id, of: sighting.study)
    }
}
