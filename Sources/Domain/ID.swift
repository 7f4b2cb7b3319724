/// The identity of one `Entity`; numbers of different entities cannot be mixed up.
public struct ID<Entity>: Hashable, Sendable, Comparable {
    public let number: Int64

    public init(_ number: Int64) { self.number = number }

    public static func < (left: Self, right: Self) -> Bool { left.number < right.number }
}
