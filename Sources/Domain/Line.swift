import Foundation

/// What is wrong with something that a person filled in. Pages say it in the reader's language.
public enum InputProblem: Error, Hashable, Sendable {
    case empty
    case tooLong(limit: Int)
    case forbiddenCharacters
    case question
    case tooFew(minimum: Int)
    case tooMany(maximum: Int)
    case twice(String)
    case unknownLayer
    case unknownAccelerator
    case notAnAddress
    /// Not a day from today on, within two years.
    case notADay
    case notAMonth
    case notALink
    /// A quote of somebody who did not agree to it.
    case noConsent
}

/// One line of text that people see: trimmed, composed (NFC), without control characters or bidirectional overrides.
public struct Line: Hashable, Sendable, CustomStringConvertible {
    public let text: String
    public var description: String { text }

    /// - Parameters:
    ///   - limit: the largest number of characters as people count them; bytes are limited to eight times as many, so that
    ///     stacked combining marks cannot make a short line heavy.
    public init(_ raw: String, limit: Int = 140) throws(InputProblem) {
        let text = try cleaned(raw, limit: limit, keepsLineBreaks: false)
        guard !text.isEmpty else { throw .empty }
        self.text = text
    }
}

/// Text of more than one line that people see; may be empty. Cleaned as ``Line``, but keeps its line breaks.
public struct Paragraph: Hashable, Sendable, CustomStringConvertible {
    public let text: String
    public var description: String { text }
    public var isEmpty: Bool { text.isEmpty }

    public init(_ raw: String, limit: Int = 1_000) throws(InputProblem) {
        text = try cleaned(raw, limit: limit, keepsLineBreaks: true)
    }

    private init() { text = "" }
    public static let none = Paragraph()
}

private func cleaned(_ raw: String, limit: Int, keepsLineBreaks: Bool) throws(InputProblem) -> String {
    guard raw.utf8.count <= limit * 8 else { throw .tooLong(limit: limit) }
    var scalars = String.UnicodeScalarView()
    for scalar in raw.precomposedStringWithCanonicalMapping.unicodeScalars {
        switch scalar.value {
        case 0x0A where keepsLineBreaks: scalars.append(scalar)
        case 0x09, 0x0A: scalars.append(" ")
        case 0x0D: continue
        case 0x00...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069, 0xFFF9...0xFFFB, 0xE0000...0xE007F:
            throw .forbiddenCharacters
        default: scalars.append(scalar)
        }
    }
    let text = String(scalars).trimmingCharacters(in: .whitespacesAndNewlines)
    guard text.count <= limit else { throw .tooLong(limit: limit) }
    return text
}
