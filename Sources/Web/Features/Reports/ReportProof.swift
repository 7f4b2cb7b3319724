import Crypto
import Domain
import Foundation

/// What a report proves itself with, signed by the server that made it: the digest of each part of the page, of the open data
/// with its figures, and the seal of all answers. It stands in the page as attributes of one hidden element; everything
/// outside that element is in the digests.
public struct ReportProof: Hashable, Sendable {
    /// A piece of the page, from one `data-part` attribute to the next.
    struct Part: Hashable, Sendable {
        let name: String
        let bytes: Data

        var digest: String { SHA256.hash(data: bytes).hexadecimal }
    }

    /// How its attributes are written: 1 named no kind of page, no rows and only the rounds of tier A.
    private let format: Int
    private let values: [Name: String]

    /// The attributes, in order.
    private enum Name: String, CaseIterable {
        case page, code, software, seal, export, rows, shown, told, parts, key, signature

        static func all(in format: Int) -> [Name] {
            format == 1 ? allCases.filter { ![.page, .rows, .told].contains($0) } : allCases
        }
    }

    /// Which page it is.
    var page: PublishedPage.Kind? { format == 1 ? .report : PublishedPage.Kind(rawValue: self[.page]) }
    var code: String { self[.code] }
    var software: String { self[.software] }
    /// 64 digits, or nothing where answers were gone before dialogues were sealed.
    var seal: String { self[.seal] }
    /// The SHA-256 of tier A.
    var export: String { self[.export] }
    /// The SHA-256 of tier B; nothing where rows are not public.
    var rows: String { self[.rows] }
    /// Name and digest of each part, in order.
    var parts: String { self[.parts] }
    var key: String { self[.key] }

    private subscript(_ name: Name) -> String { values[name] ?? "" }

    /// Where a page will have its proof.
    static let place = SafeHTML(markup: "\(start)\(end)")
    private static let start = "<div id=\"signature\" hidden"
    private static let end = "></div>"
    private static let marker = Data(" data-part=\"".utf8)

    // MARK: - Making

    /// Puts the proof into a page that has a ``place`` for it.
    /// - Parameter told: the rounds that the page stands on; nil for all that tier A holds. A published page stays what it was
    ///   when a statement is hidden or shown again.
    static func sign(
        _ page: String, _ kind: PublishedPage.Kind = .report, showing export: PublicExport,
        standingOn told: Set<RoundKey>? = nil, by keys: SigningKeys
    ) throws -> String {
        guard let place = page.range(of: Self.place.description) else { return page }
        let parts = Self.parts(of: Data((page[..<place.lowerBound] + page[place.upperBound...]).utf8))
        var values: [Name: String] = [
            .page: kind.rawValue, .code: export.dialogue.code, .software: Software.version,
            .seal: export.seal?.description ?? "", .export: SHA256.hash(data: try export.text()).hexadecimal,
            .rows: export.rowsDigest?.hexadecimal ?? "", .shown: Self.text(export.rounds),
            .told: Self.text(told.map(Array.init) ?? export.rounds),
            .parts: parts.map { "\($0.name):\($0.digest)" }.joined(separator: " "), .key: keys.current,
        ]
        values[.signature] = try keys.sign(ReportProof(format: 2, values: values).message).hexadecimal
        return page.replacingCharacters(in: place, with: ReportProof(format: 2, values: values).markup)
    }

    private init(format: Int, values: [Name: String]) {
        self.format = format
        self.values = values
    }

    private static func text(_ rounds: [RoundKey]) -> String {
        rounds.sorted { ($0.statement, $0.round) < ($1.statement, $1.round) }
            .map { "\($0.statement.number)/\($0.round)" }.joined(separator: " ")
    }

    /// The part of the page that tells of a statement.
    static func name(of statement: ID<Statement>) -> String { "s\(statement.number)" }

    // MARK: - Reading

    /// The proof on a page, and the page without it; nil when there is no proof, or it is written in another way.
    static func read(_ page: Data) -> (proof: ReportProof, rest: Data)? {
        guard let begin = page.range(of: Data((start + " data-").utf8)),
            let close = page.range(of: Data(end.utf8), in: begin.upperBound..<page.endIndex),
            let text = String(data: page[begin.lowerBound..<close.upperBound], encoding: .utf8)
        else { return nil }
        let attributes = text.dropFirst(start.count)
        let format = attributes.hasPrefix(" data-page=") ? 2 : 1
        guard let values = values(attributes, of: Name.all(in: format)) else { return nil }
        let proof = ReportProof(format: format, values: values)
        guard proof.markup.utf8.elementsEqual(text.utf8) else { return nil }
        return (proof, page[..<begin.lowerBound] + page[close.upperBound...])
    }

    private static func values(_ attributes: Substring, of names: [Name]) -> [Name: String]? {
        var values: [Name: String] = [:]
        var rest = attributes
        for name in names {
            let opening = " data-\(name.rawValue)=\""
            guard rest.hasPrefix(opening) else { return nil }
            rest = rest.dropFirst(opening.count)
            guard let quote = rest.firstIndex(of: "\"") else { return nil }
            values[name] = String(rest[..<quote])
            rest = rest[rest.index(after: quote)...]
        }
        return values
    }

    /// Cuts a page at each `data-part` attribute; what stands before the first is called `start`.
    static func parts(of page: Data) -> [Part] {
        var parts: [Part] = []
        var (name, from) = ("start", page.startIndex)
        while let next = page.range(of: marker, in: min(from + 1, page.endIndex)..<page.endIndex) {
            parts.append(Part(name: name, bytes: page[from..<next.lowerBound]))
            from = next.lowerBound
            let rest = page[next.upperBound...]
            name = String(decoding: rest.prefix { $0 != UInt8(ascii: "\"") }.prefix(40), as: UTF8.self)
        }
        return parts + [Part(name: name, bytes: page[from...])]
    }

    var isSigned: Bool {
        guard let key = [UInt8](hexadecimal: key), let signature = [UInt8](hexadecimal: self[.signature]) else {
            return false
        }
        return SigningKeys.isValid(signature, of: message, by: key)
    }

    /// The rounds of which tier A held a figure when this was signed.
    var rounds: Set<RoundKey> { Self.rounds(self[.shown]) }

    /// The rounds that the page stands on, also those of statements that it leaves out.
    var told: Set<RoundKey> { format == 1 ? rounds : Self.rounds(self[.told]) }

    /// Whether a part was signed.
    func names(_ part: String) -> Bool { (" " + parts).contains(" \(part):") }

    private static func rounds(_ text: String) -> Set<RoundKey> {
        Set(
            text.split(separator: " ").compactMap { text in
                let numbers = text.split(separator: "/")
                guard numbers.count == 2, let statement = Int64(numbers[0]), let round = Int(numbers[1]) else {
                    return nil
                }
                return RoundKey(statement: ID(statement), round: round)
            })
    }

    // MARK: - Text

    /// What is signed: a line per value.
    private var message: [UInt8] {
        let lines = Name.all(in: format).dropLast(2).map { "\($0.rawValue) \(self[$0])\n" }.joined()
        return Array("krachtveld report \(format)\n\(lines)".utf8)
    }

    private var markup: String {
        let attributes = Name.all(in: format).map { " data-\($0.rawValue)=\"\(self[$0])\"" }.joined()
        return "\(Self.start)\(attributes)\(Self.end)"
    }
}
