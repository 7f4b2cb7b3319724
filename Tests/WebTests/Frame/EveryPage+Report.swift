import Disclosure
import Domain
import HTTPTypes
import HummingbirdTesting
import Storage

@testable import Web

/// The report, from the draft to what was published and withdrawn. Comes after the library, whose lessons stand in it.
extension EveryPage {
    func reports() async throws {
        for mode in [Mode.protected, .open] { try await report(try await ended(mode), mode) }
    }

    /// Two layers that differ, agree and do not know; a promise, a quote and a lesson.
    private func ended(_ mode: Mode) async throws -> Code {
        let code = try await dialogue(mode: mode)
        try await change(code) { try $0.openLobby() }
        for statement in [Int64(1), 2] {
            try await change(code) { try $0.open(ID(statement)) }
            for layer in [Int64(1), 2] {
                let stance: Stance = statement == 1 ? .agree : layer == 1 ? .disagree : .pass
                for _ in 0..<5 { try await house.take(stance, in: code, statement: statement, layer: layer) }
            }
            try await change(code) { try $0.reveal(ID(statement)) }
        }
        try await change(code) { try $0.takePositionAgain(on: ID(1)) }
        for _ in 0..<5 { try await house.take(.disagree, in: code, round: 2) }
        let wish = [
            ("secret", String(repeating: mode == .open ? "d" : "e", count: 32)), ("what", "bellen"),
            ("due", Promising.today.adding(days: 7).description), ("partners", "een collega"),
            ("step", "nummer zoeken"),
            ("need", "een uur"), ("statement", "1"), ("public", "yes"),
        ]
        _ = try await house.test { try await $0.form("/\(code)/commitments", wish) }
        try await change(code) { dialogue in
            try dialogue.reveal(ID(1))
            try dialogue.note(Line("Over alles"), kind: .quote, on: nil)
            try dialogue.end(revealing: false)
        }
        try await post(
            Paths.lessons + "/new",
            [
                ("title", "Bel eerst"), ("handle", "Schrijf daarna."), ("public", "yes"),
                ("evidence", "statement-\(code)-1"),
            ])
        return code
    }

    private func report(_ code: Code, _ mode: Mode) async throws {
        let desk = Paths.reportDesk(code)
        for path in [
            desk, desk + "/history", desk + "/draft", desk + "/parts/section-why", desk + "/parts/statement-1",
        ] {
            try await self.desk(path)
        }
        let long = String(repeating: "x", count: 2_100)
        try await post(desk + "/parts/section-shared", [("version", "0"), ("dutch", long), ("english", long)])
        for part in ["section-shared", "section-differ", "statement-1"] {
            try await post(desk + "/parts/\(part)", [("version", "0"), ("dutch", "Wij zijn met 31 mensen.")])
        }
        try await post(desk + "/parts/section-differ", [("version", "0"), ("english", "Ours."), ("omitted", "yes")])
        try await post(desk + "/parts/section-quotes", [("version", "0"), ("omitted", "yes")])
        try await post(desk + "/order", [("section", "promises"), ("direction", "up"), ("version", "0")])
        try await post(desk + "/order", [("section", "promises"), ("direction", "up"), ("version", "0")])
        for part in ["section-shared", "order"] { try await self.desk(desk + "?changed=\(part)") }
        for path in [desk, desk + "/history", desk + "/draft"] { try await self.desk(path) }
        for path in ["", "/slides", "/picture.svg"] { try await get("/\(code)/report" + path) }
        try await get(desk + "/draft", english(secretary.headers))
        let changes = try await house.folder.circleStores.reports.edits(of: house.rooms.room(code).id).count
        for version in ["1", "2"] {
            try await post(desk + "/versions", [("version", version), ("seen", String(changes))])
        }
        try await post(desk + "/versions", [("version", "2"), ("seen", "0")])
        for path in ["", "/versions/1", "/versions/2", "/slides", "/picture.svg"] {
            try await get("/\(code)/report" + path)
        }
        try await get("/\(code)/report", english([:]))
        try await post(desk + "/versions/1/withdrawal")
        try await get("/\(code)/report/versions/1")
        try await self.desk(desk)
        _ = try await house.site.reportDocument(of: code, in: .english)
    }

    private func english(_ headers: HTTPFields) -> HTTPFields {
        var headers = headers
        headers[.cookie] = [headers[.cookie], "__Host-language=en"].compactMap(\.self).joined(separator: "; ")
        return headers
    }
}
