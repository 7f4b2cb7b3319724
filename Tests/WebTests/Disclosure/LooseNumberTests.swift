import Disclosure
import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Testing

@testable import Web

/// Every number that anybody can read of a dialogue, in words, in what is read aloud and in data, is a number of a release, or one
/// of a short list that is public anyway. Shapes of pictures are not looked through here: ``NonInterferenceTests`` holds them.
@Suite struct LooseNumberTests {
    /// A page as somebody gets it.
    struct Public {
        let path: String
        let text: String
    }

    /// Sixty-one people, so that no count of a layer is a number that stands on pages for another reason.
    private static let answers: [(layer: Int64?, stance: Stance, people: Int)] = [
        (1, .agree, 17), (1, .disagree, 4), (1, .pass, 1), (2, .agree, 13), (2, .disagree, 8), (2, .pass, 6),
        (nil, .agree, 3), (nil, .disagree, 6), (nil, .pass, 3),
    ]
    /// Counts that no release of a protected dialogue holds: of layers, of answers in the room and in layers.
    private static let secrets: Set<Int> = [17, 13, 33, 18, 22, 27, 12]

    /// Plays an evening and reads everything public at every step, in both languages.
    private func read(_ mode: Mode, _ scope: Scope) async throws -> (pages: [Public], house: House, code: Code) {
        let house = try House()
        let code = try await house.dialogue(mode: mode)
        let rooms = house.rooms
        try await rooms.change(code) { dialogue in
            try dialogue.choose(mode: mode, scope: scope)
            try dialogue.openLobby()
        }
        var people: [(ID<Participant>, Stance)] = []
        for cell in Self.answers {
            for _ in 0..<cell.people {
                let joined = try await rooms.join(code, layer: cell.layer.map { ID($0) }, language: .dutch)
                people.append((joined.participant.id, cell.stance))
            }
        }
        var pages = try await everything(house, code)
        for statement in [1, 3] as [Int64] {
            try await rooms.change(code) { try $0.open(ID(statement)) }
            for (index, (person, stance)) in people.enumerated() {
                let place = Stance.place(stance == .agree ? 41 + index % 50 : index - 97)
                try await answer(statement == 1 ? stance : place, statement, person, house, code)
            }
            pages += try await everything(house, code)
            try await rooms.change(code) { try $0.reveal(ID(statement)) }
            pages += try await everything(house, code)
        }
        try await rooms.change(code) { try $0.end(revealing: true) }
        try await rooms.change(code) { $0.announce(true, on: nil) }
        pages += try await everything(house, code)
        for choice in Dialogue.OnScreen.allCases {
            try await rooms.change(code) { try $0.show(choice) }
            pages += try await read([Paths.screen(code), Paths.stage(code)], house, code)
        }
        return (pages, house, code)
    }

    private func answer(
        _ stance: Stance, _ statement: Int64, _ person: ID<Participant>, _ house: House, _ code: Code
    ) async throws {
        var generator = SystemRandomNumberGenerator()
        let request = PositionRequest(
            participant: person, key: .random(using: &generator), statement: ID(statement), round: 1, stance: stance,
            sequence: nil)
        _ = try await house.rooms.takePosition(request, in: house.rooms.room(code))
    }

    private func everything(_ house: House, _ code: Code) async throws -> [Public] {
        let circle = try await house.rooms.room(code).dialogue.circle
        let paths =
            [
                Paths.join(code), Paths.screen(code), Paths.stage(code), Paths.report(code), Paths.field(code),
                Paths.field(code, ID(1)), Paths.field(code, ID(2)), Paths.field(code, ID(3)), Paths.slides(code),
                Paths.report(code) + "/picture.svg", Paths.roles(code), Paths.api(code),
                Paths.api(code) + "/statements",
                Paths.api(code) + "/results", Paths.circle(circle), "/lessons.atom", Paths.home,
            ] + OpenDataFile.allCases.map { Paths.openData(code, $0.name) }
        return try await read(paths, house, code)
    }

    private func read(_ paths: [String], _ house: House, _ code: Code) async throws -> [Public] {
        let frame = try #require(await EventsAPI.frame(of: code, in: house.rooms))
        return try await house.test { client in
            var pages = [Public(path: "events", text: String(buffer: frame.frame))]
            for path in paths {
                for language in Language.allCases {
                    let reply = try await client.execute(
                        uri: path, method: .get, headers: [.acceptLanguage: language.rawValue])
                    pages.append(Public(path: "\(path) \(language.rawValue)", text: reply.text))
                }
            }
            return pages
        }
    }

    // MARK: - Scanning

