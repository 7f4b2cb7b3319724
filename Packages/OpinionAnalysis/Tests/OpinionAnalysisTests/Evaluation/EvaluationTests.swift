import OpinionAnalysis
import Testing

@Suite struct EvaluationTests {
    static let positions = PlantedConversation(.init(groups: 2, participants: 60, statements: 20), seed: 4).positions

    private func value(_ name: String, _ measures: [Measure]) -> Double {
        measures.first { $0.name == name }?.mean ?? .nan
    }

    @Test func `the model predicts hidden places better than shares do`() {
        let measures = Evaluation.holdout(EvaluationTests.positions, seeds: [0, 1])
        #expect(value("holdout.log-loss", measures) < value("holdout.log-loss.shares", measures))
        #expect(value("holdout.auc", measures) > 0.6)
        #expect(measures.allSatisfy { $0.values.count == 2 })
    }

    @Test func `planted groups are measured against what is possible`() {
        var seen: [UInt64] = []
        let measures = Evaluation.planted(.init(groups: 2, participants: 60, statements: 20), seeds: [4]) {
            seen.append($0)
        }
        #expect(value("planted.right-count", measures) == 1)
        #expect(value("planted.ari", measures) > 0.5)
        #expect(value("planted.ari.best", measures) >= value("planted.ari", measures) - 0.1)
        #expect(seen == [4])
    }

    @Test func `nothing depends on the order of people and positions`() {
        let small = PlantedConversation(.init(groups: 2, participants: 24, statements: 10), seed: 4).positions
        let measures = Evaluation.order(small, seeds: [5])
        for measure in measures { #expect(measure.values == [1], "\(measure.name)") }
        #expect(measures.count == 6)
    }

    @Test func `a mean leaves out seeds without a value`() {
        #expect(Measure("m", [1, .nan, 3]).mean == 2)
        #expect(Measure("m", []).mean.isNaN)
    }
}
