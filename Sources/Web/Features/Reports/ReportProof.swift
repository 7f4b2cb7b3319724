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

    let code: String
    let software: String
    /// 64 digits, or nothing where answers were gone before dialogues were sealed.
    let seal: String
    /// The SHA-256 of tier A.
    let export: String
    /// The rounds of which a figure is shown, also those of statements that the page leaves out.
    let shown: String
    /// Name and digest of each part, in order.
    let parts: String
    let key: String
    let signature: String

    /// Where a page will have its proof.
    static let place = SafeHTML(markup: "\(start)\(end)")
    private static let start = "<div id=\"signature\" hidden"
    private static let end = "></div>"
    private static let marker = Data(" data-part=\"".utf8)

    // MARK: - Making

    /// Puts the proof into a page that has a ``place`` for it.
    static func sign(_ page: String, showing export: PublicExport, by keys: SigningKeys) throws -> String {
        guard let place = page.range(of: Self.place.description) else { return page }
        let parts = Self.parts(of: Data((page[..<place.lowerBound] + page[place.upperBound...]).utf8))
        let digest = SHA256.hash(data: try export.text()).hexadecimal
        var proof = ReportProof(
            code: export.dialogue.code, software: Software.version, seal: export.seal?.description ?? "",
            export: digest, shown: export.rounds.map { "\($0.statement.number)/\($0.round)" }.joined(separator: " "),
            parts: parts.map { "\($0.name):\($0.digest)" }.joined(separator: " "), key: keys.current, signature: "")
        proof = ReportProof(proof, signature: try keys.sign(proof.message).hexadecimal)
        return page.replacingCharacters(in: place, with: proof.markup)
    }

    private init(
        code: String, software: String, seal: String, export: String, shown: String, parts: String, key: String,
        signature: String
    ) {
        self.code = code
        self.software = software
        self.seal = seal
        self.export = export
        self.shown = shown
        self.parts = parts
        self.key = key
        self.signature = signature
    }

    private init(_ other: ReportProof, signature: String) {
        self.init(
            code: other.code, software: other.software, seal: other.seal, export: other.export, shown: other.shown,
            parts: other.parts, key: other.key, signature: signature)
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
        var values: [String] = []
        var rest = text.dropFirst(start.count)
        for name in names {
            let opening = " data-\(name)=\""
            guard rest.hasPrefix(opening), let quote = rest.dropFirst(opening.count).firstIndex(of: "\"") else {
                return nil
            }
            values.append(String(rest[rest.index(rest.startIndex, offsetBy: opening.count)..<quote]))
            rest = rest[rest.index(after: quote)...]
        }
        let proof = ReportProof(
            code: values[0], software: values[1], seal: values[2], export: values[3], shown: values[4],
            parts: values[5], key: values[6], signature: values[7])
        guard proof.markup.utf8.elementsEqual(text.utf8) else { return nil }
        return (proof, page[..<begin.lowerBound] + page[close.upperBound...])
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
        guard let key = [UInt8](hexadecimal: key), let signature = [UInt8](hexadecimal: signature) else { return false }
        return SigningKeys.isValid(signature, of: message, by: key)
    }

    /// The rounds of which a figure is shown.
    var rounds: Set<RoundKey> {
        Set(
            shown.split(separator: " ").compactMap { text in
                let numbers = text.split(separator: "/")
                guard numbers.count == 2, let statement = Int64(numbers[0]), let round = Int(numbers[1]) else {
                    return nil
                }
                return RoundKey(statement: ID(statement), round: round)
            })
    }

    // MARK: - Text

    private static let names = ["code", "software", "seal", "export", "shown", "parts", "key", "signature"]

    /// What is signed: a line per value.
    private var message: [UInt8] {
        let values = [code, software, seal, export, shown, parts]
        let lines = zip(Self.names, values).map { "\($0) \($1)\n" }.joined()
        return Array("krachtveld report 1\n\(lines)".utf8)
    }

    private var markup: String {
        let values = [code, software, seal, export, shown, parts, key, signature]
        let attributes = zip(Self.names, values).map { " data-\($0)=\"\($1)\"" }.joined()
        return "\(Self.start)\(attributes)\(Self.end)"
    }
}
