import Domain
import HTTPTypes
import HummingbirdTesting
import Storage

@testable import Web

/// Lessons and where they are found. Comes after the cases and the promises, which a lesson rests on.
extension EveryPage {
    func library() async throws {
        for path in ["", "?q=niets+van+dit+alles"] { try await get(Paths.library + path) }
        let code = try await dialogue()
        try await change(code) { dialogue in
            try dialogue.openLobby()
            try dialogue.open(ID(1))
        }
        for _ in 0..<6 { try await house.take(.agree, in: code) }
        try await change(code) { dialogue in
            try dialogue.reveal(ID(1))
            try dialogue.end(revealing: false)
        }
        let circle = try await house.folder.members.ensureCircle(named: Line("Kring"))
        let done = try await house.folder.circleStores.commitments.commitments(of: circle.id).map(\.commitment)
            .filter { $0.outcome != nil }
        let thread = ["case-1", "statement-\(code)-1"] + done.map { "commitment-\($0.id.number)" }
        let words = [
            ("title", "Vraag de ontheffing samen aan"), ("handle", "Eén gesprek, met een einddatum."),
            ("condition", "Als er een plek is."), ("role", "vergunningverlener"), ("layer", "gemeente"),
            ("accelerator", "Ruimte"),
        ]
        try await desk(Paths.lessons + "/new?from=case-1")
        try await post(Paths.lessons + "/new", words + [("public", "yes")] + thread.map { ("evidence", $0) })
        try await post(Paths.lessons + "/new", [("title", "Alleen voor ons"), ("handle", "Stil.")])
        let long = String(repeating: "x", count: 2_000)
        try await post(Paths.lessons + "/new", words.map { ($0.0, long) })
        for id in 1...2 {
            for path in [Paths.lesson(ID(Int64(id))), "\(Paths.lessons)/\(id)"] { try await desk(path) }
        }
        try await get(Paths.lesson(ID(1)))
        try await post("\(Paths.lessons)/1", words + [("version", "9")])
        try await post("\(Paths.lessons)/1", words.map { ($0.0, "Iets anders") } + [("version", "9")])
        for path in ["", "?q=vrijstelling", "?q=onthefing", "?layer=gemeente&accelerator=Ruimte"] {
            try await get(Paths.library + path)
            try await desk(Paths.library + path)
        }
        try await get(Paths.library + "?kind=lesson&role=vergunningverleners")
        try await imports()
        for path in [Paths.lesson(ID(1)), Paths.story(circle.id), Paths.story(circle.id) + "?view=public"] {
            try await desk(path)
            try await get(path)
        }
    }

    private func imports() async throws {
        try await desk(Paths.lessonImport)
        let good = "titel;handvat;openbaar;datum\nVraag de ontheffing op tijd;Begin.;ja;1-2-2016\nBel eerst;Zo.;;\n"
        for file in [good, "titel\nx\n", "# Bel eerst\nZo.\nWanneer: altijd\n"] {
            try await post(Paths.lessonImport, [("lessons", file)])
        }
        try await post(Paths.lessonImport, [("lessons", good), ("keep", "1")])
        try await post(Paths.lessonImport, [("lessons", good)])
        try await desk(Paths.synonyms)
        for words in ["alleen", "vrijbrief, ontheffing"] { try await post(Paths.synonyms, [("words", words)]) }
        let other = try await house.member(.secretary, circle: "Stille kring")
        try await get(Paths.story(ID(2)), other.headers)
    }
}
