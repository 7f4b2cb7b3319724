import AnyInput
import Foundation
import OpinionAnalysis
import Testing

@Suite struct AnyInputTests {
    private static let corpus = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Fuzz/Corpus").standardizedFileURL

    private static func inputs() throws -> [URL] {
        try FileManager.default.contentsOfDirectory(at: corpus, includingPropertiesForKeys: nil)
            .sorted { $0.lastPathComponent < $1.lastPathComponent }
    }

    @Test func `no input of the fuzz corpus traps or breaks a claim`() throws {
        let inputs = try AnyInputTests.inputs()
        #expect(inputs.count >= 20)
        for input in inputs {
            let broken = trial(Array(try Data(contentsOf: input)))
            #expect(broken.isEmpty, "\(input.lastPathComponent): \(broken)")
        }
    }

    @Test func `the start of every input is an input too`() throws {
        for input in try AnyInputTests.inputs() {
            let bytes = Array(try Data(contentsOf: input))
            // Whole fields (8 and 9) take long in a debug build: their half will do.
            let whole = bytes.first == 8 || bytes.first == 9
            for length in stride(from: 0, to: bytes.count, by: max(1, (bytes.count + 1) / (whole ? 2 : 3))) {
                let broken = trial(Array(bytes.prefix(length)))
                #expect(broken.isEmpty, "\(length) bytes of \(input.lastPathComponent): \(broken)")
            }
        }
    }

    @Test func `ten thousand statements and a handful of people give figures`() throws {
        var cells: [(participant: Int, statement: Int, position: Position)] = []
        for person in 0..<5 {
            for statement in stride(from: person, to: 10_000, by: 3) {
                cells.append((person, statement, statement % 7 == 0 ? .pass : statement % 2 == 0 ? .agree : .disagree))
            }
        }
        let positions = try PositionSet(participants: 5, statements: 10_000, positions: cells)
        let layers = try Partition(parts: 2, members: [0, 1, 0, 1, nil])
        let folds = StatementFolds(positions, seed: 1)
        let groups = CrossFittedGroups(
            shown: layers, folds: folds, fitted: [Partition](repeating: layers, count: folds.folds))
        let found = StatementFindings(positions, groups: layers, crossFitted: groups)
        #expect(found.rates.count == 10_000 && found.characteristic.isEmpty)
        #expect(LayerFindings(positions, layers: layers).tests.count == 10_000)
    }
}
