/// What a dialogue promises about its answers, chosen before the first participant joins.
public enum Mode: String, Hashable, Sendable, Codable, CaseIterable {
    /// Words instead of counts, never both of a layer and of the room. See ``Scope``.
    case protected
    /// The floor of the room is open: everybody sees how many people of which layer stand where. No names.
    case open
}

/// Of whom a protected dialogue tells. Never both: the room minus the other layers would be what one layer answered.
public enum Scope: String, Hashable, Sendable, Codable, CaseIterable {
    /// The room as a whole.
    case room
    /// Every layer by itself.
    case layers
}
