import ArgumentParser
import Domain
import Foundation
import Storage

/// The data folder of commands that work beside the server.
struct DataOptions: ParsableArguments {
    @Option(help: "The folder with the databases (KRACHTVELD_DATA).")
    var data = ServerOptions.environment("DATA") ?? "data"

    func existingFolder() throws -> DataFolder { try .existing(at: data) }
}

extension DataFolder {
    /// Opens a folder that must be there already: a typing mistake must not make an empty one.
    static func existing(at path: String) throws -> DataFolder {
        guard FileManager.default.fileExists(atPath: path + "/circles.sqlite") else {
            throw CommandFailure("There is no Krachtveld data in \(path).")
        }
        return try DataFolder(path: path)
    }

    /// The rooms of a command that nobody looks at live.
    var quietRooms: Rooms { Rooms(stores: rooms, patience: .seconds(3600)) { _, _ in } }
}

extension Code {
    /// Reads a code that somebody typed at the terminal.
    static func typed(_ text: String) throws -> Code {
        guard let code = Code(text) else {
            throw ValidationError(
                "\(text) is not a join code: six of the characters \(String(decoding: alphabet, as: UTF8.self)).")
        }
        return code
    }
}
