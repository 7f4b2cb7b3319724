import Testing

@testable import OpinionAnalysis

@Suite struct StatementFigureTests {
    @Test func `a table counts each kind of answer for everybody and per part`() throws {
        let positions = try Rooms.room(["adp-", "admm", "--a-"])
        let table = AnswerTable(positions, by: try Partition(parts: 3, members: [0, nil]))
        #expect(table.everybody(0) == AnswerCount(agree: 2))
        #expect(table.everybody(2) == AnswerCount(agree: 1, middle: 1, pass: 1))
        #expect(table.part(0, 1) == AnswerCount(disagree: 1))
        #expect(table.part(1, 0) == AnswerCount())
        #expect(table.part(0, 99) == AnswerCount() && table.everybody(-1) == AnswerCount())
        #expect(table.peopledParts == [0])
    }

    @Test func `a partition refuses parts that do not exist`() {
        #expect(throws: Partition.Failure.partOutOfRange(participant: 1, part: 2)) {
            try Partition(parts: 2, members: [0, 2])
        }
        #expect(throws: Partition.Failure.tooManyParts(.max)) { try Partition(parts: .max, members: []) }
    }

    @Test func `passes stand apart and small numbers are shown as counts`() {
        let small = Rate(AnswerCount(agree: 7, disagree: 2, pass: 3))
        #expect(small.showsCounts && near(small.agreement, 7.0 / 9) && near(small.passShare, 0.25))
        #expect(!Rate(AnswerCount(agree: 25, disagree: 25)).showsCounts)
        let silent = Rate(AnswerCount(pass: 4))
        #expect(silent.agreement == nil && silent.interval == Interval(0, 1) && silent.passShare == 1)
    }

    @Test func `one more person who agrees moves the rate up`() {
        for agree in 0...20 {
            for disagree in 0...20 {
                let before = Rate(AnswerCount(agree: agree, disagree: disagree))
                let after = Rate(AnswerCount(agree: agree + 1, disagree: disagree))
                #expect(after.interval.lower >= before.interval.lower && after.interval.upper >= before.interval.upper)
            }
        }
    }

    @Test func `Benjamini–Hochberg equals statsmodels multipletests`() throws {
        let adjusted = FalseDiscovery.adjusted([0.01, 0.04, nil, 0.03, 0.005, 0.5, 0.2, .nan])
        let expected: [Double?] = [0.03, 0.06, nil, 0.06, 0.03, 0.5, 0.24, nil]
        for (found, wanted) in zip(adjusted, expected) {
            if let wanted { #expect(near(found, wanted)) } else { #expect(found == nil) }
        }
        #expect(FalseDiscovery.adjusted([]).isEmpty)
    }

    @Test func `the N − 1 chi-square test equals its formula and refuses thin tables`() throws {
        let p = CharacteristicStatement.pValue(
            AnswerCount(agree: 12, disagree: 3), AnswerCount(agree: 10, disagree: 25))
        #expect(near(p, 0.00088904903065855, within: 1e-12))
        let thin = CharacteristicStatement.pValue(AnswerCount(agree: 20), AnswerCount(agree: 20, disagree: 1))
        #expect(thin == nil)
    }

    @Test func `a standardised rate weighs layers, not who came`() throws {
        let positions = try Rooms.crowd([("a", 30), ("d", 3)])
        let table = AnswerTable(positions, by: try Rooms.parts([30, 3]))
        let even = try #require(StandardisedRate(0, in: table, weights: [1, 1]))
        #expect(near(even.agreement.value, 0.5) && even.coveredWeight == 1)
        #expect(even.agreement.interval.width > Rate(table.everybody(0)).interval.width)
        let missing = try #require(StandardisedRate(0, in: table, weights: [1, .nan, 4]))
        #expect(missing.agreement.value == 1 && missing.coveredWeight == 1)
        #expect(StandardisedRate(0, in: table, weights: []) == nil)
    }

    @Test func `contested means half in every part, unclear means many passes`() throws {
        let positions = try Rooms.crowd([
            ("aaa", 30), ("dad", 30), ("adp", 30), ("ddp", 30),
        ])
        let table = AnswerTable(positions, by: try Rooms.parts([60, 60]))
        let readings = StatementReading.all(in: table)
        #expect(readings.map(\.isContested) == [true, false, true])
        #expect(readings.map(\.isUnclear) == [false, false, true])
        #expect(Friction.find(in: table).map(\.statement) == [1])
        #expect(StatementReading(7, in: table).isContested == false)
    }
}
