/// Nothing can be stored or read at the moment: the disk is full or fails, or somebody else holds the file. Nothing was kept.
public struct StoreUnavailable: Error, Hashable, Sendable, CustomStringConvertible {
    /// What the storage said, for the operator.
    public let description: String

    public init(_ description: String) { self.description = description }
}
