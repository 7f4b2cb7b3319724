import Foundation

// A figure that was shown is kept as it was shown: the report stays the same when the answers behind it are gone, and
// nothing that happens later can turn into a second figure.

extension PublicField {
    private struct Written: Codable {
        var answered: Int
        var missing: Int?
        var verdict: Verdict?
        var total: Counts?
        var layers: [WrittenLayer]?
    }

    private struct WrittenLayer: Codable {
        var index: Int?
        var name: String?
        var counts: Counts
        var places: [Int]
    }

    /// The figure as text, to be kept.
    public var released: String {
        get throws {
            var written = Written(answered: answered)
            switch shown {
            case .tooFew(let missing): written.missing = missing
            case .words(let verdict): written.verdict = verdict
            case .exact(let total, let layers):
                written.total = total
                written.layers = layers.map {
                    WrittenLayer(index: $0.index, name: $0.name, counts: $0.counts, places: $0.places)
                }
            }
            return String(decoding: try JSONEncoder().encode(written), as: UTF8.self)
        }
    }

    /// A figure that was shown before, from what ``released`` wrote.
    /// - Throws: `DecodingError` when the text is something else.
    public init(released text: String) throws {
        let written = try JSONDecoder().decode(Written.self, from: Data(text.utf8))
        let shown: Shown
        if let verdict = written.verdict {
            shown = .words(verdict)
        } else if let total = written.total {
            shown = .exact(
                total: total,
                layers: (written.layers ?? []).map {
                    Layer(index: $0.index, name: $0.name, counts: $0.counts, places: $0.places)
                })
        } else {
            shown = .tooFew(missing: written.missing ?? 0)
        }
        self.init(answered: written.answered, shown: shown)
    }
}

extension PublicAttendance {
    private struct Written: Codable {
        struct Row: Codable {
            var name: String?
            var count: Int
        }
        var total: Int
        var layers: [Row]
    }

    /// The figure as text, to be kept.
    public var released: String {
        get throws {
            let written = Written(total: total, layers: layers.map { .init(name: $0.name, count: $0.count) })
            return String(decoding: try JSONEncoder().encode(written), as: UTF8.self)
        }
    }

    /// A figure that was shown before, from what ``released`` wrote.
    /// - Throws: `DecodingError` when the text is something else.
    public init(released text: String) throws {
        let written = try JSONDecoder().decode(Written.self, from: Data(text.utf8))
        self.init(total: written.total, layers: written.layers.map { Row(name: $0.name, count: $0.count) })
    }
}
