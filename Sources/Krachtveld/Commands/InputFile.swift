import Foundation
import PolisFiles

/// A comma-separated file that somebody named at the terminal.
struct InputFile {
    let path: String

    /// Calls `each` for every row, in file order.
    /// - Throws: ``CommandFailure`` that names the file, and line and column of what is wrong in it.
    func read<Row: CSVRow>(_ kind: Row.Type, each: (Row) throws(ParseFailure) -> Void) throws {
        let bytes: Data
        do {
            bytes = try Data(contentsOf: URL(fileURLWithPath: path), options: .mappedIfSafe)
        } catch {
            throw CommandFailure("\(path): the file cannot be read.")
        }
        do {
            try bytes.withUnsafeBytes { (raw: UnsafeRawBufferPointer) throws(ParseFailure) in
                try raw.withMemoryRebound(to: UInt8.self) { (buffer) throws(ParseFailure) in
                    var table = CSVTable<Row>()
                    try table.read(buffer, each: each)
                    try table.finish(each: each)
                }
            }
        } catch let failure as ParseFailure {
            throw CommandFailure("\(path): \(failure)")
        }
    }
}
