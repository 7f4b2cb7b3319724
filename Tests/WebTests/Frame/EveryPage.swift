import Disclosure
import Domain
import HTTPTypes
import HummingbirdTesting
import Storage

@testable import Web

/// Visits every page in every state that a template tells apart, so that everything that can stand on a page stood on one.
struct EveryPage {
    let house: House
    let secretary: (headers: HTTPFields, csrf: String)

    init(_ house: House) async throws {
        self.house = house
        secretary = try await house.member(.secretary)
    }

    func visit() async throws {
        try await strangers()
        try await preparing()
        try await running()
        try await ownPace()
        try await ending()
        try await members()
        try await promises()
        try await cases()
        try await library()
        try await reports()
        try await fields()
        try await patterns()
        try await circles()
    }

    // MARK: - How

    func get(_ path: String, _ headers: HTTPFields = [:]) async throws {
        _ = try await house.test { try await $0.execute(uri: path, method: .get, headers: headers) }
    }

    func desk(_ path: String) async throws { try await get(path, secretary.headers) }

    func post(_ path: String, _ fields: [(String, String)] = []) async throws {
        try await send(path, fields, secretary)
    }

    func send(
        _ path: String, _ fields: [(String, String)], _ sender: (headers: HTTPFields, csrf: String)
    ) async throws {
        let all = [("csrf", sender.csrf)] + fields
        _ = try await house.test { try await $0.form(path, all, headers: sender.headers) }
    }

    /// Somebody who joined, with the two words still in the browser.
    func person(in code: Code) async throws -> (headers: HTTPFields, csrf: String, participant: Participant) {
        let joined = try await house.rooms.join(code, layer: ID(1), language: .dutch)
        let cookie = "__Host-p-\(code)=\(joined.token); __Host-w-\(code)=molen rivier"
        let headers: HTTPFields = [.cookie: cookie, .origin: "http://localhost"]
        return (headers, Gate.csrf(for: joined.token), joined.participant)
    }

    /// Three statements with everything that a statement can have; the third has no accelerator.
    func dialogue(kind: Dialogue.Kind = .live, mode: Mode = .open) async throws -> Code {
        let circle = try await house.folder.members.ensureCircle(named: Line("Kring"))
        let full = StatementDraft(
            text: try Line("Is dit niet een vraag?"), explanation: try Paragraph("Een voorbeeld."), accelerator: ID(1),
            direction: .driving, answer: .floor)
        var other = full
        other.direction = .restraining
        let drafts = [full, other, StatementDraft(text: try Line("Een gewone stelling."))]
        return try await house.rooms.create(
            NewDialogue(
                circle: circle.id, title: Line("Ronde tafel"), purpose: Paragraph("Omdat het vastloopt."), kind: kind,
                mode: mode, layers: [Line("Rijk"), Line("gemeente")], accelerators: [Line("Richting"), Line("Ruimte")],
                statements: drafts.map { ($0, nil) })
        ).code
    }

    func change(_ code: Code, _ change: @Sendable (inout Dialogue) throws -> Void) async throws {
        try await house.rooms.change(code, by: change)
    }

    // MARK: - Where

    private func strangers() async throws {
        for path in [
            "/", "/?code=zz", "/toegankelijkheid", "/sign-in", "/sign-in?asked=yes", "/bestaat-niet",
            "/sign-in/" + String(repeating: "0", count: 32),
        ] {
            try await get(path)
        }
    }

    private func preparing() async throws {
        let code = try await dialogue()
        try await desk("/console")
        for path in ["", "?start=own", "?start=examples"] { try await desk("/console/new" + path) }
        let wrong = [
            ("title", ""), ("purpose", String(repeating: "x", count: 5_000)), ("layers", ""), ("accelerators", ""),
        ]
        let tips = ("statements", "Is dit een vraag?\n" + String(repeating: "y", count: 200))
        for start in ["own", "examples"] { try await post("/console/new", wrong + [tips, ("start", start)]) }
        for path in ["", "/settings", "/statements/new", "/statements/1", "/remove"] {
            try await desk("/console/\(code)" + path)
        }
        try await post("/console/\(code)/settings", wrong)
        let long = [("text", tips.1), ("explanation", wrong[1].1), ("accelerator", "1")]
        for path in ["new", "1"] { try await post("/console/\(code)/statements/\(path)", long) }
        try await post("/console/\(code)/statements/3", [("remove", "1")])
        for path in ["/console/\(code)", "/\(code)/report", "/\(code)/field"] { try await desk(path) }
        for path in ["", "/report", "/screen"] { try await get("/\(code)" + path) }
        let empty = try await dialogue()
        for statement in 1...3 { try await post("/console/\(empty)/statements/\(statement)", [("remove", "1")]) }
        try await post("/console/\(empty)/lobby")
        try await change(code) { try $0.rehearse() }
        for path in ["/\(code)", "/\(code)/screen", "/\(code)/screen/stage"] { try await get(path) }
        for path in ["/console/\(code)", "/\(code)/report"] { try await desk(path) }
        try await get("/\(code)/now", try await person(in: code).headers)
    }

    /// Everything that shows a dialogue with people in it.
    private func look(_ code: Code, _ person: HTTPFields) async throws {
        for path in ["/\(code)/now", "/\(code)/answers"] { try await get(path, person) }
        for path in ["/\(code)/screen", "/\(code)/report"] { try await get(path) }
        for path in ["/\(code)/field", "/\(code)/field/1", "/console/\(code)", "/console/\(code)?statement=2"] {
            try await desk(path)
        }
    }

