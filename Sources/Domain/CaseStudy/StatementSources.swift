/// Where statements come from: the force of a case that one was drafted from, and back.
public protocol StatementSources: Sendable {
    /// Remembers that a statement was drafted from a force.
    func remember(_ statement: ID<Statement>, of dialogue: ID<Dialogue>, from source: CaseForce) async throws
    /// The forces behind the statements of a dialogue.
    func sources(of dialogue: ID<Dialogue>) async throws -> [ID<Statement>: CaseForce]
    /// The statements that were drafted from the forces of a case.
    func statements(from study: ID<CaseStudy>) async throws -> [DraftedStatement]
}

/// A force of a case.
public struct CaseForce: Hashable, Sendable {
    public let study: ID<CaseStudy>
    public let force: ID<CasePart>

    public init(study: ID<CaseStudy>, force: ID<CasePart>) {
        self.study = study
        self.force = force
    }
}

/// A statement that was drafted from a force.
public struct DraftedStatement: Hashable, Sendable {
    public let force: ID<CasePart>
    public let dialogue: Code
    public let statement: ID<Statement>

    public init(force: ID<CasePart>, dialogue: Code, statement: ID<Statement>) {
        self.force = force
        self.dialogue = dialogue
        self.statement = statement
    }
}

extension Dialogue {
    /// How many statements stand under an accelerator in a direction; nil asks for those without.
    public func covered(_ accelerator: ID<Accelerator>?, _ direction: Statement.Direction?) -> Int {
        agenda.count { $0.accelerator == accelerator && $0.direction == direction }
    }
}
