import Domain
import Testing

@Suite struct CaseTests {
    private func problems(_ typed: [CaseField: String], _ kind: CasePart.Kind = .force) -> CaseProblems? {
        guard case .failure(let problems) = CaseContent.read(kind, { typed[$0] ?? "" }) else { return nil }
        return problems
    }

    private let force: [CaseField: String] = [.force: "Afvalregels", .direction: "restraining", .strength: "4"]

    @Test func `a force needs a name, a direction and a strength`() {
        #expect(problems(force) == nil)
        for field in [CaseField.force, .direction, .strength] {
            var typed = force
            typed[field] = " "
            #expect(problems(typed)?[field] == .empty)
        }
    }

    @Test(arguments: ["0", "6", "drie", "3 ", "-1"]) func `a strength is 1 to 5`(text: String) {
        var typed = force
        typed[.strength] = text
        #expect(problems(typed)?[.strength] != nil)
    }

    @Test func `a quote needs the consent of the speaker`() {
        var typed = force
        typed[.quote] = "Daar ga ik niet over."
        #expect(problems(typed)?[.consent] == .noConsent)
        typed[.consent] = "yes"
        #expect(problems(typed) == nil)
    }

    @Test(arguments: ["javascript:alert(1)", "data:text/html,x", "//elders.example", "https://a b", "ftp://a"])
    func `only addresses on the web are evidence`(text: String) {
        var typed = force
        typed[.document] = text
        #expect(problems(typed)?[.document] == .notALink)
    }

    @Test(arguments: ["2026", "2026-11"]) func `a moment is a year or a month`(text: String) {
        #expect(problems([.event: "Iets", .moment: text], .turningPoint) == nil)
    }

    @Test(arguments: ["2026-13", "november", "26", "2026-1", "2026-11-02"])
    func `another moment is refused`(text: String) {
        #expect(problems([.event: "Iets", .moment: text], .turningPoint)?[.moment] == .notAMonth)
    }

    @Test func `eight answers make a case, line by line`() {
        let answers: [FirstHour.Question: String] = [
            .title: "Sloopbeton", .turningPoints: "2022-09: vergunning stokt\r\n\nwacht op besluit",
            .parties: "aannemer\nprovincie", .driving: "bestuurder loopt mee", .restraining: "afvalregels\ngeen plek",
        ]
        let read = FirstHour.read { answers[$0] ?? "" }
        #expect(read.problems.isEmpty)
        let study = CaseStudy(
            id: ID(1), circle: ID(1),
            parts: read.parts.enumerated().map {
                CasePart(
                    id: ID(Int64($0.offset + 1)), kind: $0.element.kind, version: 1, content: $0.element.content,
                    isRemoved: false)
            })
        #expect(study.title == "Sloopbeton" && study.parts(.party).count == 2)
        #expect(study.turningPoints.map(\.name) == ["vergunning stokt", "wacht op besluit"])
        #expect(study.turningPoints[0].content[.moment] == "2022-09")
        #expect(study.forces(.restraining).map(\.name) == ["afvalregels", "geen plek"])
    }

    @Test func `a case without a name, or with a pasted report, is refused`() {
        #expect(FirstHour.read { _ in "" }.problems == [.title: .empty])
        let many = String(repeating: "kracht\n", count: 21)
        let read = FirstHour.read { $0 == .driving ? many : $0 == .title ? "x" : "" }
        #expect(read.problems == [.driving: .tooMany(maximum: 20)])
    }
}

@Suite struct CaseMergingTests {
    @Test func `of two changes at once each stays, and only what both changed differently is left to decide`() {
        let values: [String?] = [nil, "a", "b", "c"]
        for base in values {
            for mine in values {
                for theirs in values {
                    func content(_ value: String?) -> CaseContent {
                        CaseContent(stored: value.map { [.task: $0] } ?? [:])
                    }
                    let (merged, both) = content(mine).merged(with: content(theirs), since: content(base))
                    let expected = mine == base ? theirs : mine
                    #expect(merged[.task] == expected, "\(base ?? "-") \(mine ?? "-") \(theirs ?? "-")")
                    let isDisputed = mine != theirs && mine != base && theirs != base
                    #expect(both == (isDisputed ? [.task] : []), "\(base ?? "-") \(mine ?? "-") \(theirs ?? "-")")
                }
            }
        }
    }
}