    /// What people and programs read of a page: words and spoken attributes of HTML and SVG, everything else as it is.
    private static func read(_ page: Public, code: Code) -> [String] {
        let text = page.text
            .replacing(/<svg class="qr".*?<\/svg>/, with: "").replacing(/[0-9a-f]{64,}/, with: "")
            // Chance, for joining once.
            .replacing(/name="key" value="[0-9a-f]{32}"/, with: "")
            .replacing(/<p class="seal-digits">.*?<\/p>/, with: "").replacing(
                /<style.*?<\/style>/.dotMatchesNewlines(), with: ""
            )
            .replacingOccurrences(of: code.text, with: "").replacingOccurrences(of: code.text.lowercased(), with: "")
        guard text.hasPrefix("<") else { return [text] }
        var pieces = VisibleText(Array(text.utf8)).runs
        // How far a mark moves is a shape, like the path that draws it; a version rises with every change of the facilitator.
        for match in text.matches(of: /\s(data-[a-z]+|content|value|datetime|placeholder)="([^"]*)"/)
        where !["data-dx", "data-dy", "data-version"].contains(match.output.1) { pieces.append(String(match.output.2)) }
        return pieces
    }

    /// Without days, times and addresses, and without the number of a snapshot, which rises with everybody who comes in and with
    /// every answer, whatever it is.
    private static func loose(in piece: String) -> [Int] {
        piece.replacing(/\d{4}-\d\d-\d\dT[0-9:.]+Z?/, with: "").replacing(/\d{4}-\d\d-\d\d/, with: "")
            .replacing(
                /"(?:version|revision)":\d+|^id: \d+|\d{1,2} [A-Za-z]+ 20\d\d|[A-Z][a-z]+ \d{1,2}, 20\d\d/, with: ""
            )
            .replacing("localhost:8080", with: "").replacing(/https?:\/\/[^\s"<]*/, with: "").replacing(
                /&#\d+;/, with: ""
            )
            .replacing(/[a-zA-Z_\/]+-?\d+[a-z]?/, with: "")
            .matches(of: /\d+/).compactMap { Int($0.output) }
    }

    static func found(in pages: [Public], code: Code, outside allowed: Set<Int>) -> [String] {
        pages.flatMap { page in
            read(page, code: code).flatMap { piece in
                loose(in: piece).filter { !allowed.contains($0) }.map { "\($0) on \(page.path): \(piece.prefix(160))" }
            }
        }
    }

    /// Numbers of the releases, and what is public anyway, each with its reason.
    static func allowed(_ house: House, _ code: Code) async throws -> Set<Int> {
        let open = try await house.rooms.publicExport(of: code)
        var numbers: Set<Int> = [
            61,  // how many took part
            0, 1, 2, 3,  // statements, rounds, releases, how many statements were shown
            5, 10,  // from how many answers something is told; "of every ten people"
            7, 15,  // from how many statements and people groups are looked for
            90,  // how many days answers are kept
            1_200, 630,  // the size of the picture beside a shared address
        ]
        for finding in DialogueField(try await house.rooms.room(code).snapshot).statements {
            // What the rules make of the count of a release.
            if let margin = finding.margin { numbers.formUnion([margin.low, margin.high]) }
        }
        for field in open.figures.values {
            numbers.formUnion([field.number, field.answered])
            switch field.shown {
            case .tooFew(let missing): numbers.insert(missing)
            case .room(let finding): numbers.formUnion(self.numbers(of: finding))
            case .layers(let told): numbers.formUnion(told.compactMap(\.finding).flatMap(self.numbers))
            case .exact(let total, let layers):
                for counts in [total] + layers.map(\.counts) {
                    numbers.formUnion([counts.agree, counts.middle, counts.disagree, counts.pass, counts.total])
                }
                numbers.formUnion(layers.flatMap(\.places).map(abs))
            }
        }
        return numbers.union(open.attendance.layers.map(\.count))
    }

    static func numbers(of finding: PublicField.Finding) -> [Int] {
        guard case .shares(let agree, let disagree) = finding else { return [] }
        return [agree, disagree].flatMap { [$0.from, $0.to, $0.from / 10, $0.to / 10] }
    }

    @Test(arguments: ProofTests.promises)
    func `no number is public that is in no release`(promise: (mode: Mode, scope: Scope)) async throws {
        let (pages, house, code) = try await read(promise.mode, promise.scope)
        let allowed = try await Self.allowed(house, code)
        let found = Self.found(in: pages, code: code, outside: allowed)
        #expect(found.isEmpty, "\(Set(found).sorted().joined(separator: "\n"))")
        #expect(pages.count > 200)
        guard promise.mode == .protected else { return }
        #expect(allowed.isDisjoint(with: Self.secrets), "a count that could stand there for another reason is no test")
    }

    @Test func `a number that is added to a page is found, wherever it stands`() async throws {
        let (pages, house, code) = try await read(.protected, .room)
        let allowed = try await Self.allowed(house, code)
        let page = try #require(pages.last { $0.path.hasPrefix(Paths.report(code) + " ") })
        for planted in [
            "<p>17 mensen</p>", "<svg aria-label=\"17\"></svg>", "<p title=\"17\">x</p>", "<p data-count=\"17\">x</p>",
            "<img alt=\"17 van de 22\">", "<meta content=\"17\">", "<svg><text>17</text></svg>",
        ] {
            let leak = Public(path: page.path, text: page.text.replacing("</main>", with: planted + "</main>"))
            #expect(!Self.found(in: [leak], code: code, outside: allowed).isEmpty, "\(planted)")
        }
        let data = try #require(pages.last { $0.path.contains("figures.json") })
        let frame = try #require(pages.last { $0.path == "events" })
        for page in [data, frame] {
            let leak = Public(
                path: page.path, text: page.text.replacing("{\"", with: "{\"n\":17,\"", maxReplacements: 1))
            #expect(!Self.found(in: [leak], code: code, outside: allowed).isEmpty, "\(page.path)")
        }
    }
}
