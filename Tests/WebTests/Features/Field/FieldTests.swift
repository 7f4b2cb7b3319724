import Disclosure
import Domain
import Hummingbird
import HummingbirdTesting
import Testing

@testable import Web

@Suite struct FieldTests {
    /// Both layers agree on the first statement; they are far apart on the second; on the third most do not know.
    private func ended(_ house: House, mode: Mode, scope: Scope = .room, end: Bool = true) async throws -> Code {
        let code = try await house.dialogue(mode: mode)
        try await house.rooms.change(code) { dialogue in
            try dialogue.choose(mode: mode, scope: scope)
            for (number, direction) in [(Int64(1), Statement.Direction.driving), (2, .restraining)] {
                guard let statement = dialogue.statement(ID(number)) else { continue }
                try dialogue.rewrite(
                    ID(number),
                    as: StatementDraft(text: statement.text, accelerator: statement.accelerator, direction: direction))
            }
            try dialogue.openLobby()
        }
        let answers: [[[Stance]]] = [
            [[.agree, .agree, .agree, .agree, .agree, .disagree], [.agree, .agree, .agree, .agree, .pass]],
            [
                [.agree, .agree, .agree, .agree, .agree, .disagree],
                [.disagree, .disagree, .disagree, .disagree, .agree],
            ],
            [[.pass, .pass, .pass, .place(80), .place(-80), .pass], [.pass, .pass, .place(80), .pass, .place(10)]],
        ]
        for (index, layers) in answers.enumerated() {
            let statement = ID<Statement>(Int64(index + 1))
            try await house.rooms.change(code) { try $0.open(statement) }
            for (layer, stances) in layers.enumerated() {
                for stance in stances {
                    try await house.take(stance, in: code, statement: statement.number, layer: Int64(layer + 1))
                }
            }
            try await house.rooms.change(code) { try $0.reveal(statement) }
        }
        if end { try await house.rooms.change(code) { try $0.end(revealing: true) } }
        return code
    }

    private func kinds(_ house: House, _ code: Code) async throws -> [StatementFinding.Kind] {
        DialogueField(try await house.rooms.room(code).snapshot).statements.map(\.kind)
    }

    @Test func `common ground, friction and unclear follow from the public figures`() async throws {
        let house = try House()
        let open = try await kinds(house, try await ended(house, mode: .open))
        #expect(open[0] == .shared(.agree, among: nil) && open[2] == .unclear)
        guard case .friction(let most, let least) = open[1] else { return #expect(Bool(false), "\(open[1])") }
        #expect(most.map(\.name) == ["Rijk"] && least.map(\.name) == ["gemeente"])
        let told = try await kinds(house, try await ended(house, mode: .protected, scope: .layers))
        #expect(told[0] == .shared(.agree, among: nil))
        if case .friction = told[1] {} else { Issue.record("\(told[1])") }
        #expect(told[2] == .mixed)
        let room = try await kinds(house, try await ended(house, mode: .protected))
        #expect(room == [.room(.agree), .room(.divided), .room(.divided)])
    }

    @Test func `the page starts with a sentence, and shows counts in an open dialogue`() async throws {
        let house = try House()
        let code = try await ended(house, mode: .open)
        try await house.test { client in
            let page = try await client.execute(uri: Paths.field(code), method: .get).text
            #expect(page.contains("Over 1 van de 3 stellingen vinden alle lagen hetzelfde."))
            #expect(page.contains("Het meest eens: Rijk (5 van 6 eens). Het minst: gemeente (1 van 5 eens)."))
            #expect(page.contains("class=\"force restraining\"") && page.contains("Wat houdt tegen: 2, 6 van 11 eens."))
        }
    }

    @Test func `a protected dialogue shows words where an open one shows counts`() async throws {
        let house = try House()
        let code = try await ended(house, mode: .protected, scope: .layers)
        try await house.test { client in
            let page = try await client.execute(uri: Paths.field(code), method: .get).text
            #expect(page.contains("Meestal eens: Rijk. Meestal oneens: gemeente."))
            #expect(!page.contains("5 van 6") && !page.contains("1 van 5") && !page.contains("6 van 11"))
            #expect(page.contains("woorden in plaats van aantallen"))
        }
    }

    @Test func `one statement has a page of its own, with a way to the next`() async throws {
        let house = try House()
        let code = try await ended(house, mode: .open)
        try await house.test { client in
            let page = try await client.execute(uri: Paths.field(code, ID(2)), method: .get)
            #expect(page.status == .ok && page.text.contains("Stelling nummer 2."))
            #expect(page.text.contains(Paths.field(code, ID(1))) && page.text.contains(Paths.field(code, ID(3))))
            let unknown = try await client.execute(uri: Paths.field(code) + "/99", method: .get)
            #expect(unknown.status == .notFound)
        }
    }

    @Test func `before the end only the circle reads it`() async throws {
        let house = try House()
        let code = try await ended(house, mode: .open, end: false)
        let member = try await house.member(.facilitator)
        let stranger = try await house.member(.facilitator, circle: "Andere kring")
        try await house.test { client in
            for path in [Paths.field(code), Paths.field(code, ID(1))] {
                let everybody = try await client.execute(uri: path, method: .get)
                let other = try await client.execute(uri: path, method: .get, headers: stranger.headers)
                let own = try await client.execute(uri: path, method: .get, headers: member.headers)
                #expect(everybody.status == .seeOther && other.status != .ok && own.status == .ok)
            }
        }
    }
}
