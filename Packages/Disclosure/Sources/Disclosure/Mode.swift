/// What a dialogue promises about its answers, chosen before the first participant joins.
public enum Mode: String, Hashable, Sendable, Codable, CaseIterable {
    /// The room total in three words, from five answers on; nothing per layer.
    case protected
    /// The floor of the room is open: everybody sees how many people of which layer stand where. No names.
    case open
}
