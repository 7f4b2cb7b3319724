import Crypto
import Disclosure
public import Domain
import Foundation

/// Holds a report, or its slides, against its open data: whether each is what was signed, and whether every figure on the page
/// is what the answers give.
public struct ReportCheck: Sendable {
    /// One thing that was looked at.
    public struct Result: Hashable, Sendable {
        public enum Kind: Hashable, Sendable {
            case right, wrong
            /// Neither: what could not be looked at, or what the signature alone covers.
            case note
        }

        public let kind: Kind
        public let text: String
        public var isRight: Bool { kind != .wrong }
    }

    public internal(set) var results: [Result] = []

    public var isRight: Bool { results.allSatisfy(\.isRight) }

    /// - Parameters:
    ///   - report: the page as it was saved.
    ///   - exports: tier A, B or C, or several of them.
    ///   - keys: what the organisation publishes; without it the key on the page itself is taken, which proves less.
    public init(report: [UInt8], exports: [[UInt8]], keys: PublishedKeys?) {
        let page = Data(report)
        guard String(validating: report, as: UTF8.self) != nil, let (proof, rest) = ReportProof.read(page) else {
            wrong("report: it holds no proof of Krachtveld that can be read")
            return
        }
        guard proof.page == .report || proof.page == .slides else {
            wrong("report: it is signed as a page of another kind")
            return
        }
        check(proof, keys)
        let parts = ReportProof.parts(of: rest)
        compare(parts, with: proof)
        let data = exports.compactMap { read($0, proof) }
        compare(data)
        if let open = data.compactMap(\.open).last { compare(parts, proof, with: open) }
        if let rows = data.compactMap(\.rows).first { compare(parts, proof, with: rows) }
    }

    mutating func right(_ text: String) { results.append(Result(kind: .right, text: text)) }

    mutating func wrong(_ text: String) { results.append(Result(kind: .wrong, text: text)) }

    mutating func note(_ text: String) { results.append(Result(kind: .note, text: text)) }

    // MARK: - Signature

    private mutating func check(_ proof: ReportProof, _ keys: PublishedKeys?) {
        if proof.isSigned {
            right("signature: made with the key \(proof.key), by Krachtveld \(proof.software)")
        } else {
            wrong("signature: it does not belong to the figures, the parts and the seal that the page names")
        }
        guard let keys else {
            note("key: not compared; ask for /.well-known/krachtveld-keys.json and give it with --keys")
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

    static func place(_ part: String) -> String {
        if part.hasPrefix("s"), let id = Int(part.dropFirst()) { return "statement \(id)" }
        return "part \"\(part)\""
    }
}
