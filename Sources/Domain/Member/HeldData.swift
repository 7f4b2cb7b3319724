public import Foundation

/// Everything that a circle holds about one of its members.
public struct HeldData: Hashable, Sendable {
    public struct SignIn: Hashable, Sendable {
        public let expires: Date
        public let isUsed: Bool

        public init(expires: Date, isUsed: Bool) {
            self.expires = expires
            self.isUsed = isUsed
        }
    }

    /// A promise with a reminder to this address.
    public struct Reminder: Hashable, Sendable {
        public let commitment: ID<Commitment>
        public let what: Line
        public let due: Day
        public let name: Line?

        public init(commitment: ID<Commitment>, what: Line, due: Day, name: Line?) {
            self.commitment = commitment
            self.what = what
            self.due = due
            self.name = name
        }
    }

    /// A version of a part of a case that carries this person's name.
    public struct Version: Hashable, Sendable {
        public let study: ID<CaseStudy>
        public let part: ID<CasePart>
        public let version: Int
        public let moment: Date

        public init(study: ID<CaseStudy>, part: ID<CasePart>, version: Int, moment: Date) {
            self.study = study
            self.part = part
            self.version = version
            self.moment = moment
        }
    }

    /// A text in a report, or its publication, under this person's name.
    public struct ReportText: Hashable, Sendable {
        public let dialogue: Code
        public let moment: Date

        public init(dialogue: Code, moment: Date) {
            self.dialogue = dialogue
            self.moment = moment
        }
    }

    /// A version of the words of a pattern under this person's name.
    public struct PatternText: Hashable, Sendable {
        public let pattern: ID<Pattern>
        public let version: Int
        public let moment: Date

        public init(pattern: ID<Pattern>, version: Int, moment: Date) {
            self.pattern = pattern
            self.version = version
            self.moment = moment
        }
    }

    /// That this person said to which pattern a force belongs, or that it is none.
    public struct ForceChoice: Hashable, Sendable {
        public let force: CaseForce
        public let moment: Date

        public init(force: CaseForce, moment: Date) {
            self.force = force
            self.moment = moment
        }
    }

    /// That this person made the complete file of a dialogue for an auditor.
    public struct MadeFile: Hashable, Sendable {
        public let dialogue: Code
        public let day: Day

        public init(dialogue: Code, day: Day) {
            self.dialogue = dialogue
            self.day = day
        }
    }

    public struct Mail: Hashable, Sendable {
        public enum About: String, Hashable, Sendable, CaseIterable { case signIn, invitation, reminder }
        public let about: About
        public let state: OutgoingMail.State
        public let answered: Date?

        public init(about: About, state: OutgoingMail.State, answered: Date?) {
            self.about = about
            self.state = state
            self.answered = answered
        }
    }

    /// When each session ends.
    public var sessions: [Date] = []
    public var signInLinks: [SignIn] = []
    public var invitations: [Invitation] = []
    public var reminders: [Reminder] = []
    public var versions: [Version] = []
    public var reportTexts: [ReportText] = []
    /// Versions of role pictures.
    public var roleTexts: [ReportText] = []
    public var patternTexts: [PatternText] = []
    /// Versions of patterns that say that this address raised them.
    public var raised: [PatternText] = []
    public var forceChoices: [ForceChoice] = []
    public var auditFiles: [MadeFile] = []
    public var mails: [Mail] = []

    public init() {}
}

/// What the operator's command forgot.
public struct Forgotten: Hashable, Sendable {
    public let memberships: Int
    public let reminders: Int
    public let invitations: Int
    /// Circles that have no secretary any more.
    public let withoutSecretary: [Circle]

    public init(memberships: Int, reminders: Int, invitations: Int, withoutSecretary: [Circle]) {
        self.memberships = memberships
        self.reminders = reminders
        self.invitations = invitations
        self.withoutSecretary = withoutSecretary
    }
}

/// What is held about a person, and forgetting it (AVG articles 15, 17 and 20).
public protocol People: Sendable {
    func held(about member: Member, at now: Date) async throws -> HeldData
    /// Ends the membership, and with it every session, link, invitation, reminder and mail of this address in this circle. What
    /// the person made stays, without a name. Afterwards no byte of the address is left in the files.
    /// - Throws: ``MembersError/lastSecretary``.
    func forget(_ member: ID<Member>, of circle: ID<Circle>) async throws
    /// The same in every circle, also for somebody who is the last secretary or no member at all; for the operator.
    func forgetEverywhere(_ email: EmailAddress) async throws -> Forgotten
}
