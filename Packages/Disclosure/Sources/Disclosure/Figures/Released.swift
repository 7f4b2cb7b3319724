import Foundation

// A figure that was shown is kept as it was shown: the report stays the same when the answers behind it are gone, and
// nothing that happens later can turn into a second figure.

extension PublicField {
    private struct Written: Codable {
        var number: Int?
        var answered: Int
        var missing: Int?
        /// What is told of the room.
        var verdict: String?
        var told: [WrittenFinding]?
        var total: WrittenCounts?
        var layers: [WrittenLayer]?
        var moves: [WrittenMoves]?
    }

    private struct WrittenFinding: Codable {
        var name: String
        var finding: String?
    }

    private struct WrittenLayer: Codable {
        var index: Int?
        var name: String?
        var counts: WrittenCounts
        var places: [Int]
    }

    private struct WrittenCounts: Codable {
        var agree: Int
        var middle: Int
        var disagree: Int
        var pass: Int

        init(_ counts: Counts) {
            (agree, middle, disagree, pass) = (counts.agree, counts.middle, counts.disagree, counts.pass)
        }

        var counts: Counts { Counts(agree: agree, middle: middle, disagree: disagree, pass: pass) }
    }

    /// The figure as text, to be kept. The same figure gives the same text.
    public var released: String {
        get throws {
            var written = Written(number: number == 1 ? nil : number, answered: answered)
            switch shown {
            case .tooFew(let missing): written.missing = missing
            case .room(let finding): written.verdict = finding.code
            case .layers(let told):
                written.told = told.map { WrittenFinding(name: $0.name, finding: $0.finding?.code) }
            case .exact(let total, let layers):
                written.total = WrittenCounts(total)
                written.layers = layers.map {
                    WrittenLayer(index: $0.index, name: $0.name, counts: WrittenCounts($0.counts), places: $0.places)
                }
            }
            written.moves = moves?.layers.map(WrittenMoves.init)
            return String(decoding: try JSONEncoder.canonical.encode(written), as: UTF8.self)
        }
    }

    /// A figure that was shown before, from what ``released`` wrote. For the store of releases, and nothing else:
    /// `script/check` holds every other target away from it.
    /// - Throws: `DecodingError` when the text is something else.
    public init(released text: String) throws {
        let written = try JSONDecoder().decode(Written.self, from: Data(text.utf8))
        let shown: Shown
        if let code = written.verdict {
            guard let finding = Finding(code: code) else { throw Self.damaged(code) }
            shown = .room(finding)
        } else if let told = written.told {
            shown = .layers(
                try told.enumerated().map { index, layer in
                    let finding = layer.finding.flatMap(Finding.init(code:))
                    if let code = layer.finding, finding == nil { throw Self.damaged(code) }
                    return LayerFinding(index: index, name: layer.name, finding: finding)
                })
        } else if let total = written.total {
            shown = .exact(
                total: total.counts,
                layers: (written.layers ?? []).map {
                    Layer(index: $0.index, name: $0.name, counts: $0.counts.counts, places: $0.places)
                })
        } else {
            shown = .tooFew(missing: written.missing ?? 0)
        }
        let moves = try written.moves.map { Moves(layers: try $0.map { try $0.layer }) }
        self = try PublicField(number: written.number ?? 1, answered: written.answered, shown: shown, moves: moves)
            .checked()
    }

    private static func damaged(_ code: String) -> DecodingError {
        .dataCorrupted(.init(codingPath: [], debugDescription: "\(code) is no finding"))
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
            return String(decoding: try JSONEncoder.canonical.encode(written), as: UTF8.self)
        }
    }

    /// A figure that was shown before, from what ``released`` wrote. For the store of releases, and nothing else.
    /// - Throws: `DecodingError` when the text is something else.
    public init(released text: String) throws {
        let written = try JSONDecoder().decode(Written.self, from: Data(text.utf8))
        let rows = written.layers.map { Row(name: $0.name, count: $0.count) }
        self = try PublicAttendance(total: written.total, layers: rows).checked()
    }
}

extension JSONEncoder {
    static var canonical: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }
}
