import OpinionAnalysis
import Testing

@Suite struct MeasureTests {
    @Test func `the adjusted Rand index is 1 under other names, 0 by chance and known on a small case`() {
        #expect(AdjustedRandIndex.between([0, 0, 1, 1, 2], [2, 2, 0, 0, 1]) == 1)
        #expect(AdjustedRandIndex.between([0, 0, 0], [0, 0, 0]) == 1)
        // Hubert and Arabie's formula by hand: pairs 1, margins 2 and 2, all 6.
        #expect(abs(AdjustedRandIndex.between([0, 0, 1, 1], [0, 0, 0, 1]) - 0) < 1e-12)
        #expect(AdjustedRandIndex.between([0, 0, 1, 1], [0, 1, 0, 1]) < 0)
        #expect(AdjustedRandIndex.between([], []) == 1)
    }

    @Test func `log-loss and area follow their definitions`() {
        let score = PredictionScore([(0.9, 1), (0.2, 0), (0.6, 0), (0.6, 1)])
        let expected =
            -(Elementary.log(0.9) + Elementary.log(0.8) + Elementary.log(0.4) + Elementary.log(0.6)) / 4
        #expect(abs(score.logLoss - expected) < 1e-12)
        #expect(abs(score.areaUnderCurve - 3.5 / 4) < 1e-12)
        #expect(PredictionScore([]).logLoss.isNaN)
        #expect(PredictionScore([(0.4, 1)]).areaUnderCurve.isNaN)
        #expect(PredictionScore([(0, 1), (1, 0)]).logLoss.isFinite)
    }

    @Test func `nobody is left with fewer than seven places and no statement with fewer than five`() {
        let positions = PlantedConversation(
            .init(groups: 2, participants: 60, statements: 30, blanks: .early(0.7)), seed: 2
        ).positions
        let held = HeldOut(positions, share: 0.5, seed: 3)
        var answers = [Int](repeating: 0, count: 30)
        func places(_ set: PositionSet, _ participant: Int) -> Int {
            set.row(participant).count { $0.position != .pass }
        }
        for participant in 0..<60 {
            let left = places(held.training, participant)
            #expect(left >= min(7, places(positions, participant)))
        }
        for cell in held.training.cells where cell.position != .pass { answers[Int(cell.statement)] += 1 }
        for hidden in held.hidden { #expect(answers[hidden.statement] >= 5) }
        #expect(held.training.cells.count + held.hidden.count == positions.cells.count)
        #expect(!held.hidden.isEmpty)
    }

    @Test func `planted conversations have the asked shape`() {
        let early = PlantedConversation(
            .init(groups: 3, participants: 300, statements: 40, blanks: .early(0.8)), seed: 1)
        let share = Double(early.positions.cells.count) / (300 * 40)
        #expect(abs(share - 0.2) < 0.02, "\(share)")
        let late = early.positions.cells.count { $0.statement >= 35 }
        let soon = early.positions.cells.count { $0.statement < 5 }
        #expect(soon > 2 * late)
        let passes = Double(early.positions.cells.count { $0.position == .pass })
        #expect(abs(passes / Double(early.positions.cells.count) - 0.12) < 0.03)
        #expect((0..<3).map { group in early.groups.count { $0 == group } } == [165, 81, 54])
        #expect(PlantedConversation(.init(groups: 1, participants: 0, statements: 0), seed: 1).bestGuess.isEmpty)
    }
}