    private func running() async throws {
        let code = try await dialogue()
        try await change(code) { try $0.openLobby() }
        for path in ["/\(code)", "/\(code)/return", "/\(code)/report"] { try await get(path) }
        _ = try await house.test { client in
            _ = try await client.form("/\(code)/participants", [])
            _ = try await client.form("/\(code)/return", [("words", "molen rivier")])
        }
        let person = try await person(in: code)
        try await look(code, person.headers)
        try await change(code) { dialogue in
            try dialogue.open(ID(2))
            try dialogue.open(ID(1))
            try dialogue.addTime(seconds: 30)
        }
        let answer = [("statement", "1"), ("round", "1"), ("position", "place"), ("place", "40")]
        try await send("/\(code)/positions", answer, (person.headers, person.csrf))
        for _ in 0..<5 { try await house.take(.agree, in: code) }
        try await look(code, person.headers)
        try await post("/console/\(code)/statements/1/tally", [("n1-agree", "3"), ("round", "1")])
        try await post("/console/\(code)/statements/1/tally", [("n1-agree", "veel"), ("round", "1")])
        try await post("/console/\(code)/notes", [("text", String(repeating: "n", count: 501))])
        for statement in [("statement", "1"), ("statement", "")] {
            try await post("/console/\(code)/notes", [("text", "Onthoud dit"), ("kind", "quote"), statement])
        }
        try await change(code) { try $0.close(ID(1)) }
        try await send("/\(code)/positions", answer, (person.headers, person.csrf))
        try await desk("/console/\(code)/finish")
        try await change(code) { try $0.reveal(ID(1)) }
        try await look(code, person.headers)
        try await change(code) { try $0.takePositionAgain(on: ID(1)) }
        for _ in 0..<5 { try await house.take(.disagree, in: code, round: 2) }
        try await look(code, person.headers)
        try await change(code) { try $0.reveal(ID(1)) }
        try await look(code, person.headers)
        try await change(code) { try $0.blank(true) }
        try await look(code, person.headers)
    }

    private func ownPace() async throws {
        let code = try await dialogue(kind: .ongoing, mode: .protected)
        try await change(code) { try $0.openLobby() }
        let person = try await person(in: code)
        for path in ["/now", "/submissions", "/submissions?sent=yes"] {
            try await get("/\(code)" + path, person.headers)
        }
        for text in ["Neem mij op.", "Wijs mij af, maar niet?", "Ik sta er al.", "Is dit niets?"] {
            try await house.rooms.submit(StatementDraft(text: Line(text)), by: person.participant, to: code)
        }
        try await change(code) { dialogue in
            let pending = dialogue.submissions.map(\.id)
            try dialogue.approve(pending[0])
            try dialogue.reject(pending[1], reason: Line("Twee ideeën."))
            try dialogue.merge(pending[2], into: ID(1))
        }
        let sender = (person.headers, person.csrf)
        try await send("/\(code)/submissions", [("text", "")], sender)
        let answer = [("statement", "1"), ("round", "1"), ("position", "place"), ("place", "40")]
        try await send("/\(code)/positions", answer, sender)
        for path in ["/now?after=1", "/now?statement=1", "/answers", "/submissions"] {
            try await get("/\(code)" + path, person.headers)
        }
        try await change(code) { try $0.close(ID(2)) }
        try await send("/\(code)/positions", [("statement", "2"), ("round", "1"), ("position", "100")], sender)
        let waiting = try await house.rooms.room(code).dialogue.submissions.map(\.id.number)
        for id in waiting {
            try await post("/console/\(code)/submissions/\(id)", [("verdict", "reject"), ("reason", "")])
        }
        try await look(code, person.headers)
    }

    private func ending() async throws {
        for mode in [Mode.open, .protected] {
            let code = try await dialogue(mode: mode)
            try await change(code) { try $0.openLobby() }
            let person = try await person(in: code)
            for statement in [Int64(1), 2, 3] {
                try await change(code) { try $0.open(ID(statement)) }
                let own = [("statement", "\(statement)"), ("round", "1"), ("position", "pass")]
                try await send("/\(code)/positions", own, (person.headers, person.csrf))
                for layer in [Int64(1), 2] {
                    for _ in 0..<5 { try await house.take(.agree, in: code, statement: statement, layer: layer) }
                }
                try await change(code) { try $0.reveal(ID(statement)) }
                try await look(code, person.headers)
            }
            try await change(code) { dialogue in
                try dialogue.takePositionAgain(on: ID(1))
                try dialogue.close(ID(1))
                try dialogue.takePositionAgain(on: ID(1))
            }
            for _ in 0..<5 { try await house.take(.disagree, in: code, round: 3) }
            try await change(code) { dialogue in
                try dialogue.note(Line("Over de stelling"), kind: .quote, on: ID(1))
                try dialogue.note(Line("Over alles"), kind: .quote, on: nil)
                try dialogue.end(revealing: true)
            }
            for path in ["", "/field", "/field/1", "/field/3", "/report?seal=0"] { try await get("/\(code)" + path) }
            let seal = try await house.rooms.room(code).snapshot.seal
            try await get(seal.map { Paths.report(code, $0) } ?? "")
            try await desk("/console/\(code)/audit")
            for auditor in ["", "Rekenkamer"] { try await post("/console/\(code)/audit", [("auditor", auditor)]) }
            try await desk("/console/\(code)/audit")
            try await look(code, person.headers)
        }
    }

    private func members() async throws {
        try await desk(Paths.members)
        try await post(Paths.members, [("email", "geen adres"), ("role", "secretary")])
        let circle = try await house.folder.members.ensureCircle(named: Line("Kring"))
        for member in try await house.folder.members.members(of: circle.id) {
            for what in ["link", "remove"] { try await post("\(Paths.members)/\(member.id.number)/\(what)") }
        }
    }
}
