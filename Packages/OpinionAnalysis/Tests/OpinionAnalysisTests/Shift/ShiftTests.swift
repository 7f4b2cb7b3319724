import Testing

@testable import OpinionAnalysis

@Suite struct ShiftTests {
    @Test func `a shift counts the same people only, per layer, and says who did not come back`() throws {
        let before = try Rooms.room(["da", "da", "d-", "a-", "aa", "aa"])
        let after = try Rooms.room(["aa", "aa", "pd", "ad", "--", "--", "dd"])
        let layers = try Partition(parts: 2, members: [0, 0, 0, 1, 1, 1])
        let shift = Shift(from: before, to: after, layers: layers)
        let first = shift.everybody[0]
        #expect(first.answers.both == 4 && first.toAgree == 2 && first.fromAgree == 0)
        #expect(near(first.netShift?.value, 0.5))
        #expect(first.answers.left == AnswerCount(agree: 2) && first.answers.joined == AnswerCount(disagree: 1))
        #expect(first.answers.count(from: .disagree, to: .neither) == 1)
        #expect(near(first.returnersAgainstLeavers?.value, -0.75))
        #expect(shift.layer(0, statement: 0)?.answers.both == 3 && shift.layer(1, statement: 0)?.toAgree == 0)
        #expect(shift.layer(2, statement: 0) == nil && shift.layer(0, statement: 2) == nil)
        #expect(shift.attendance.both == 4 && shift.attendance.firstOnly == 2 && shift.attendance.secondOnly == 1)
        #expect(shift.attendancePerLayer.map(\.firstOnly) == [0, 2])
        #expect(shift.attendancePerLayer.map(\.secondOnly) == [0, 0])
    }

    @Test func `places on the floor move in points and buttons as 100`() throws {
        let moves: [(Position, Position)] = [
            (.place(-30), .place(20)), (.place(0), .place(10)), (.agree, .pass), (.disagree, .agree),
        ]
        let before = try PositionSet(
            participants: 4, statements: 1, positions: moves.enumerated().map { ($0.offset, 0, $0.element.0) })
        let after = try PositionSet(
            participants: 4, statements: 1, positions: moves.enumerated().map { ($0.offset, 0, $0.element.1) })
        let shift = Shift(from: before, to: after, layers: .whole(participants: 4))
        let floor = try #require(shift.everybody[0].floor)
        #expect(floor.people == 3 && near(floor.mean, 260.0 / 3) && floor.interval != nil)
        #expect(shift.everybody[0].toAgree == 3 && shift.everybody[0].fromAgree == 1)
    }

    @Test func `exchanging the rounds turns the shift around, a round against itself is still`() throws {
        let one = try Rooms.planted(sizes: [40], statements: 6, seed: 1) { _, _ in 0.4 }
        let two = try Rooms.planted(sizes: [40], statements: 6, seed: 2) { _, _ in 0.7 }
        let layers = Partition.whole(participants: 40)
        let (there, back) = (Shift(from: one, to: two, layers: layers), Shift(from: two, to: one, layers: layers))
        for statement in 0..<6 {
            let (a, b) = (there.everybody[statement], back.everybody[statement])
            #expect(a.mcNemarMidP == b.mcNemarMidP && near(a.netShift?.value, -(b.netShift?.value ?? .nan)))
            #expect(near(a.threeAnswers.statistic, b.threeAnswers.statistic))
            #expect(near(a.netShift?.interval.upper, -(b.netShift?.interval.lower ?? .nan)))
        }
        let still = Shift(from: one, to: one, layers: layers)
        #expect(still.everybody.allSatisfy { $0.mcNemarMidP == 1 && $0.netShift?.value == 0 })
        #expect(still.everybody.allSatisfy { $0.netShift?.interval.contains(0) == true })
    }
}
