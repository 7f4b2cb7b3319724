import ArgumentParser
import OpinionAnalysis
import Testing

@testable import AnalysisCommands

@Suite struct EvaluateTests {
    @Test func `seeds are ranges and lists`() {
        #expect(Seeds(argument: "0-3")?.list == [0, 1, 2, 3])
        #expect(Seeds(argument: "5,7-8")?.list == [5, 7, 8])
        for wrong in ["", "3-1", "a", "1-2-3", "-1", "1,", "0-99999999"] { #expect(Seeds(argument: wrong) == nil) }
    }

    @Test func `a measure is one line with name, mean, seeds and values`() {
        let line = Measures.line(Measure("holdout.auc", [0.5, 0.75]), seeds: [0, 1])
        #expect(line == "holdout.auc\t0.6250\tseeds 0,1\t0.5000 0.7500\n")
    }

    @Test(arguments: [["holdout"], ["planted"], ["null"], ["order"], ["stability"]])
    func `every protocol takes planted positions`(protocolName: [String]) throws {
        let small = ["--participants", "40", "--statements", "10", "--seeds", "0"]
        #expect(throws: Never.self) { try Evaluate.parseAsRoot(protocolName + small) }
        #expect(throws: (any Error).self) { try Evaluate.parseAsRoot(protocolName + ["--blank", "2"]) }
    }

    @Test func `figures are worded for people`() {
        #expect(Wording.decimal(-0.0376, 2) == "-0.04")
        #expect(Wording.decimal(12, 0) == "12")
        #expect(Wording.decimal(.nan, 2) == "–")
        #expect(Wording.count(1_234_567) == "1,234,567")
        #expect(Wording.percent(0.615) == "62 %")
        #expect(Wording.group(1) == "B")
        #expect(Wording.difference(Estimate(0.123, Interval(0.03, 0.21))) == "+12 points (3 to 21)")
    }
}
