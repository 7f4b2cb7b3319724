import Foundation

/// Writes the one way in which an export can be written: JSON with its keys in alphabetical order, a line per row, whole
/// numbers only, UTF-8 in composed form (NFC), ending with a line feed.
struct CanonicalText {
    private(set) var bytes: [UInt8] = []
    private let encoder = JSONEncoder.canonical

    mutating func add(_ name: String, _ value: some Encodable) throws {
        begin(name)
        bytes += try encoder.encode(value)
    }

    /// - Parameter json: in canonical form already.
    mutating func add(_ name: String, json: String) {
        begin(name)
        bytes += Array(json.utf8)
    }

    /// - Parameter rows: each of them JSON already.
    mutating func addRows(_ name: String, _ rows: some Sequence<[UInt8]>) {
        begin(name)
        bytes.append(UInt8(ascii: "["))
        var separator = "\n"
        for row in rows {
            bytes += Array(separator.utf8)
            bytes += row
            separator = ",\n"
        }
        bytes += Array("\n]".utf8)
    }

    mutating func addRows(_ name: String, encoding rows: [some Encodable]) throws {
        addRows(name, try rows.map { Array(try encoder.encode($0)) })
    }

    func finished() -> [UInt8] { bytes + Array("}\n".utf8) }

    private mutating func begin(_ name: String) {
        bytes += Array((bytes.isEmpty ? "{\"\(name)\":" : ",\"\(name)\":").utf8)
    }
}
