import Foundation

/// Says on the error output how far long work is, so that the output itself stays clean.
struct Progress: Sendable {
    private let start = ContinuousClock.now
    private let speaks: Bool

    /// Speaks only about input of at least this many bytes.
    static let longInput = 20_000_000

    /// - Parameter bytes: the size of the input.
    init(bytes: Int) { speaks = bytes >= Progress.longInput }

    /// One line with the seconds so far.
    func say(_ what: @autoclosure () -> String) {
        guard speaks else { return }
        let seconds = (ContinuousClock.now - start).components
        let tenths = seconds.seconds * 10 + seconds.attoseconds / 100_000_000_000_000_000
        FileHandle.standardError.write(Data("[\(tenths / 10).\(tenths % 10) s] \(what())\n".utf8))
    }
}
