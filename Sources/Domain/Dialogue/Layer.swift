/// A layer of government, or another belonging that participants declare. A circle defines its own set.
public struct Layer: Hashable, Sendable {
    public let id: ID<Layer>
    public var name: Line

    public init(id: ID<Layer>, name: Line) {
        self.id = id
        self.name = name
    }
}

/// The theme under which statements are gathered.
public struct Accelerator: Hashable, Sendable {
    public let id: ID<Accelerator>
    public var name: Line

    public init(id: ID<Accelerator>, name: Line) {
        self.id = id
        self.name = name
    }
}

/// Something that was said: a note of the facilitator, or a quote from the room.
public struct Note: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, CaseIterable { case note, quote }

    public let id: ID<Note>
    public let statement: ID<Statement>?
    public let kind: Kind
    public let text: Line

    public init(id: ID<Note>, statement: ID<Statement>?, kind: Kind, text: Line) {
        self.id = id
        self.statement = statement
        self.kind = kind
        self.text = text
    }
}
