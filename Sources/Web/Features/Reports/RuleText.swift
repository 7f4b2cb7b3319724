import Disclosure
import Domain

/// What the rules write in a draft around the figures. No figure stands in it.
struct RuleText: Sendable {
    let language: Language

    func heading(_ section: ReportSection) -> String {
        switch section {
        case .why: language.choose("Waarom deze dialoog", "Why this dialogue")
        case .tookPart: language.choose("Wie meedeed", "Who took part")
        case .shared: language.choose("Dit delen we", "What we share")
        case .differ: language.choose("Hier verschillen we", "Where we differ")
        case .unclear: language.choose("Dit weten we nog niet", "What we do not know yet")
        case .shifted: language.choose("Wat verschoof", "What shifted")
        case .layers: language.choose("Per laag", "Per layer")
        case .promises: language.choose("Dit gaan we doen", "What we will do")
        case .lessons: language.choose("Wat we leerden", "What we learned")
        case .sure: language.choose("Zo zeker zijn we", "How sure we are")
        case .statements: language.choose("Alle stellingen", "All statements")
        case .quotes: language.choose("Wat mensen zeiden", "What people said")
        case .notShown: language.choose("Niet getoond", "Not shown")
        case .method: language.choose("Hoe dit verslag is gemaakt", "How this report was made")
        }
    }

    /// The text that people may replace by their own; nil where the rules write none.
    func prose(_ section: ReportSection, of dialogue: Dialogue) -> String? {
        let isRoom = dialogue.mode == .protected && dialogue.scope == .room
        return switch section {
        case .why: dialogue.purpose.isEmpty ? nil : dialogue.purpose.text
        case .shared: isRoom ? sharedInRoom : sharedByLayers
        case .differ: isRoom ? differInRoom : differByLayers
        case .unclear:
            language.choose(
                "Hier weten veel mensen het niet, of staan ze ertussenin. Dat vraagt om uitleg, of om nog een gesprek.",
                "Here many people do not know, or stand in between. That asks for an explanation, or for another talk.")
        case .shifted:
            language.choose(
                "Deze stellingen zijn vaker gevraagd. Zo zie je wat er na het gesprek anders was.",
                "These statements were asked more than once. So you see what was different after the talk.")
        case .layers:
            language.choose(
                "Waar elke laag het mee eens is, over verdeeld is, en het mee oneens is.",
                "What each layer agrees with, is divided on, and disagrees with.")
        case .promises:
            language.choose(
                "Dit beloofden mensen zelf. Hun namen staan er niet bij.",
                "This is what people promised themselves. Without their names.")
        case .lessons: language.choose("Lessen die op deze dialoog rusten.", "Lessons that rest on this dialogue.")
        case .quotes: language.choose("Opgeschreven door de begeleider.", "Written down by the facilitator.")
        case .notShown:
            language.choose(
                "Van deze stellingen is geen uitkomst getoond.", "No outcome was shown of these statements.")
        case .tookPart, .sure, .statements, .method: nil
        }
    }

    private var sharedByLayers: String {
        language.choose(
            "Over deze stellingen vinden alle lagen die we kunnen vergelijken hetzelfde.",
            "On these statements all layers that we can compare think the same.")
    }

    private var sharedInRoom: String {
        language.choose(
            "Over deze stellingen vinden de meeste mensen in de zaal hetzelfde. Per laag tonen we in deze dialoog niets.",
            "On these statements most people in the room think the same. In this dialogue we show nothing per layer.")
    }

    private var differByLayers: String {
        language.choose(
            "Bij deze stellingen liggen lagen ver uit elkaar. In kleine lagen kan dat ook toeval zijn.",
            "On these statements layers are far apart. In small layers that may also be chance.")
    }

    private var differInRoom: String {
        language.choose(
            "Over deze stellingen is de zaal verdeeld. Tussen wie, tonen we niet. Zo blijft ieders antwoord van hem of haar.",
            "On these statements the room is divided. Between whom, we do not show. So everybody's answer stays their own."
        )
    }

