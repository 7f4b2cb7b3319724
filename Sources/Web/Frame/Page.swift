import Domain
import Foundation
import Hummingbird

/// What every page has around its own content.
struct Frame: Sendable {
    /// Which style sheet the page needs beside the base; also the class of the body.
    enum Kind: String, Sendable { case phone, console, screen, report, slides }

    /// How a page is shown where somebody shares its address.
    struct Preview: Sendable {
        let title: String
        let description: String
        let picture: String
        let address: String
    }

    struct Text: Sendable {
        let skip: String
        let otherLanguage: String

        static let dutch = Text(skip: "Naar de inhoud", otherLanguage: "English")
        static let english = Text(skip: "To the content", otherLanguage: "Nederlands")
    }

    let title: String
    let kind: String
    let language: String
    let otherLanguage: String
    let path: String
    let home: String
    /// nil in a document that loads nothing.
    let icon: String?
    let styles: [String]
    let scripts: [String]
    /// Reloads a page that waits, for browsers without JavaScript.
    let refreshSeconds: String?
    let showsHeader: Bool
    /// The colour of the circle; nil for the one that every page has by itself.
    let accent: String?
    /// dark or light; nil follows the device.
    var theme: String?
    var preview: Preview?
    let text: Text

    init(
        _ title: String, _ kind: Kind, visit: Visit, path: String, scripts: [String] = [], refreshSeconds: Int? = nil,
        showsHeader: Bool = true, circle: Circle? = nil
    ) {
        self.title = title
        self.kind = kind.rawValue
        language = visit.language.rawValue
        otherLanguage = (visit.language == .dutch ? Language.english : .dutch).rawValue
        self.path = path
        home = kind == .console ? "/console" : "/"
        let own = (circle ?? visit.circle)?.accent
        accent = own == .teal ? nil : own?.rawValue
        styles = (["base.css", kind.rawValue + ".css"] + (accent == nil ? [] : ["accents.css"])).map(Assets.path)
        icon = Assets.path("mark.svg")
        self.scripts = scripts.map(Assets.path)
        self.refreshSeconds = refreshSeconds.map(String.init)
        self.showsHeader = showsHeader
        text = visit.language.choose(.dutch, .english)
    }

    /// Of a document by itself: it loads nothing, and leads nowhere by itself.
    init(document title: String, _ kind: Kind, language: Language) {
        self.title = title
        self.kind = kind.rawValue
        self.language = language.rawValue
        otherLanguage = language.rawValue
        path = Paths.home
        home = Paths.home
        icon = nil
        accent = nil
        styles = []
        scripts = []
        refreshSeconds = nil
        showsHeader = false
        text = language.choose(.dutch, .english)
    }
}

/// A page: the frame around what a feature shows.
struct Page<Content: Sendable>: Sendable {
    let frame: Frame
    let page: Content
}

extension Language {
    /// The one of two texts that this reader reads.
    func choose<Text>(_ dutch: Text, _ english: Text) -> Text { self == .dutch ? dutch : english }

    /// How days and times are written.
    var locale: Locale { Locale(identifier: choose("nl_NL", "en_GB")) }
}
