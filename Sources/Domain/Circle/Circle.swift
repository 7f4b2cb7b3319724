/// A learning circle or participation table: the owner of members and dialogues.
public struct Circle: Hashable, Sendable {
    public let id: ID<Circle>
    public var name: Line

    public init(id: ID<Circle>, name: Line) {
        self.id = id
        self.name = name
    }
}