    /// The way to what each layer sees as its role.
    func roles(_ code: Code) -> ReportPassage.Link {
        ReportPassage.Link(
            path: Paths.roles(code), name: language.choose("De rol van elke laag", "The role of each layer"),
            about: language.choose(
                "Dit zien wij als onze rol, dit hebben wij nodig, dit bieden wij.",
                "This we see as our role, this we need, this we offer."))
    }

    // MARK: - How sure

    func view(_ verdict: PublicField.Verdict) -> String {
        switch verdict {
        case .agree: language.choose("Eens met", "Agrees with")
        case .divided: language.choose("Verdeeld over", "Divided on")
        case .disagree: language.choose("Oneens met", "Disagrees with")
        }
    }

    var isNoSample: String {
        language.choose(
            "Het is een peiling, geen verkiezing en geen besluit. Je leest hoe de mensen antwoordden die meededen. Zij zijn "
                + "samen geen afspiegeling van alle ambtenaren.",
            "It is a poll, not an election and not a decision. You read how the people answered who took part. Together "
                + "they are not a sample of all public servants.")
    }

    func omitted(_ count: Int) -> String {
        language.choose(
            "De kring liet \(count == 1 ? "1 stelling" : "\(count) stellingen") weg uit dit verslag. In het krachtveld "
                + "\(count == 1 ? "staat die" : "staan die") wel.",
            "The circle left \(count == 1 ? "1 statement" : "\(count) statements") out of this report. In the field "
                + "\(count == 1 ? "it stands" : "they stand") all the same.")
    }

    var margins: String {
        language.choose(
            "Was toevallig een andere groep van dezelfde grootte gekomen, dan lag het aantal dat het eens is waarschijnlijk "
                + "tussen deze grenzen:",
            "Had another group of the same size happened to come, the number that agrees would probably lie between these "
                + "limits:")
    }

    func margin(_ margin: (agree: Int, of: Int, low: Int, high: Int)) -> String {
        language.choose(
            "\(margin.agree) van de \(margin.of) eens, waarschijnlijk tussen \(margin.low) en \(margin.high).",
            "\(margin.agree) of \(margin.of) agree, probably between \(margin.low) and \(margin.high).")
    }

    var noMargins: String {
        language.choose(
            "Grenzen om de uitkomst geven we niet: daaruit kun je aantallen terugrekenen.",
            "We give no limits around the outcome: numbers could be worked out from them.")
    }

    // MARK: - The method in plain words

    func method(_ dialogue: Dialogue) -> [String] {
        let asked = language.choose(
            "Iedereen koos per stelling eens, oneens of weet ik niet, of een plek op de vloer, de lijn van oneens naar eens. "
                + "We telden wat de telefoons stuurden en wie in de zaal stond.",
            "Everybody chose per statement agree, disagree or I don't know, or a place on the floor: the line from disagree "
                + "to agree. We counted what the phones sent and who stood in the room.")
        let openly = language.choose(
            "Een laag is het eens als meer dan de helft van wie antwoordde het eens is. Lagen verschillen als het deel dat "
                + "het eens is, minstens vier van de tien mensen scheelt. Lagen met minder dan drie mensen vergelijken we niet.",
            "A layer agrees when more than half of those who answered agree. Layers differ when the parts that agree are at "
                + "least four in ten people apart. We do not compare layers with fewer than three people.")
        let protectedly = language.choose(
            "Wat we zouden tonen, lag vast voordat er iets was geteld. Meestal eens is: drie van de vijf mensen of meer. "
                + "Van minder dan vijf antwoorden tonen we niets.",
            "What we would show was fixed before anything was counted. Mostly agree means: three in five people or more. Of "
                + "fewer than five answers we show nothing.")
        let written = language.choose(
            "Een programma schreef dit verslag met vaste regels, zonder kunstmatige intelligentie. Tekst met een streep "
                + "ernaast schreef de kring zelf. Elk getal, en elke zin over een getal, komt uit de telling: niemand kan die "
                + "met de hand veranderen.",
            "A program wrote this report by fixed rules, without artificial intelligence. Text with a bar beside it was "
                + "written by the circle. Every number, and every sentence about a number, comes from the count: nobody can "
                + "change it by hand.")
        return [asked, dialogue.mode == .open ? openly : protectedly, written]
    }
}
