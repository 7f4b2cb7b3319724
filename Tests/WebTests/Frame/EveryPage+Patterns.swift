import Domain
import Storage

@testable import Web

/// Patterns and cases beside each other. Comes after the library, whose lessons tell what helped.
extension EveryPage {
    func patterns() async throws {
        try await get(Paths.patterns)
        var studies: [ID<CaseStudy>] = []
        let circle = try await house.folder.members.ensureCircle(named: Line("Kring"))
        for (title, forces) in [
            ("Sloopbeton", "regels voor sloopafval\nangst"), ("Bermgras", "regels over sloopafval\nlaagste prijs"),
            ("Slib", "sloopafvalregels\nwachten"),
        ] {
            try await post(Paths.cases + "/new", [("title", title), ("restraining", forces)])
            if let id = try await house.folder.circleStores.cases.cases(of: circle.id).first?.id { studies.append(id) }
        }
        try await desk(Paths.comparison)
        for (index, study) in studies.enumerated() {
            let fields = [("version", "1"), ("title", "Casus \(index)"), ("outcome", index < 2 ? "unstuck" : "stuck")]
            try await post(Paths.study(study) + "/parts/1", fields)
            let party = [("kind", "party"), ("party", "provincie"), ("holds", "policy"), ("stance", "supports")]
            for stance in ["supports", "opposes", "hesitates"] {
                try await post(Paths.study(study) + "/parts", party.dropLast() + [("stance", stance)])
            }
        }
        for study in studies {
            let force = [
                ("version", "1"), ("force", "sloopafvalregels"), ("direction", "restraining"), ("strength", "4"),
            ]
            try await post(Paths.study(study) + "/parts/2", force + [("layer", "Rijk")])
        }
        try await desk(Paths.patterns)
        let force = { (index: Int, part: Int) in "\(studies[index].number)-\(part)" }
        for name in [force(0, 2), force(0, 3)] {
            try await post(Paths.ownPatterns, [("force", name), ("pattern", "new")])
        }
        try await desk(Paths.patterns)
        try await desk(Paths.study(studies[1]))
        try await desk(Paths.part(ID(2), of: studies[1]) + "/pattern")
        for index in [1, 2] { try await post(Paths.ownPatterns, [("force", force(index, 2)), ("pattern", "1")]) }
        try await desk(Paths.part(ID(2), of: studies[1]) + "/pattern")
        try await desk("/patterns/1")
        let words = [
            ("name", "Regels voor afval"), ("explanation", "Het heet afval."), ("status", "confirmed"),
            ("direction", "restraining"), ("raisedBy", "een dienst"), ("public", "yes"), ("lesson", "1"),
        ]
        for name in ["Regels voor afval", "Iets anders"] {
            try await post("/console/patterns/1", words.dropFirst() + [("name", name), ("version", "1")])
        }
        try await post("/console/patterns/1", words.map { ($0.0, String(repeating: "x", count: 2_000)) })
        try await saidAbout(studies[0])
        try await post("/console/patterns/2/merge", [("into", "1")])
        try await post("/console/patterns/1/split", [("force", force(2, 2)), ("name", "Slib")])
        for path in ["/patterns/1", "/patterns/3", Paths.patterns, Paths.comparison] {
            try await desk(path)
            try await get(path)
        }
        for id in [1, 3] {
            for path in ["", "/history", "/remove"] { try await desk("/console/patterns/\(id)\(path)") }
        }
        for study in studies { try await desk(Paths.study(study)) }
        // More cases than can be compared.
        for number in 0..<Comparison.mostCases {
            try await post(Paths.cases + "/new", [("title", "Casus \(number)"), ("driving", "iets")])
        }
        try await desk(Paths.comparison)
    }

    /// A statement that was drafted from the first force, with what the room thought of it.
    private func saidAbout(_ study: ID<CaseStudy>) async throws {
        let code = try await dialogue()
        try await post(
            Paths.part(ID(2), of: study) + "/statement",
            [("text", "De regels zijn te streng."), ("dialogue", code.text)])
        guard let statement = try await house.rooms.room(code).dialogue.agenda.last?.id else { return }
        try await change(code) { dialogue in
            try dialogue.openLobby()
            try dialogue.open(statement)
        }
        for _ in 0..<6 { try await house.take(.agree, in: code, statement: statement.number) }
        try await change(code) { try $0.reveal(statement) }
    }
}
