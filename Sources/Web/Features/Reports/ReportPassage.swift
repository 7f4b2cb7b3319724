import Domain

/// One section of a report as it stands on the page: what people wrote, and what the rules say from the figures. It has the parts
/// that its kind has; the others are empty.
struct ReportPassage: Sendable {
    /// Text for people to read before the figures.
    struct Prose: Sendable {
        let text: String
        /// Written by the circle, not by the rules: the page marks it.
        let isByPeople: Bool
        /// Where it is not in the language of the page.
        let otherLanguage: String?
    }

    /// A statement with what was found of it.
    struct Item: Sendable {
        let anchor: String
        let number: Int
        let text: String
        let sentence: String
    }

    /// What one layer thinks most alike of.
    struct Layer: Sendable {
        struct View: Sendable {
            let label: String
            let items: [Item]
        }
        let mark: SafeHTML
        let name: String
        let views: [View]
    }

    /// The statements under one accelerator.
    struct Group: Sendable {
        let anchor: String
        let name: String
        let statements: [ReportStatement]
    }

    struct Promised: Sendable {
        let what: String
        let when: String
        let step: String?
        let need: String?
        let iWill: String
        /// Where the statement stands that it follows from.
        let toStatement: String?
        let number: Int
    }

    struct Link: Sendable {
        let path: String
        let name: String
        let about: String
    }

    struct Hidden: Sendable {
        let text: String
        let why: String
    }

    let section: ReportSection
    let anchor: String
    let title: String
    var prose: Prose?
    /// By the rules, from the figures.
    var sentences: [String] = []
    var items: [Item] = [] { didSet { hasItems = !items.isEmpty } }
    private(set) var hasItems = false
    var attendance: SafeHTML?
    var layers: [Layer] = []
    var groups: [Group] = []
    var promised: [Promised] = [] { didSet { hasPromised = !promised.isEmpty } }
    private(set) var hasPromised = false
    var spoken: [String] = []
    var links: [Link] = [] { didSet { hasLinks = !links.isEmpty } }
    private(set) var hasLinks = false
    var hidden: [Hidden] = [] { didSet { hasHidden = !hidden.isEmpty } }
    private(set) var hasHidden = false

    /// Whether there is anything to read.
    var isEmpty: Bool {
        prose?.isByPeople != true && sentences.isEmpty && items.isEmpty && attendance == nil && layers.isEmpty
            && groups.isEmpty && promised.isEmpty && spoken.isEmpty && links.isEmpty && hidden.isEmpty
    }
}
