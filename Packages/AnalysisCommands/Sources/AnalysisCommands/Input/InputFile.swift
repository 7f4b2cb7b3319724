import Foundation
import PolisFiles

/// Why input could not be used, in words for the person at the terminal.
struct InputFailure: Error, Hashable, CustomStringConvertible {
    var description: String
}

/// A file that is read in pieces.
struct InputFile {
    let path: String

    /// The size in bytes, 0 when it cannot be told.
    var size: Int {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        return (attributes?[.size] as? Int) ?? 0
    }

    /// All rows of the file; a problem names the file, the line and the column.
    func rows<Row: CSVRow>(_ type: Row.Type, _ progress: Progress, each: (Row) -> Void) throws {
        var table = CSVTable<Row>()
        var count = 0
        func take(_ row: Row) throws(ParseFailure) {
            each(row)
            count += 1
            if count % 1_000_000 == 0 { progress.say("\(count) lines of \(path)") }
        }
        do {
            try pieces { piece throws(ParseFailure) in try table.read(piece, each: take) }
            try table.finish(each: take)
        } catch let failure as ParseFailure {
            throw InputFailure(description: "\(path), \(failure)")
        }
    }

    /// The first line of the file.
    func heading() throws -> String {
        let handle = try open()
        defer { try? handle.close() }
        let start = try handle.read(upToCount: 65_536) ?? Data()
        let line = start.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
        return String(decoding: line, as: UTF8.self)
    }

    private func pieces(_ body: (UnsafeBufferPointer<UInt8>) throws(ParseFailure) -> Void) throws {
        let handle = try open()
        defer { try? handle.close() }
        while let piece = try handle.read(upToCount: 1 << 20), !piece.isEmpty {
            try [UInt8](piece).withUnsafeBufferPointer { try body($0) }
        }
    }

    private func open() throws -> FileHandle {
        guard let handle = FileHandle(forReadingAtPath: path) else {
            throw InputFailure(description: "\(path) cannot be read: is the name right?")
        }
        return handle
    }
}
