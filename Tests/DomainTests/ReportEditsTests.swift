import Testing

@testable import Domain

@Suite struct ReportEditsTests {
    private func edits(order: [ReportSection]) -> ReportEdits {
        ReportEdits(parts: [ReportPart(name: .order, version: 1, content: ReportContent(order: order))], count: 1)
    }

    @Test func `every section is there once, whatever was kept of the order`() {
        let seed = UInt64.random(in: 0...UInt64.max)
        var generator = Seeded(state: seed)
        for _ in 0..<2_000 {
            let some = ReportSection.allCases.shuffled(using: &generator)
                .prefix(Int.random(in: 0...ReportSection.allCases.count, using: &generator))
            var edits = edits(order: Array(some))
            #expect(edits.order.count == ReportSection.allCases.count, "seed \(seed)")
            #expect(Set(edits.order) == Set(ReportSection.allCases), "seed \(seed)")
            #expect(edits.order.filter(some.contains) == Array(some), "seed \(seed)")
            let moved = ReportSection.allCases.randomElement(using: &generator) ?? .why
            let place = edits.order.firstIndex(of: moved)
            edits = self.edits(order: edits.order(moving: moved, up: true))
            #expect(edits.order.firstIndex(of: moved) == place.map { max(0, $0 - 1) }, "seed \(seed)")
        }
        #expect(ReportEdits.none.order == ReportSection.allCases)
    }

    @Test func `a part is found again by the name in its address, and by nothing else`() {
        let names: [ReportPart.Name] =
            ReportSection.allCases.map(ReportPart.Name.section) + [.statement(ID(1)), .statement(ID(.max)), .order]
        for name in names { #expect(ReportPart.Name(name.text) == name) }
        for text in ["", "section", "section-", "section-x", "statement-0", "statement--1", "order-1", "statement-1-2"]
        {
            #expect(ReportPart.Name(text) == nil, "\(text)")
        }
    }

    @Test func `a reader gets the text in the own language, else the other one, else none`() throws {
        let both = ReportContent(dutch: try Paragraph("hallo"), english: try Paragraph("hello"))
        #expect(both.text(in: .english)?.text.text == "hello" && both.text(in: .dutch)?.text.text == "hallo")
        let one = ReportContent(dutch: try Paragraph("hallo"))
        #expect(one.text(in: .english)?.language == .dutch)
        #expect(ReportContent.untouched.text(in: .dutch) == nil)
    }

    @Test func `how sure and how made cannot be left out`() {
        let parts = ReportSection.allCases.map {
            ReportPart(name: .section($0), version: 1, content: ReportContent(isOmitted: true))
        }
        let edits = ReportEdits(parts: parts, count: parts.count)
        #expect(ReportSection.allCases.filter { !edits.isOmitted($0) } == [.sure, .method])
    }
}

/// SplitMix64, so that a failure can be played again.
private struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
