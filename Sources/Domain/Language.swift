/// The languages that people read; Dutch first.
public enum Language: String, Hashable, Sendable, CaseIterable {
    case dutch = "nl"
    case english = "en"
}
