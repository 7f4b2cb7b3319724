import Disclosure

/// Which mark belongs to which layer, with how many people answered.
struct LayerLegend: Sendable {
    struct Entry: Sendable {
        let mark: SafeHTML
        let name: String
        /// nil where a picture shows more than one statement.
        let count: Int?
    }

    let entries: [Entry]

    /// nil where nothing is shown per layer.
    init?(_ field: PublicField, _ text: FloorText) {
        guard case .exact(_, let layers) = field.shown else { return nil }
        entries = layers.map {
            Entry(mark: $0.mark.picture, name: text.name($0), count: $0.counts.total)
        }
    }
}

extension LayerMark {
    /// The mark of a layer of a dialogue, by its index; nil for people who would rather not say.
    static func icon(of index: Int?) -> SafeHTML { LayerMark(index: index).picture }

    /// The mark alone, beside its name in words.
    var picture: SafeHTML {
        SafeHTML(
            markup: """
                <svg viewBox="0 0 24 24" aria-hidden="true">\
                <path class="\(name)" d="\(outline(12, 12, 9))"/></svg>
                """)
    }
}
