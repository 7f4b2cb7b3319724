import Foundation

/// A field in a file of comma-separated values.
public enum CSVText {
    /// As it is, quoted where RFC 4180 asks for it: for programs.
    public static func raw(_ text: String, separator: Character = ",") -> String {
        guard text.contains(where: { $0 == separator || $0 == "\"" || $0.isNewline }) else { return text }
        return "\"" + text.replacingOccurrences(of: "\"", with: "\"\"") + "\""
    }

    /// For a spreadsheet: text that it would run as a formula gets an apostrophe in front.
    public static func forPeople(_ text: String, separator: Character = ",") -> String {
        let isFormula = text.unicodeScalars.first.map { "=+-@\t\r".unicodeScalars.contains($0) } ?? false
        return raw(isFormula ? "'" + text : text, separator: separator)
    }
}
