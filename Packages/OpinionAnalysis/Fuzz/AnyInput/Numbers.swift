import OpinionAnalysis

/// Any integers and doubles through the entry points that take bare numbers.
func tryNumbers(_ source: inout ByteSource, _ claims: inout Claims) {
    for _ in 0..<16 where !source.isEmpty {
        let whole = (0..<4).map { _ in source.anyInteger() }
        let real = (0..<4).map { _ in source.anyDouble() }
        tryCounts(whole, Confidence(real[0]), &claims)
        tryPaired(whole, Confidence(real[1]), &claims)
        tryReals(whole, real, &claims)
        tryTables(whole, &claims)
        tryRefusals(whole, &claims)
    }
}

private func tryCounts(_ whole: [Int], _ confidence: Confidence, _ claims: inout Claims) {
    claims.sound(ProportionIntervals.wilson(whole[0], of: whole[1], confidence), 0...1, "Wilson")
    claims.sound(
        ProportionIntervals.difference((whole[0], whole[1]), (whole[2], whole[3]), confidence), -1...1, "Newcombe")
    let count = AnswerCount(agree: whole[0], disagree: whole[1], middle: whole[2], pass: whole[3])
    claims.hold(count.answered >= count.sided && count.sided >= 0, "counts of \(whole)")
    // Beta functions take √n steps, so only counts of people go in.
    let people = whole.map { min(10_000, max(-5, $0)) }
    claims.sound(ProportionIntervals.jeffreys(people[0], of: people[1], confidence), 0...1, "Jeffreys")
    let small = AnswerCount(agree: people[0], disagree: people[1], middle: people[2], pass: people[3])
    claims.sound(CommonGround.strength(of: [small, small.mirrored], confidence), 0...1, "strength")
    let share = ExplainedShare(between: [small, small.mirrored, count], confidence)
    claims.chance(share.value, "explained share")
    claims.sound(share.interval, 0...1, "explained share")
    claims.chance(share.pValue, "p of the explained share")
}

private func tryPaired(_ whole: [Int], _ confidence: Confidence, _ claims: inout Claims) {
    let people = whole.map { min(10_000, max(-5, $0)) }
    claims.chance(PairedTests.mcNemarMidP(towards: people[0], away: people[1]), "McNemar")
    claims.sound(
        PairedTests.netChange(
            both: whole[0], onlyBefore: whole[1], onlyAfter: whole[2], neither: whole[3], confidence),
        -1...1, "net change")
    _ = PairedTests.meanChange(people: whole[0], sum: whole[1], squares: whole[2], confidence)
}

private func tryReals(_ whole: [Int], _ real: [Double], _ claims: inout Claims) {
    let share = ExplainedShare(chiSquare: real[0], degreesOfFreedom: min(whole[0], 1_000), answers: whole[1])
    claims.chance(share.value, "explained share of \(real[0])")
    claims.sound(share.interval, 0...1, "explained share of \(real[0])")
    for value in FalseDiscovery.adjusted(real + [nil]) { claims.chance(value, "adjusted p value") }
    claims.hold(Routing.information(chance: real[0], spread: real[1]) >= 0, "information")
    let place = MapCoordinates(dimensions: whole[0], values: real).place(of: whole[1])
    claims.hold(place?.allSatisfy(\.isFinite) ?? true, "a place is finite")
}

private func tryTables(_ whole: [Int], _ claims: inout Claims) {
    let people = whole.map { min(10_000, max(-5, $0)) }
    for table in [[[whole[0], whole[1]], [whole[2]], []], [[people[0], people[1]], [people[2], people[3]]]] {
        let test = GTest(ContingencyTable(table))
        claims.hold(test.statistic >= 0, "G of \(table)")
    }
    let folds = StatementFolds(answers: whole, folds: whole[0], seed: UInt64(bitPattern: Int64(whole[1])))
    claims.hold(folds.foldOf.allSatisfy { $0 >= 0 && $0 < folds.folds }, "a statement without a fold")
}

/// What does not fit is refused with an error, never with a trap.
private func tryRefusals(_ whole: [Int], _ claims: inout Claims) {
    let partition = try? Partition(parts: whole[0], members: [whole[1], nil, whole[2]])
    claims.hold((partition?.sizes.reduce(0, +) ?? 0) <= 2, "members of a partition")
    claims.hold(partition?.part(of: whole[3]).map { $0 >= 0 } ?? true, "a part below 0")
    let set = try? PositionSet(
        participants: whole[0] > 1_000_000 ? .max : whole[0], statements: whole[1],
        positions: [(whole[2], whole[3], .pass), (whole[3], whole[2], .agree)])
    claims.hold((set?.cells.count ?? 2) == 2, "two cells")
    let place = Int8(truncatingIfNeeded: whole[0])
    let far = try? PositionSet(participants: 1, statements: 1, positions: [(0, 0, .place(place))])
    claims.hold((far == nil) == (Position(Int(place)) == nil), "a place beyond the floor is refused")
    guard var pairs = try? PairStatistics(statements: whole[0]) else { return }
    _ = try? pairs.set(.agree, participant: whole[1] > 1_000 ? .max : whole[1], statement: whole[2])
    _ = try? pairs.grow(toStatements: whole[3] > 300 ? .max : whole[3])
    let outside = Position(Int(place)) == nil
    claims.hold(
        !outside || (try? pairs.set(.place(place), participant: 0, statement: 0)) == nil, "a place beyond the floor")
    pairs.withdraw(participant: whole[3])
    claims.hold(pairs.people <= 1, "people in the pairs")
}
