import Disclosure
import Domain
import Hummingbird
import HummingbirdTesting
import Storage
import Testing

@testable import Web

/// What may be said of "all layers", and from where on layers are far apart.
@Suite struct ComparedLayersTests {
    /// Per layer how many agree and how many disagree with the one statement.
    private func ended(
        _ house: House, _ answers: [(agree: Int, disagree: Int)], mode: Mode = .open
    ) async throws -> Code {
        let circle = try await house.folder.members.ensureCircle(named: Line("Kring"))
        let names = ["Rijk", "provincie", "waterschap"].prefix(answers.count)
        let dialogue = try await house.rooms.create(
            NewDialogue(
                circle: circle.id, title: Line("Ronde tafel"), purpose: Paragraph("Omdat het vastloopt."),
                kind: .ongoing,
                mode: mode, layers: names.map { try Line($0) }, accelerators: [],
                statements: [(StatementDraft(text: try Line("Wij delen onze plannen.")), nil)]))
        try await house.rooms.change(dialogue.code) { try $0.choose(mode: mode, scope: .layers) }
        try await house.rooms.change(dialogue.code) { try $0.openLobby() }
        let layers = try await house.rooms.room(dialogue.code).dialogue.layers
        let people = zip(layers, answers).flatMap { layer, answers in
            (Array(repeating: Stance.agree, count: answers.agree) + Array(repeating: .disagree, count: answers.disagree))
                .map { RecordedPerson(answers: [.init(statement: ID(1), stance: $0)], layer: layer.id) }
        }
        try await house.folder.recordedPeople.load(people, into: dialogue.id)
        try await house.rooms.change(dialogue.code) { try $0.end(revealing: true) }
        return dialogue.code
    }

    private func page(_ house: House, _ path: String, language: String = "nl") async throws -> String {
        try await house.test { client in
            try await client.execute(uri: path, method: .get, headers: [.acceptLanguage: language]).text
        }
    }

    private func kind(_ house: House, _ answers: [(agree: Int, disagree: Int)]) async throws -> StatementFinding.Kind? {
        let code = try await ended(house, answers)
        return DialogueField(try await house.rooms.room(code).snapshot).statements.first?.kind
    }

    @Test func `all layers agree is not said of a layer that was not compared`() async throws {
        let house = try House()
        let code = try await ended(house, [(5, 0), (4, 0), (0, 2)])
        let field = try await page(house, Paths.field(code))
        #expect(
            field.contains(
                "Alle lagen die we vergelijken (Rijk en provincie) zijn het eens: in elke laag de meeste mensen."))
        #expect(field.contains("Over 1 van de 1 stellingen vinden alle lagen die we vergelijken hetzelfde."))
        #expect(!field.contains("vinden alle lagen hetzelfde"))
        let english = try await page(house, Paths.field(code), language: "en")
        #expect(english.contains("All layers that we compare (Rijk and provincie) agree: most people in each of them."))
        #expect(english.contains("On 1 of 1 statements all layers that we compare think the same."))
        let report = try await page(house, Paths.report(code))
        #expect(!report.contains("Alle lagen zijn het eens") && !report.contains("vinden alle lagen hetzelfde"))
    }

    @Test func `all layers agree is said where every layer that answered was compared`() async throws {
        let house = try House()
        for answers in [[(5, 0), (4, 0), (3, 0)], [(5, 0), (4, 0), (0, 0)]] {
            #expect(try await kind(house, answers) == .shared(.agree, among: nil))
        }
        let told = try await ended(house, [(9, 0), (8, 0), (0, 2)], mode: .protected)
        let field = try await page(house, Paths.field(told))
        #expect(field.contains("Over 1 van de 1 stellingen vinden alle lagen die we vergelijken hetzelfde."))
    }

    @Test func `layers that lie forty points apart are far apart, however the parts are written`() async throws {
        let house = try House()
        for (most, least) in [((6, 4), (2, 8)), ((5, 5), (1, 9)), ((9, 6), (3, 12)), ((7, 3), (3, 7))] {
            let kind = try await kind(house, [most, least])
            guard case .friction = kind else { return #expect(Bool(false), "\(most) and \(least): \(kind as Any)") }
        }
        #expect(try await kind(house, [(59, 41), (20, 80)]) == .mixed)
    }

    @Test func `the note at the table says where a mark stands when layers are told in parts`() async throws {
        let house = try House()
        let large = try await page(house, Paths.field(ended(house, [(80, 40), (30, 60)], mode: .protected)))
        #expect(large.contains("Waar je een deel leest, staat het teken op het deel dat het eens is."))
        let small = try await page(house, Paths.field(ended(house, [(9, 1), (3, 7)], mode: .protected)))
        #expect(small.contains("Het teken staat op de plek van het woord"))
    }

    @Test func `a dialogue per layer is never headed as one of the room, also where every layer is too small`()
        async throws
    {
        let house = try House()
        let field = try await page(house, Paths.field(ended(house, [(2, 1), (1, 2)], mode: .protected)))
        #expect(field.contains("Stellingen per laag") && field.contains("te weinig antwoorden"))
        #expect(!field.contains("Waar de zaal staat") && !field.contains("hele zaal"))
    }

    @Test(arguments: ["nl", "en"])
    func `every page calls it a poll, and none an effect of the talk`(language: String) async throws {
        let house = try House()
        let code = try await ended(house, [(5, 0), (4, 0)])
        let says =
            language == "nl"
            ? "een peiling, geen verkiezing en geen besluit." : "a poll, not an election and not a decision."
        for path in [Paths.field(code), Paths.report(code)] {
            let page = try await page(house, path, language: language)
            #expect(page.contains(says), "\(path)")
            for wrong in ["geen peiling", "not a poll", "no poll"] {
                #expect(!page.contains(wrong), "\(path): \(wrong)")
            }
        }
        let draft = RuleText(language: language == "nl" ? .dutch : .english)
        let prose = try await draft.prose(.shifted, of: house.rooms.room(code).dialogue)
        #expect(
            prose?.hasSuffix(
                language == "nl" ? "wat er na het gesprek anders was." : "what was different after the talk.") == true)
    }
}
