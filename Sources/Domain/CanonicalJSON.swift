public import Foundation

extension JSONEncoder {
    /// How JSON is written everywhere: keys in alphabetical order, so that the same value is the same bytes.
    public static var canonical: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }
}
