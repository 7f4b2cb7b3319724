/// Where promises are kept, apart from participants and positions.
public protocol Commitments: Sendable {
    /// Keeps a promise. Whoever sends the same one again under its secret makes no second one.
    /// - Returns: false when another promise stands under this secret already; nothing is kept then.
    @discardableResult
    func make(_ promise: Promise, for place: PromisePlace, secret: Digest, promiser: Promiser?) async throws -> Bool
    /// The promises of a circle, the earliest day first.
    func commitments(of circle: ID<Circle>) async throws -> [Reminded]
    /// The promises made in a dialogue that may stand in its report, the earliest day first.
    func publicPromises(of dialogue: ID<Dialogue>) async throws -> [Promise]
    /// The same with their ids, for whoever decides what stands on the screen.
    func shown(in dialogue: ID<Dialogue>) async throws -> [ShownPromise]
    /// Takes it off the screen and out of the report; the circle keeps it.
    func withhold(_ id: ID<Commitment>, of circle: ID<Circle>) async throws
    func commitment(_ id: ID<Commitment>, of circle: ID<Circle>) async throws -> Commitment?
    /// The promise that a secret link opens.
    func opened(by secret: Digest) async throws -> Opened?
    /// Says what became of it; false when somebody said so before. Of many at once one wins.
    func answer(_ outcome: Commitment.Outcome, by secret: Digest) async throws -> Bool
    /// Adds why, once, after the answer.
    func explain(_ explanation: Paragraph, by secret: Digest) async throws
    /// Forgets who wanted the reminder.
    func forgetPromiser(by secret: Digest) async throws
    func erase(by secret: Digest) async throws
    func remove(_ id: ID<Commitment>, from circle: ID<Circle>) async throws
    /// Forgets everybody whose promise was due longer ago than its dialogue keeps names and addresses, or the circle where it was
    /// made outside one.
    /// - Returns: how many they were.
    func forgetPromisers(of circle: Circle, today: Day) async throws -> Int
}

/// A promise that everybody may see.
public struct ShownPromise: Hashable, Sendable {
    public let id: ID<Commitment>
    public let promise: Promise

    public init(id: ID<Commitment>, promise: Promise) {
        self.id = id
        self.promise = promise
    }
}

/// Where a promise is made.
public struct PromisePlace: Hashable, Sendable {
    public let circle: ID<Circle>
    public let dialogue: ID<Dialogue>?

    public init(circle: ID<Circle>, dialogue: ID<Dialogue>?) {
        self.circle = circle
        self.dialogue = dialogue
    }
}

/// A promise as whoever holds its link sees it.
public struct Opened: Hashable, Sendable {
    public let commitment: Commitment
    /// Whether a name and an address are kept.
    public let isReminded: Bool

    public init(commitment: Commitment, isReminded: Bool) {
        self.commitment = commitment
        self.isReminded = isReminded
    }
}

/// A promise as its circle sees it, with what happened to the reminder.
public struct Reminded: Hashable, Sendable {
    public let commitment: Commitment
    /// nil when nobody asked for a reminder, or it is not its day yet.
    public let mail: OutgoingMail.State?

    public init(commitment: Commitment, mail: OutgoingMail.State?) {
        self.commitment = commitment
        self.mail = mail
    }
}
