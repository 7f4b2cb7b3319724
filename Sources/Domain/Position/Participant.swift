/// Someone who takes position: a random token and, if they wished, a layer. Nothing else is known of them.
public struct Participant: Hashable, Sendable {
    public let id: ID<Participant>
    public let dialogue: ID<Dialogue>
    public let layer: ID<Layer>?

    public init(id: ID<Participant>, dialogue: ID<Dialogue>, layer: ID<Layer>?) {
        self.id = id
        self.dialogue = dialogue
        self.layer = layer
    }
}

/// Who takes part in dialogues.
public protocol Participants: Sendable {
    /// Adds a participant; nil when somebody in this dialogue already has these words.
    func join(_ new: NewParticipant) async throws -> Participant?
    func participant(_ token: Digest) async throws -> Participant?
    /// Gives the participant with these words a second token.
    func comeBack(to dialogue: ID<Dialogue>, words: Digest, token: Digest) async throws -> Participant?
    /// The digest of a participant's words; nil when there is no such participant.
    func words(of participant: ID<Participant>) async throws -> Digest?
    /// How many take part, per layer.
    func attendance(of dialogue: ID<Dialogue>) async throws -> [(layer: ID<Layer>?, count: Int)]
    /// Takes every participant of a dialogue away, with all that they answered.
    func wipe(_ dialogue: ID<Dialogue>) async throws
}

public struct NewParticipant: Sendable {
    public var dialogue: ID<Dialogue>
    public var layer: ID<Layer>?
    public var token: Digest
    public var words: Digest

    public init(dialogue: ID<Dialogue>, layer: ID<Layer>?, token: Digest, words: Digest) {
        self.dialogue = dialogue
        self.layer = layer
        self.token = token
        self.words = words
    }
}
