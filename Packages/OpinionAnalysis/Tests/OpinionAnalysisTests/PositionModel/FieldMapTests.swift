import OpinionAnalysis
import Testing

@Suite struct FieldMapTests {
    static let model = PositionModel(
        PlantedConversation(.init(groups: 3, participants: 80, statements: 20), seed: 5).positions)

    @Test func `turning keeps distances and total variance`() {
        let map = FieldMap(FieldMapTests.model)
        for (person, point) in zip(FieldMapTests.model.people, map.people) {
            let place = person.place
            #expect(abs(place[0] * place[0] + place[1] * place[1] - point.x * point.x - point.y * point.y) < 1e-9)
            let trace = person.covariance(0, 0) + person.covariance(1, 1)
            #expect(abs(trace - point.varianceX - point.varianceY) < 1e-9)
            #expect(point.varianceX * point.varianceY > point.covariance * point.covariance)
        }
    }

    @Test func `varimax gives each statement to one axis as far as it can`() {
        let map = FieldMap(FieldMapTests.model)
        func simplicity(_ loadings: [SIMD2<Double>]) -> Double {
            (0..<2).reduce(0) { sum, axis in
                let squares = loadings.map { $0[axis] * $0[axis] }
                let mean = squares.reduce(0, +) / Double(squares.count)
                return sum + squares.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
            }
        }
        let best = simplicity(map.statements)
        for (cosine, sine) in [(0.6, 0.8), (0.8, 0.6), (0.96, 0.28), (0.28, 0.96), (0.9999, 0.014)] {
            let turned = map.statements.map { SIMD2(cosine * $0[0] - sine * $0[1], sine * $0[0] + cosine * $0[1]) }
            #expect(simplicity(turned) <= best + 1e-9)
        }
        for axis in 0..<2 { #expect(map.statements.map { $0[axis] }.max { abs($0) < abs($1) } ?? 0 > 0) }
    }

    @Test(arguments: [SIMD2(1.0, -1.0), SIMD2(-1.0, 1.0), SIMD2(-1.0, -1.0)])
    func `a map does not flip against the one before`(signs: SIMD2<Double>) {
        let first = FieldMap(FieldMapTests.model)
        let flipped = first.statements.map { SIMD2($0[1] * signs[0], $0[0] * signs[1]) }
        let next = FieldMap(FieldMapTests.model, previous: flipped)
        for (one, other) in zip(next.statements, flipped) {
            #expect(abs(one[0] - other[0]) < 1e-9 && abs(one[1] - other[1]) < 1e-9)
        }
    }

    @Test func `a previous map of nothing falls back to varimax`() {
        let same = FieldMap(FieldMapTests.model, previous: []) == FieldMap(FieldMapTests.model)
        #expect(same)
    }
}
