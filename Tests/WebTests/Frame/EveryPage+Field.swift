import Disclosure
import Domain
import Foundation
import HTTPTypes
import Storage

@testable import Web

/// The field while it runs and with its groups, and the role picture.
extension EveryPage {
    func fields() async throws {
        try await runningField()
        try await groups()
        try await roles()
    }

    private func runningField() async throws {
        for mode in [Mode.open, .protected] {
            let code = try await dialogue(kind: .ongoing, mode: mode)
            try await change(code) { try $0.openLobby() }
            try await get(Paths.field(code))
            try await house.take(.agree, in: code)
            try await house.rooms.refreshLiveField(of: house.rooms.room(code))
            for path in [Paths.field(code), Paths.field(code, ID(1))] { try await get(path) }
        }
    }

    /// Two groups, one person between them, and a layer that is too small.
    private func groups() async throws {
        let code = try await house.dialogue(kind: .ongoing, mode: .open, statements: 8)
        try await change(code) { try $0.openLobby() }
        for person in 0..<24 {
            let joined = try await house.rooms.join(code, layer: person < 20 ? ID(1) : ID(2), language: .dutch)
            for statement in 1...8 {
                let agrees = (person % 2 == 0) == (statement % 2 == 0)
                let isOdd = person == 23 ? statement > 4 : (person * statement) % 11 == 1
                var generator = SystemRandomNumberGenerator()
                _ = try await house.rooms.takePosition(
                    PositionRequest(
                        participant: joined.participant.id, key: .random(using: &generator),
                        statement: ID(Int64(statement)), round: 1, stance: agrees != isOdd ? .agree : .disagree,
                        sequence: statement), in: house.rooms.room(code))
            }
        }
        try await change(code) { try $0.end(revealing: true) }
        let room = try await house.rooms.room(code)
        while try await house.rooms.groups(of: room) == .sought {}
        try await get(Paths.field(code))
    }

    private func roles() async throws {
        let code = try await dialogue(mode: .open)
        try await change(code) { dialogue in
            try dialogue.openLobby()
            for statement in dialogue.agenda { try dialogue.open(statement.id) }
        }
        for statement in Int64(1)...3 {
            for _ in 0..<4 { try await house.take(.agree, in: code, statement: statement) }
        }
        for layer in ["1", ""] {
            let secret = String(repeating: "e\(layer.count)", count: 16)
            let due = Day(of: .now, in: .current).adding(days: 9).description
            try await send(
                Paths.promises(code),
                [
                    ("secret", secret), ("what", "de dienst bellen"), ("due", due), ("need", "een uur"),
                    ("layer", layer), ("public", "yes"),
                ], ([:], ""))
        }
        try await change(code) { dialogue in
            try dialogue.note(Line("Toen kwam het los."), kind: .quote, on: ID(1))
            try dialogue.end(revealing: true)
        }
        for choice in Dialogue.OnScreen.allCases {
            try await post("/console/\(code)/screen", [("show", choice.rawValue)])
            for path in [Paths.screen(code), Paths.console(code)] { try await desk(path) }
        }
        let edit = Paths.editRoles(code)
        for path in [Paths.roles(code), edit, edit + "/history"] { try await desk(path) }
        try await get(Paths.roles(code))
        let promise = try await house.folder.circleStores.commitments.commitments(
            of: house.rooms.room(code).dialogue.circle
        ).first { $0.commitment.promise.layer != nil && $0.commitment.dialogue?.code == code }
        let words = [
            ("row", "1.role.statement-1"), ("words", "Wij geven ruimte."), ("row", "1.offer.people"),
            ("words", "Een uur per week."), ("row", "2.role.quote-1"), ("words", "Het kwam los."),
            ("row", "1.need.commitment-\(promise?.commitment.id.number ?? 0)"), ("words", "-"),
        ]
        try await post(edit, words + [("number", "0")])
        try await post(edit, words + [("number", "0"), ("omit", "0")])
        try await post(
            edit, [("row", "1.role.people"), ("words", String(repeating: "x", count: 400)), ("number", "1")])
        try await post(edit, words + [("number", "1")])
        for path in [Paths.roles(code), edit, edit + "/history"] { try await desk(path) }
        try await get(Paths.roles(code))
        try await post(edit + "/history", [("version", "1"), ("current", "2")])
        let told = try await dialogue(mode: .protected)
        try await change(told) { dialogue in
            try dialogue.openLobby()
            try dialogue.end(revealing: true)
        }
        try await get(Paths.roles(told))
    }
}
