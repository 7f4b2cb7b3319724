import Disclosure
import Domain
import Foundation
import Hummingbird

/// The travel story of a circle: its steps on one page, in order, for print and for sharing. Everybody reads what is public;
/// members read the rest as well.
enum StoryPage {
    struct Step: Sendable {
        let kind: String
        let title: String
        let link: String?
        let words: String
        /// Only for the circle.
        let isOwn: Bool
    }

    struct Year: Sendable {
        let name: String
        let steps: [Step]
    }

    struct Content: Sendable {
        let bar: ConsoleBar?
        let circle: String
        let summary: String
        let years: [Year]
        let isEmpty: Bool
        /// To the story as a stranger reads it, and back.
        let otherView: String?
        let otherName: String
        let address: String
        /// The page of the circle, for whoever may read it.
        let about: String?
        let text: StoryText
    }

    static func routes(_ site: Site) -> [Route] {
        [
            Route(.get, "/console/story", for: .member) { _, visit in
                .seeOther(Paths.story(try visit.signedInMember().circle))
            },
            Route(.get, "/stories/{id}", for: .everyone) { request, visit in
                let id = try visit.id("id", of: Circle.self)
                guard let circle = try await site.members.circle(id) else { throw HTTPError(.notFound) }
                let isMember = visit.member?.circle == id
                let isOpen = request.query["view"] == "public" || !isMember
                let story = try await Story.of(id, isOpen ? nil : id, visit, site)
                // A circle without anything public does not show that it is there.
                guard isMember || !story.steps.isEmpty else { throw HTTPError(.notFound) }
                return try page(circle, story, isOpen: isOpen, isMember: isMember, visit, site)
            },
        ]
    }

    private static func page(
        _ circle: Circle, _ story: Story, isOpen: Bool, isMember: Bool, _ visit: Visit, _ site: Site
    ) throws -> Response {
        let text: StoryText = visit.language.choose(.dutch, .english)
        let years = Dictionary(grouping: story.steps, by: \.day.year).sorted { $0.key < $1.key }.map { year, steps in
            Year(name: String(year), steps: steps.map { Step($0, visit.language, text) })
        }
        let path = Paths.story(circle.id)
        let content = Content(
            bar: try visit.member == nil ? nil : ConsoleBar(visit), circle: circle.name.text,
            summary: text.summary(story), years: years, isEmpty: years.isEmpty,
            otherView: isMember ? (isOpen ? path : path + "?view=public") : nil,
            otherName: isOpen ? text.ownView : text.publicView, address: site.settings.address(path),
            about: circle.isPublic || isMember ? Paths.circle(circle.id) : nil, text: text)
        let frame = Frame("\(text.story): \(circle.name)", .console, visit: visit, path: path)
        return site.page("story", frame, content)
    }
}

extension StoryPage.Step {
    init(_ step: Story.Step, _ language: Language, _ text: StoryText) {
        kind = "\(step.day.words(in: language)) · \(text.kind(step.kind))"
        title = step.title
        link = step.link
        words = step.words
        isOwn = !step.isPublic
    }
}

/// What a circle did, in order.
struct Story {
    /// In the order of the thread: of what happened on one day, what comes from something else follows it.
    enum Kind: Int { case study, pattern, dialogue, commitment, lesson }

    struct Step {
        let day: Day
        let kind: Kind
        let title: String
        let link: String?
        let words: String
        let isPublic: Bool
    }

    let steps: [Step]
    let kept: Int
    let promises: Int

    /// - Parameter reader: the circle itself, or nil for everybody else.
    static func of(_ circle: ID<Circle>, _ reader: ID<Circle>?, _ visit: Visit, _ site: Site) async throws -> Story {
        var steps = try await site.stores.library.story(of: circle, for: reader).map { document in
            Step(
                day: document.day, kind: Kind(document.kind), title: document.title,
                link: Paths.document(document.reference), words: document.excerpt, isPublic: document.isPublic)
        }
        let promises = try await site.stores.commitments.commitments(of: circle).map(\.commitment)
        if reader != nil {
            let words: PromisingText = visit.language.choose(.dutch, .english)
            steps += promises.compactMap { promise in
                promise.outcome.map { outcome in
                    Step(
                        day: promise.promise.due, kind: .commitment, title: "\(words.iWill) \(promise.promise.what)",
                        link: Paths.promise(promise.id), words: words.outcome(outcome), isPublic: false)
                }
            }
        }
        return Story(
            steps: steps.sorted { ($0.day, $0.kind.rawValue, $0.title) < ($1.day, $1.kind.rawValue, $1.title) },
            kept: promises.count { $0.outcome == .kept }, promises: promises.count)
    }
}

extension Story.Kind {
    fileprivate init(_ kind: LibraryDocument.Kind) {
        switch kind {
        case .lesson: self = .lesson
        case .study: self = .study
        case .pattern: self = .pattern
        case .report: self = .dialogue
        }
    }
}

/// What people read in a travel story.
struct StoryText: Sendable {
    let story: String
    let about: String
    let library: String
    let explanation: String
    let empty: String
    let own: String
    let ownView: String
    let publicView: String
    private let kinds: [Story.Kind: String]
    private let counted: @Sendable (_ dialogues: Int, _ lessons: Int, _ kept: Int, _ promises: Int) -> String

    func kind(_ kind: Story.Kind) -> String { kinds[kind] ?? "" }

    func summary(_ story: Story) -> String {
        counted(
            story.steps.count { $0.kind == .dialogue }, story.steps.count { $0.kind == .lesson }, story.kept,
            story.promises)
    }

    static let dutch = StoryText(
        story: "Reisverhaal", about: "Over deze kring", library: "Zoek in de bibliotheek",
        explanation: "Wat de kring deed en leerde, op volgorde.",
        empty: "Het verhaal begint met de eerste casus, dialoog of les.", own: "alleen voor de kring",
        ownView: "Zoals de kring het ziet", publicView: "Zoals iedereen het ziet",
        kinds: [.study: "casus", .dialogue: "dialoog", .commitment: "actie", .pattern: "patroon", .lesson: "les"],
        counted: { dialogues, lessons, kept, promises in
            "\(dialogues) \(dialogues == 1 ? "dialoog" : "dialogen"), \(lessons) \(lessons == 1 ? "les" : "lessen")"
                + (promises == 0 ? "." : ", \(kept) van de \(promises) acties gelukt.")
        })
    static let english = StoryText(
        story: "Travel story", about: "About this circle", library: "Search the library",
        explanation: "What the circle did and learned, in order.",
        empty: "The story begins with the first case, dialogue or lesson.", own: "for the circle only",
        ownView: "As the circle sees it", publicView: "As everybody sees it",
        kinds: [.study: "case", .dialogue: "dialogue", .commitment: "action", .pattern: "pattern", .lesson: "lesson"],
        counted: { dialogues, lessons, kept, promises in
            "\(dialogues) \(dialogues == 1 ? "dialogue" : "dialogues"), \(lessons) \(lessons == 1 ? "lesson" : "lessons")"
                + (promises == 0 ? "." : ", \(kept) of \(promises) actions done.")
        })
}

extension Paths {
    static func story(_ circle: ID<Circle>) -> String { "/stories/\(circle.number)" }
}
