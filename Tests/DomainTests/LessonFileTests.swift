import Domain
import Testing

/// Lessons of before come in whole or not at all, and what is wrong is named by its place.
@Suite struct LessonFileTests {
    private func read(_ text: String) throws -> [LessonFile.Entry] { try LessonFile.read(Array(text.utf8)) }

    @Test func `a table from a spreadsheet is read, with commas or semicolons, in Dutch or in English`() throws {
        let dutch = """
            \u{FEFF}Titel;Handvat;Wanneer;Laag;Versneller;Rol;Datum;Openbaar;Iets anders\r
            Vraag het samen;"Eén gesprek;\r
            met ""einddatum"".";Als er een plek is.;gemeente;Ruimte;inkoper;22-11-2016;ja;x\r
            Bel eerst;Dan pas schrijven.;;;;;;;\r

            """
        let lessons = try read(dutch)
        #expect(lessons.map(\.words.title.text) == ["Vraag het samen", "Bel eerst"])
        let first = try #require(lessons.first)
        #expect(first.words.handle.text == "Eén gesprek;\nmet \"einddatum\"." && first.words.isPublic)
        #expect(first.words.layer?.text == "gemeente" && first.words.role?.text == "inkoper")
        #expect(first.day == Day("2016-11-22") && lessons[1].day == nil && !lessons[1].words.isPublic)
        let english = try read("title,handle,date,public\nAsk together,One talk.,2016-11-22,yes\n")
        #expect(english.first?.day == Day("2016-11-22") && english.first?.words.isPublic == true)
    }

    @Test func `text with headings is read`() throws {
        let lessons = try read(
            """
            # Vraag het samen aan
            Laag: gemeente
            **Rol:** vergunningverlener
            Datum: 2016-11-22
            Openbaar: ja

            Zet iedereen in één gesprek.
            Let op: met een einddatum.

            Wanneer: als er een plek is
            die het aandurft.

            # Bel eerst
            En schrijf dan.
            """)
        let first = try #require(lessons.first)
        #expect(lessons.map(\.words.title.text) == ["Vraag het samen aan", "Bel eerst"])
        #expect(first.words.handle.text == "Zet iedereen in één gesprek.\nLet op: met een einddatum.")
        #expect(first.words.condition.text == "als er een plek is\ndie het aandurft.")
        #expect(first.words.role?.text == "vergunningverlener" && first.day == Day("2016-11-22"))
    }

    @Test func `nothing of a lesson is dropped, whatever stands in it twice or under a heading of its own`() throws {
        let lessons = try read(
            """
            ## Vraag het samen aan
            Handvat: zet iedereen in één gesprek.

            ### Hoe het ging
            Het duurde een uur.
            Handvat: en spreek een dag af.
            Wanneer: als er een plek is.
            Wanneer: als iemand durft.

            # Bel eerst
            En schrijf dan.
            """)
        #expect(lessons.map(\.words.title.text) == ["Vraag het samen aan", "Bel eerst"])
        let first = try #require(lessons.first)
        let handle = [
            "zet iedereen in één gesprek.", "", "Hoe het ging", "Het duurde een uur.", "en spreek een dag af.",
        ]
        #expect(first.words.handle.text == handle.joined(separator: "\n"))
        #expect(first.words.condition.text == "als er een plek is.\nals iemand durft.")
    }

    private static let wrong: [(String, String, Int, Int)] = [
        ("nothing", "", 1, 1), ("a heading line only", "titel,handvat\n", 1, 1),
        ("no column with the handle", "titel,laag\nx,y\n", 1, 1),
        ("a column twice", "titel,handvat,title\nx,y,z\n", 1, 15),
        ("a field too many", "titel,handvat\nx,y,z\n", 2, 1),
        ("an open quotation mark", "titel,handvat\nx,\"y\n", 2, 3),
        ("no handle", "titel,handvat\nx,y\nlang,\n", 3, 6),
        ("a day that is none", "titel;handvat;datum\nx;y;31-02-2020\n", 2, 5),
        ("public that is neither", "titel;handvat;openbaar\nx;y;misschien\n", 2, 5),
        ("a hidden change of direction", "titel,handvat\nab\u{202e}c,y\n", 2, 1),
        ("a title that is too long", "titel,handvat\n" + String(repeating: "x", count: 141) + ",y\n", 2, 1),
        ("text before the first title", "\u{FEFF}#\nx", 1, 2), ("a heading without a title", "# \ntekst", 1, 3),
        ("a lesson without a handle", "# Een\nLaag: Rijk\n\n# Twee\nx", 1, 1),
        ("a layer twice", "# Een\nLaag: Rijk\nzo\nLaag: gemeente\n", 4, 1),
        ("a layer that is too long", "# Een\nLaag: " + String(repeating: "x", count: 41) + "\n\nzo", 2, 7),
    ]

    @Test(arguments: wrong)
    func `what is wrong is named by line and column`(name: String, text: String, line: Int, column: Int) throws {
        let problem = try #require(throws: LessonFile.Problem.self) { try read(text) }
        #expect(problem.line == line && problem.column == column, "\(name): \(problem)")
    }

    @Test func `bytes of another encoding are named by their place`() throws {
        let latin = Array("titel,handvat\nE".utf8) + [0xE9] + Array("n,y\n".utf8)
        let problem = try #require(throws: LessonFile.Problem.self) { try LessonFile.read(latin) }
        #expect(problem == .init(line: 2, column: 2, what: .notText))
    }

    @Test func `any bytes are read or refused, never worse`() throws {
        let seed = UInt64.random(in: 0...UInt64.max)
        var state = seed
        func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state >> 33
        }
        let pieces = ["titel", "handvat", ",", ";", "\n", "\r\n", "\"", "# ", "Laag: ", "x", "\u{202e}", "é", "", "🜁"]
        for _ in 0..<2_000 {
            var bytes = (0..<Int(next() % 30)).flatMap { _ in Array(pieces[Int(next()) % pieces.count].utf8) }
            if next() % 4 == 0 { bytes.append(UInt8(next() % 256)) }
            do { _ = try LessonFile.read(bytes) } catch {
                #expect(error.line >= 1 && error.column >= 1, "seed \(seed): \(bytes)")
            }
        }
    }

    @Test func `synonyms are single words in groups, and lead from any form to the others`() throws {
        let synonyms = try Synonyms("Vrijbrief, ontheffing\n\n vlonder , steiger,vlonder ")
        #expect(synonyms.groups == [["vrijbrief", "ontheffing"], ["vlonder", "steiger"]])
        #expect(synonyms.of(stem: SearchWords.stem("vlonders")) == ["steiger"])
        #expect(try Synonyms(synonyms.text) == synonyms)
        for wrong in ["alleen", "twee woorden, een", "a,b", String(repeating: "woord,", count: 90), "een, \u{202e}x"] {
            #expect(throws: InputProblem.self, "\(wrong)") { try Synonyms(wrong) }
        }
        let many = (0...Synonyms.mostGroups).map { "woord\($0), ander\($0)" }.joined(separator: "\n")
        #expect(throws: InputProblem.tooMany(maximum: Synonyms.mostGroups)) { try Synonyms(many) }
    }
}
