import Domain
import HTTPTypes
import Hummingbird

/// What the secretary decides about the circle: who it is, its page, its colour, its names and how long it keeps what people gave.
enum CircleSettings {
    struct Choice: Sendable {
        let value: String
        let name: String
        let isChosen: Bool
    }

    /// As it was typed, and what is wrong with it.
    struct Fields: Sendable {
        struct Problems: Sendable {
            var name: String?
            var about: String?
            var layers: String?
            var accelerators: String?
            var days: String?
        }

        var name: String
        var about: String
        var layers: String
        var accelerators: String
        var isPublic: Bool
        var answerDays: String
        var contactDays: String
        var problems = Problems()

        init(_ circle: Circle) {
            name = circle.name.text
            about = circle.about.text
            layers = circle.layers.map(\.text).joined(separator: "\n")
            accelerators = circle.accelerators.map(\.text).joined(separator: "\n")
            isPublic = circle.isPublic
            answerDays = String(circle.retention.answers)
            contactDays = String(circle.retention.contacts)
        }

        init(_ form: Form) {
            name = form["name"]
            about = form["about"]
            layers = form["layers"]
            accelerators = form["accelerators"]
            isPublic = form["public"] == "yes"
            answerDays = form["answerDays"]
            contactDays = form["contactDays"]
        }

        /// Puts what was typed into the circle; ``problems`` says what is wrong.
        mutating func change(_ circle: inout Circle, in language: Language) -> Bool {
            let typed = self
            let name = read(&problems.name, in: language) { () throws(InputProblem) in try Line(typed.name) }
            let about = read(&problems.about, in: language) { () throws(InputProblem) in
                try Paragraph(typed.about, limit: Circle.longestAbout)
            }
            let layers = Self.names(typed.layers, Dialogue.layerCount, &problems.layers, language)
            let accelerators = Self.names(
                typed.accelerators, Dialogue.acceleratorCount, &problems.accelerators, language)
            let days = Circle.Retention(answers: Int(answerDays) ?? 0, contacts: Int(contactDays) ?? 0)
            if days == nil {
                let text: CircleSettingsText = language.choose(.dutch, .english)
                problems.days = text.daysWrong
            }
            guard let name, let about, let layers, let accelerators, let days else { return false }
            circle.name = name
            circle.about = about
            circle.layers = layers
            circle.accelerators = accelerators
            circle.isPublic = isPublic
            circle.retention = days
            return true
        }

        /// Names, or nothing at all.
        private static func names(
            _ text: String, _ count: ClosedRange<Int>, _ problem: inout String?, _ language: Language
        ) -> [Line]? {
            guard !text.allSatisfy(\.isWhitespace) else { return [] }
            return read(&problem, in: language) { () throws(InputProblem) in
                try Dialogue.names(DialogueFields.lines(text), count: count)
            }
        }
    }

    struct Content: Sendable {
        let bar: ConsoleBar
        let fields: Fields
        let accents: [Choice]
        let languages: [Choice]
        let front: String
        let isSaved: Bool
        let text: CircleSettingsText
    }

    static func routes(_ site: Site) -> [Route] {
        [
            Route(.get, Paths.circleSettings, for: .secretary) { request, visit in
                let circle = try await own(visit, site)
                let isSaved = request.query.contains("saved")
                return try page(circle, Fields(circle), isSaved: isSaved, visit, site)
            },
            Route(.post, Paths.circleSettings, for: .secretary) { request, visit in
                let form = try await request.form(of: visit)
                var circle = try await own(visit, site)
                circle.accent = form.choice("accent", or: circle.accent)
                circle.language = form.choice("language", or: circle.language)
                var fields = Fields(form)
                if fields.change(&circle, in: visit.language) {
                    do {
                        try await site.stores.circles.save(circle)
                        return .seeOther(Paths.circleSettings + "?saved=yes")
                    } catch let problem as CircleProblem {
                        fields.problems.name = problem.failure.text(in: visit.language)
                    }
                }
                return try page(circle, fields, visit, site, status: .unprocessableContent)
            },
        ]
    }

    private static func own(_ visit: Visit, _ site: Site) async throws -> Circle {
        guard let circle = try await site.stores.circles.circle(visit.signedInMember().circle) else {
            throw HTTPError(.notFound)
        }
        return circle
    }

    private static func page(
        _ circle: Circle, _ fields: Fields, isSaved: Bool = false, _ visit: Visit, _ site: Site,
        status: HTTPResponse.Status = .ok
    ) throws -> Response {
        let text: CircleSettingsText = visit.language.choose(.dutch, .english)
        let content = Content(
            bar: try ConsoleBar(visit), fields: fields,
            accents: Circle.Accent.allCases.map {
                Choice(value: $0.rawValue, name: text.accent($0), isChosen: $0 == circle.accent)
            },
            languages: Language.allCases.map {
                Choice(
                    value: $0.rawValue, name: $0.choose("Nederlands", "English"), isChosen: $0 == circle.language)
            }, front: Paths.circle(circle.id), isSaved: isSaved, text: text)
        let frame = Frame(text.title, .console, visit: visit, path: Paths.circleSettings)
        return site.page("circle-settings", frame, content, status: status)
    }
}
