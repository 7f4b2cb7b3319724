/// What a circle keeps beside its members and its dialogues.
public struct CircleStores: Sendable {
    public var commitments: any Commitments
    public var outbox: any Outbox

    public init(commitments: any Commitments, outbox: any Outbox) {
        self.commitments = commitments
        self.outbox = outbox
    }
}
