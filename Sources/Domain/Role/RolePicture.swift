public import Foundation

/// What each layer says of itself after a dialogue: "this is our role, this we need, this we offer". Drafted by rules, edited by
/// people; every sentence knows where it came from, and a number never stands in it: figures are laid beside it when it is shown.
public struct RolePicture: Hashable, Sendable {
    public enum Part: String, Hashable, Sendable, CaseIterable {
        case role, need, offer
    }

    /// Where a sentence came from.
    public enum Source: Hashable, Sendable {
        case statement(ID<Statement>)
        /// A promise: its own words are shown, so that a promise that is taken back is gone here too.
        case commitment(ID<Commitment>)
        case quote(ID<Note>)
        /// Written by hand.
        case people
    }

    public struct Said: Hashable, Sendable {
        public static let longest = 300

        public let layer: ID<Layer>
        public let part: Part
        public let source: Source
        /// nil: the words of the source.
        public let words: Line?

        public init(layer: ID<Layer>, part: Part, source: Source, words: Line? = nil) {
            self.layer = layer
            self.part = part
            self.source = source
            self.words = words
        }
    }

    public var said: [Said]

    public init(_ said: [Said]) { self.said = said }

    public func said(by layer: ID<Layer>, in part: Part) -> [Said] {
        said.filter { $0.layer == layer && $0.part == part }
    }
}

extension RolePicture.Source {
    /// How it is kept and how a form names it: `statement-3`, `commitment-9`, `quote-2`, `people`.
    public var name: String {
        switch self {
        case .statement(let id): "statement-\(id.number)"
        case .commitment(let id): "commitment-\(id.number)"
        case .quote(let id): "quote-\(id.number)"
        case .people: "people"
        }
    }

    public init?(_ name: String) {
        let parts = name.split(separator: "-", maxSplits: 1)
        let number = parts.count == 2 ? Int64(parts[1]).flatMap { $0 > 0 ? $0 : nil } : nil
        switch (parts.first, number) {
        case ("people", nil) where name == "people": self = .people
        case ("statement", let number?): self = .statement(ID(number))
        case ("commitment", let number?): self = .commitment(ID(number))
        case ("quote", let number?): self = .quote(ID(number))
        default: return nil
        }
    }
}

/// One version of a role picture; none is ever changed.
public struct RoleVersion: Hashable, Sendable {
    public let number: Int
    public let picture: RolePicture
    /// nil for somebody who left the circle.
    public let author: EmailAddress?
    public let moment: Date

    public init(number: Int, picture: RolePicture, author: EmailAddress?, moment: Date) {
        self.number = number
        self.picture = picture
        self.author = author
        self.moment = moment
    }
}

/// Where role pictures are kept.
public protocol RolePictures: Sendable {
    /// Every version, the latest first.
    func versions(of dialogue: ID<Dialogue>) async throws -> [RoleVersion]
    /// Adds a version; false when that number is there already, because somebody else was faster.
    func save(
        _ picture: RolePicture, as number: Int, of dialogue: ID<Dialogue>, by author: CaseAuthor
    ) async throws -> Bool
}
