/// Somebody of a conversation that was held elsewhere: where they stood in the first round. Nobody can act for them here.
public struct RecordedPerson: Hashable, Sendable {
    public struct Answer: Hashable, Sendable {
        public let statement: ID<Statement>
        public let stance: Stance

        public init(statement: ID<Statement>, stance: Stance) {
            self.statement = statement
            self.stance = stance
        }
    }

    public let answers: [Answer]
    /// nil where the conversation did not know layers.
    public let layer: ID<Layer>?

    public init(answers: [Answer], layer: ID<Layer>? = nil) {
        self.answers = answers
        self.layer = layer
    }
}

/// Where recorded conversations are written.
public protocol RecordedPeople: Sendable {
    /// Adds participants with their positions, all of them or none. They have no token and no words that anybody knows.
    func load(_ people: [RecordedPerson], into dialogue: ID<Dialogue>) async throws
}
