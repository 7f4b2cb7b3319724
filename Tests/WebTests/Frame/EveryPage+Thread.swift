import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import Storage

@testable import Web

/// Promises and cases.
extension EveryPage {
    private func promise(_ number: Int, in code: Code, _ changes: [String: String] = [:]) async throws -> String {
        let secret = String(repeating: "a\(number)", count: 16)
        let full = [
            ("secret", secret), ("what", "de dienst bellen"), ("due", Day(of: .now, in: .current).description),
            ("partners", "een collega"), ("step", "bellen"), ("need", "een uur"), ("statement", "1"),
            ("email", "anouk@voorbeeld.nl"), ("name", "Anouk"),
        ].map { ($0.0, changes[$0.0] ?? $0.1) }
        _ = try await house.test { try await $0.form(Paths.promises(code), full) }
        return "/commitments/\(secret)"
    }

    func promises() async throws {
        try await desk(Paths.promises)
        try await desk(Paths.newPromise)
        try await post(Paths.newPromise, [("secret", "x")])
        let code = try await dialogue()
        try await change(code) { dialogue in
            try dialogue.openLobby()
            try dialogue.open(ID(1))
        }
        try await get(Paths.promises(code))
        let long = String(repeating: "x", count: 200)
        let names =
            ["what", "partners", "step", "need", "name"].map { ($0, long) } + [("due", "2020-01-01"), ("email", "x")]
        _ = try await promise(9, in: code, Dictionary(uniqueKeysWithValues: names))
        let later = Day(of: .now, in: .current).adding(days: 9).description
        let open = try await promise(1, in: code, ["due": later])
        _ = try await promise(1, in: code, ["due": later, "what": "iets anders"])
        for path in [open, open + "/stop", open + "?answer=kept"] { try await get(path) }
        for (number, answer) in [(2, "stuck"), (3, "kept")] {
            let path = try await promise(number, in: code, ["due": later])
            try await send(path, [("answer", answer)], ([:], ""))
            try await get(path)
            for words in [long + long + long, "Niemand beslist."] {
                try await send(path, [("explanation", words)], ([:], ""))
            }
            try await get(path)
        }
        try await change(code) { try $0.end(revealing: true) }
        let reminders = MailRounds(of: house.site, mailer: CaughtMail())
        _ = try await reminders.round(at: .now + 20 * 86_400, in: .current)
        for path in [open, Paths.promises(code)] { try await get(path) }
        try await desk(Paths.promises)
        let circle = try await house.folder.members.ensureCircle(named: Line("Kring"))
        for promise in try await house.folder.circleStores.commitments.commitments(of: circle.id) {
            try await post("\(Paths.promises)/\(promise.commitment.id.number)/case")
        }
        try await desk(Paths.promises)
        for study in try await house.folder.circleStores.cases.cases(of: circle.id) {
            try await desk(Paths.study(study.id))
        }
    }

    func cases() async throws {
        for path in ["", "/new"] { try await desk(Paths.cases + path) }
        try await post(Paths.cases + "/new", FirstHour.Question.allCases.map { ($0.rawValue, "") })
        let answers = FirstHour.Question.allCases.map { ($0.rawValue, "2022-09 stokt") }
        try await post(Paths.cases + "/new", answers)
        let circle = try await house.folder.members.ensureCircle(named: Line("Kring"))
        guard let id = try await house.folder.circleStores.cases.cases(of: circle.id).first?.id else { return }
        let home = Paths.study(id)
        try await desk(home)
        for kind in CasePart.Kind.allCases where kind != .facts {
            try await desk("\(home)/parts?kind=\(kind.rawValue)")
            try await post("\(home)/parts", [("kind", kind.rawValue)])
            let fields = CaseField.fields(of: kind).map { ($0.rawValue, sample($0)) }
            try await post("\(home)/parts", [("kind", kind.rawValue)] + fields)
            try await post(
                "\(home)/parts", [("kind", kind.rawValue)] + fields.map { ($0.0, String(repeating: "x", count: 2_000)) }
            )
        }
        let parts = try await house.folder.circleStores.cases.caseStudy(id, of: circle.id)?.parts ?? []
        for part in parts {
            let path = Paths.part(part.id, of: id)
            try await desk(path)
            try await post(
                path,
                [("kind", part.kind.rawValue), ("version", "7")]
                    + part.content.fields.map { ($0.field.rawValue, $0.value) })
        }
        let code = try await dialogue()
        for part in parts where part.kind == .force {
            let path = Paths.part(part.id, of: id) + "/statement"
            try await desk(path)
            for text in ["Is dit een vraag?", String(repeating: "te lang? ", count: 30)] {
                try await post(path, [("text", text), ("dialogue", code.text)])
            }
        }
        for path in [home, Paths.console(code)] { try await desk(path) }
        try await change(code) { try $0.openLobby() }
        for statement in try await house.rooms.room(code).dialogue.agenda.dropFirst(3).map(\.id) {
            try await change(code) { try $0.open(statement) }
            for _ in 0..<6 { try await house.take(.agree, in: code, statement: statement.number) }
            try await change(code) { try $0.reveal(statement) }
        }
        try await desk(home)
        if let last = parts.last {
            // The first one is refused: it is of a version that was changed since.
            for version in ["1", "2"] {
                try await post(Paths.part(last.id, of: id), [("version", version), ("remove", "1")])
            }
        }
        try await post(Paths.part(ID(1), of: id) + "/erasure", [("version", "1")])
        for path in [home, home + "/history", home + "/remove", Paths.cases, Paths.removedCases] {
            try await desk(path)
        }
        try await post(home + "/remove")
        for path in [Paths.cases, Paths.removedCases] { try await desk(path) }
        try await post(home + "/restoration")
    }

    /// Something that the field takes.
    private func sample(_ field: CaseField) -> String {
        switch field.shape {
        case .line, .paragraph: "Iets"
        case .month: "2022-09"
        case .choice(let values), .choices(let values): values.last ?? ""
        case .name: "Rijk"
        case .part: "2"
        case .link: "https://voorbeeld.nl/stuk"
        }
    }
}
