import Domain
import Hummingbird

/// The big screen in the room: it follows the facilitator, and says nothing that may not be known yet.
enum Screen {
    static func routes(_ site: Site) -> [Route] {
        [
            Route(.get, "/{code}/screen", for: .everyone) { request, visit in
                let stage = try await stage(visit, site)
                let theme = request.query.choice("theme", or: Theme.dark)
                let path = Paths.screen(try visit.code())
                var frame = Frame(
                    stage.title, .screen, visit: visit, path: path, scripts: ["screen.js", "rooms.js"],
                    refreshSeconds: 5, showsHeader: false)
                frame.theme = theme.rawValue
                return site.page("screen", frame, ScreenPage(stage, theme, path, visit.language))
            },
            // What the script puts in the place of the stage when a statement opens, closes or is shown.
            Route(.get, "/{code}/screen/stage", for: .everyone) { _, visit in
                let stage = try await stage(visit, site)
                return .html(site.templates.render("stage", StageFragment(page: .init(stage: stage))))
            },
        ]
    }

    /// For a dark room or a light one.
    enum Theme: String, Sendable { case dark, light }

    private static func stage(_ visit: Visit, _ site: Site) async throws -> Stage {
        let room = try await site.rooms.room(visit.code())
        let snapshot = room.snapshot
        let circle = try await site.members.circle(snapshot.dialogue.circle)
        let dialogue = snapshot.dialogue
        let promises =
            dialogue.onScreen == .promises ? try await site.stores.commitments.publicPromises(of: dialogue.id) : nil
        return Stage(
            snapshot, circle: circle?.name.text, promises: promises, publicURL: site.settings, language: visit.language)
    }
}

/// The page around the stage: how dark it is, and in which language.
struct ScreenPage: Sendable {
    let stage: Stage
    let text: ScreenText
    let path: String
    let otherTheme: String
    let otherThemeName: String
    let language: String
    let otherLanguage: String
    let otherLanguageName: String

    init(_ stage: Stage, _ theme: Screen.Theme, _ path: String, _ language: Language) {
        self.stage = stage
        text = stage.text
        self.path = path
        otherTheme = (theme == .dark ? Screen.Theme.light : .dark).rawValue
        otherThemeName = theme == .dark ? text.light : text.dark
        self.language = language.rawValue
        let other = language == .dutch ? Language.english : .dutch
        otherLanguage = other.rawValue
        otherLanguageName = other.choose("Nederlands", "English")
    }
}

/// The stage alone, for the same template.
struct StageFragment: Sendable {
    struct Page: Sendable { let stage: Stage }
    let page: Page
}
