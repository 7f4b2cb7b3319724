import Crypto
import Disclosure
public import Domain
import Foundation

/// Holds a report against its open data: whether each is what was signed, and whether every figure on the page is what the
/// answers give.
public struct ReportCheck: Sendable {
    /// One thing that was looked at.
    public struct Result: Hashable, Sendable {
        public let isRight: Bool
        public let text: String
    }

    public private(set) var results: [Result] = []

    public var isRight: Bool { results.allSatisfy(\.isRight) }

    /// - Parameters:
    ///   - report: the page as it was saved.
    ///   - export: tier A or tier C.
    ///   - keys: what the organisation publishes; without it the key on the page itself is taken, which proves less.
    public init(report: [UInt8], export: [UInt8], keys: PublishedKeys?) {
        let page = Data(report)
        guard String(validating: report, as: UTF8.self) != nil, let (proof, rest) = ReportProof.read(page) else {
            wrong("report: it holds no proof of Krachtveld that can be read")
            return
        }
        check(proof, keys)
        let parts = ReportProof.parts(of: rest)
        compare(parts, with: proof)
        guard let open = openData(export, proof) else { return }
        compare(parts, proof, with: open)
    }

    private mutating func right(_ text: String) { results.append(Result(isRight: true, text: text)) }

    private mutating func wrong(_ text: String) { results.append(Result(isRight: false, text: text)) }

    // MARK: - Signature

    private mutating func check(_ proof: ReportProof, _ keys: PublishedKeys?) {
        if proof.isSigned {
            right("signature: made with the key \(proof.key), by Krachtveld \(proof.software)")
        } else {
            wrong("signature: it does not belong to the figures, the parts and the seal that the page names")
        }
        guard let keys else {
            right("key: not compared; ask for /.well-known/krachtveld-keys.json and give it with --keys")
            return
        }
        if let known = keys.keys.first(where: { $0.key == proof.key }) {
            right("key: published by the organisation, since \(known.since)\(known.until.map { " until \($0)" } ?? "")")
        } else {
            wrong("key: \(proof.key) is not among the published keys")
        }
    }

    private mutating func compare(_ parts: [ReportProof.Part], with proof: ReportProof) {
        let signed = proof.parts.split(separator: " ").map(String.init)
        let found = parts.map { "\($0.name):\($0.digest)" }
        guard signed != found else {
            right("report: all \(parts.count) parts of the page are what was signed")
            return
        }
        guard signed.count == found.count else {
            wrong("report: the page has \(found.count) parts and \(signed.count) were signed")
            return
        }
        for (part, (was, now)) in zip(parts, zip(signed, found)) where was != now {
            wrong("report, \(Self.place(part.name)): not what was signed")
        }
    }

    private static func place(_ part: String) -> String {
        if part.hasPrefix("s"), let id = Int(part.dropFirst()) { return "statement \(id)" }
        return "part \"\(part)\""
    }

    // MARK: - Open data

    /// The public figures: read from tier A, or made again from tier C.
    private mutating func openData(_ bytes: [UInt8], _ proof: ReportProof) -> PublicExport? {
        guard let tier = ExportTier(of: bytes) else {
            wrong("export: this is no export of Krachtveld")
            return nil
        }
        do {
            switch tier {
            case .figures: return try published(bytes, proof)
            case .complete: return try recounted(bytes, proof)
            case .rows:
                wrong("export: rows without layers cannot prove a report; give tier A or tier C")
                return nil
            }
        } catch {
            wrong("export: \(error)")
            return nil
        }
    }

    private mutating func published(_ bytes: [UInt8], _ proof: ReportProof) throws -> PublicExport {
        let open = try PublicExport(reading: bytes)
        if SHA256.hash(data: bytes).hexadecimal == proof.export {
            right("export: the public figures (tier A) are the ones that were signed")
        } else if try Self.isEarly(proof, open) {
            right("export: the public figures (tier A) are the ones that were signed, but for the groups")
            right("groups: the report was saved before they were found, and does not sign them")
        } else {
            wrong("export: these are not the public figures that were signed")
        }
        if (open.seal?.description ?? "") != proof.seal { wrong("export: the seal in it is another one") }
        return open
    }

    private mutating func recounted(_ bytes: [UInt8], _ proof: ReportProof) throws -> PublicExport {
        let complete = try CompleteExport(reading: bytes)
        if complete.seal.description == proof.seal {
            right("seal: the answers are the ones that were sealed at the end, \(proof.seal)")
        } else {
            wrong("export: the answers are not the ones that were sealed; their seal is \(complete.seal)")
        }
        let open = try complete.recounted(proof.rounds)
        let isEarly = try Self.isEarly(proof, open)
        if try isEarly || SHA256.hash(data: open.text()).hexadecimal == proof.export {
            let standing = complete.standing(proof.rounds)
            right("figures: all \(open.figures.count - standing), recounted from the answers, are the published ones")
            if standing > 0 {
                right("figures: \(standing) were released while people answered, and are taken as sealed")
            }
            if isEarly {
                right("groups: the report was saved before they were found; there are \(Self.words(open.groups))")
            } else if open.groups != nil {
                right("groups: \(Self.words(open.groups)), found again in the answers, as published")
            }
        } else {
            wrong("export: counted again, the answers do not give the figures that were signed")
        }
        return open
    }

    /// Whether a report was signed before the groups were found.
    private static func isEarly(_ proof: ReportProof, _ open: PublicExport) throws -> Bool {
        try open.groups != nil && SHA256.hash(data: open.withoutGroups.text()).hexadecimal == proof.export
    }

    private static func words(_ groups: PublicGroups?) -> String {
        guard let groups, !groups.groups.isEmpty else { return "no separate groups" }
        return "\(groups.groups.count) groups of \(groups.groups.map { "\($0.people)" }.joined(separator: ", ")) people"
    }

    // MARK: - Words

    /// Whether the page says of each statement what its figures say.
    private mutating func compare(_ parts: [ReportProof.Part], _ proof: ReportProof, with open: PublicExport) {
        let before = results.count
        if open.dialogue.code != proof.code { wrong("export: it is of another dialogue, \(open.dialogue.code)") }
        let pages = Dictionary(parts.map { ($0.name, $0.bytes) }, uniquingKeysWith: { first, _ in first })
        let language = parts.first?.bytes.range(of: Data("<html lang=\"nl\"".utf8)) == nil ? Language.english : .dutch
        let printed = PrintedFigures(open, language)
        var compared = 0
        // A statement that editors left out has no part, and none was signed.
        let signed = Set(proof.parts.split(separator: " ").map { String($0.prefix { $0 != ":" }) })
        for statement in open.statements {
            let name = ReportProof.name(of: ID(statement.id))
            guard let page = pages[name] else {
                if signed.contains(name) { wrong("report: statement \(statement.id) is missing") }
                continue
            }
            for (place, words) in printed.pieces(of: statement) where page.range(of: Data(words.utf8)) == nil {
                wrong("report, statement \(statement.id): \(place) is not what the export gives")
            }
            compared += 1
        }
        for (part, place, words) in printed.attendance
        where pages[part].map({ $0.range(of: Data(words.utf8)) == nil }) ?? false {
            wrong("report, part \"\(part)\": \(place) is not what the export gives")
        }
        if results.count == before {
            right("words: the text, sentences, tables and pictures of \(compared) statements say what the figures say")
        }
    }
}
