import Domain
import Foundation

/// Why a command cannot do what was asked, in a sentence for the person at the terminal.
struct CommandFailure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

/// Output for programs and for people: results on standard output, everything else on standard error.
enum Terminal {
    static func say(_ line: String) { try? FileHandle.standardError.write(contentsOf: Data((line + "\n").utf8)) }

    static func write(_ text: String) throws { try FileHandle.standardOutput.write(contentsOf: Data(text.utf8)) }

    /// One line of JSON with its keys in alphabetical order.
    static func print(json value: some Encodable) throws {
        try write(String(decoding: try JSONEncoder.canonical.encode(value), as: UTF8.self) + "\n")
    }
}
