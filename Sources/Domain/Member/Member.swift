/// Someone who belongs to a circle and signs in.
public struct Member: Hashable, Sendable {
    /// Each role may do what the ones below it may.
    public enum Role: String, Hashable, Sendable, CaseIterable, Comparable {
        /// Sees what the circle made.
        case member
        /// Makes and runs dialogues.
        case facilitator
        /// "Krachtteam": analyses cases and writes lessons.
        case coreTeam = "core_team"
        /// Owns the circle, and decides who else belongs to it.
        case secretary

        private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }

        public static func < (left: Role, right: Role) -> Bool { left.rank < right.rank }
    }

    public let id: ID<Member>
    public let circle: ID<Circle>
    public var email: EmailAddress
    public var role: Role

    public init(id: ID<Member>, circle: ID<Circle>, email: EmailAddress, role: Role) {
        self.id = id
        self.circle = circle
        self.email = email
        self.role = role
    }
}

/// An e-mail address, in lower case; only its shape is checked.
public struct EmailAddress: Hashable, Sendable, CustomStringConvertible {
    public let text: String
    public var description: String { text }

    public init(_ raw: String) throws(InputProblem) {
        let line = try Line(raw, limit: 254).text.lowercased()
        let parts = line.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, parts[1].contains("."), !parts[1].hasPrefix("."),
            !parts[1].hasSuffix("."),
            line.allSatisfy({ $0.isASCII && !$0.isWhitespace && !"<>()[],;:\\\"".contains($0) })
        else { throw .notAnAddress }
        text = line
    }
}
