import Disclosure
import Testing

@testable import Domain

@Suite struct LiveTableTests {
    private struct Seeded: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 29)
        }
    }

    private static let layers = [ID<Layer>(1), ID<Layer>(2)]

    private func random(_ number: Int64, _ generator: inout Seeded) -> LoggedPosition {
        let person = Int64.random(in: 1...30, using: &generator)
        let stances: [Stance] = [
            .agree, .disagree, .pass, .withdrawn, .place(Int.random(in: -100...100, using: &generator)),
        ]
        return LoggedPosition(
            number: number, participant: ID(person), layer: person % 3 == 0 ? nil : ID(person % 3),
            position: Position(
                statement: ID(Int64.random(in: 1...3, using: &generator)), round: 1,
                stance: stances[Int.random(in: 0..<stances.count, using: &generator)], sequence: 1))
    }

    /// What a round holds when everything is counted anew.
    private func counted(_ log: [LoggedPosition], _ statement: Int64, upTo told: [Int64]) -> (Answers, News) {
        var answers = Answers(layers: ["Rijk", "gemeente"])
        var cells = Array(repeating: News.Cell(), count: 3)
        for person in Set(log.map(\.participant)) {
            let own = log.filter { $0.participant == person && $0.position.statement.number == statement }
            guard let last = own.last else { continue }
            let layer = last.layer.flatMap { Self.layers.firstIndex(of: $0) }
            switch last.position.stance {
            case .place(let place): answers.add(place: place, layer: layer)
            case .pass: answers.addPass(layer: layer)
            case .withdrawn: break
            }
            let before = own.last { $0.number <= told.last ?? 0 }
            let wasIn = before.map { $0.position.stance != .withdrawn } ?? false
            let isTouched = last.number > told.last ?? 0
            if let before, wasIn && isTouched {
                let since = told.firstIndex { before.number <= $0 } ?? 0
                cells[layer ?? 2].add(left: 1, since: since + 1)
            }
            if last.position.stance != .withdrawn && isTouched { cells[layer ?? 2].entered += 1 }
        }
        return (answers, News(perLayer: Array(cells.prefix(2)), withoutLayer: cells[2]))
    }

    @Test(arguments: 1...20)
    func `a table that reads the log piece by piece holds what counting anew finds`(seed: UInt64) throws {
        var generator = Seeded(state: seed)
        var table = LiveTable(layers: Self.layers)
        var log: [LoggedPosition] = []
        var told: [Int64] = []
        for _ in 0..<8 {
            let piece = (0..<Int.random(in: 0...40, using: &generator)).map { offset in
                random(Int64(log.count + offset + 1), &generator)
            }
            log += piece
            table.take(LogPiece(positions: piece, height: Int64(log.count), isLast: true))
            // The same from the start, as after a restart.
            var again = LiveTable(
                layers: Self.layers, told: Dictionary(uniqueKeysWithValues: (1...3).map { (ID($0), told) }))
            again.take(LogPiece(positions: log, height: Int64(log.count), isLast: true))
            for statement in Int64(1)...3 {
                let round = RoundKey(statement: ID(statement), round: 1)
                let (answers, news) = counted(log, statement, upTo: told)
                for table in [table, again] {
                    guard let column = table.column(at: round) else {
                        #expect(answers.total == 0, "seed \(seed)")
                        continue
                    }
                    #expect(column.sizes == answers.sizes, "seed \(seed)")
                    #expect(column.recent == news, "seed \(seed)")
                    let figure = Disclosure.field(of: column.answers(of: ["Rijk", "gemeente"]), mode: .open)
                    #expect(figure == Disclosure.field(of: answers, mode: .open), "seed \(seed)")
                }
            }
            if Bool.random(using: &generator) {
                told.append(Int64(log.count))
                for statement in Int64(1)...3 { table.settle(RoundKey(statement: ID(statement), round: 1)) }
            }
        }
    }

    @Test func `numbers of the log that may be given again are forgotten`() {
        let heights = LogHeights(all: 90, others: 70)
        #expect([69, 70, 71, 90, 91].map { heights.lowered($0) } == [69, 70, 70, 70, 91])
    }
}
