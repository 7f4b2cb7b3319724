import Foundation
import PolisFiles

/// A comma-separated file that somebody named at the terminal.
struct InputFile {
    let path: String

    /// Calls `each` for every row, in file order.
    /// - Throws: ``CommandFailure`` that names the file, and line and column of what is wrong in it.
    func read<Row: CSVRow>(_ kind: Row.Type, each: (Row) throws(ParseFailure) -> Void) throws {
        let bytes: [UInt8]
        do {
            bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
        } catch {
            throw CommandFailure("\(path): the file cannot be read.")
        }
        do {
            try bytes.withUnsafeBufferPointer { (buffer) throws(ParseFailure) in
                var table = CSVTable<Row>()
                try table.read(buffer, each: each)
                try table.finish(each: each)
            }
        } catch {
            throw CommandFailure("\(path): \(error)")
        }
    }
}
