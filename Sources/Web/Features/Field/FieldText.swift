import Disclosure
import Domain

/// What the pages of the field say around the figures.
struct FieldText: Sendable {
    let language: Language
    let title: String
    let shared: String
    let sharedNote: String
    let friction: String
    let frictionNote: String
    let unclear: String
    let unclearNote: String
    let room: String
    let roomNote: String
    let perLayer: String
    let perLayerNote: String
    let toldNote: String
    let sharesNote: String
    let wholeRoom: String
    let wholeRoomNote: String
    let statement: String
    let forces: String
    let forcesNote: String
    let driving: String
    let restraining: String
    let noForces: String
    let tooFew: String
    let empty: String
    let back: String
    let report: String
    let previous: String
    let next: String
    let protectedNote: String
    let whatItIsNot: String
    let noneShared: String
    let noFriction: String
    let stillRunning: String
    let upToDate: String
    let releasedAt: String
    let inSteps: String
    let emptyProtected: String
    let emptyOpen: String

    static let dutch = FieldText(
        language: .dutch, title: "Het krachtveld", shared: "Gedeelde grond",
        sharedNote: "Stellingen waarover alle lagen die we kunnen vergelijken hetzelfde vinden.", friction: "Wrijving",
        frictionNote: "Stellingen waarover lagen ver uit elkaar liggen. In kleine lagen kan dat ook toeval zijn.",
        unclear: "Onduidelijk", unclearNote: "Stellingen waarop een derde of meer het niet weet, of ertussenin staat.",
        room: "Waar de zaal staat", roomNote: "In deze dialoog tonen we het beeld van de hele zaal, niets per laag.",
        perLayer: "Stellingen per laag",
        perLayerNote: "Het teken staat op het deel dat het eens is; de streep laat zien hoe zeker dat is.",
        toldNote:
            "Het teken staat op de plek van het woord: links meestal oneens, in het midden verdeeld, rechts meestal eens.",
        sharesNote:
            "Waar je een deel leest, staat het teken op het deel dat het eens is. Waar je een woord leest, staat het op de plek "
            + "van dat woord: links meestal oneens, in het midden verdeeld, rechts meestal eens.",
        wholeRoom: "Alle stellingen", wholeRoomNote: "Het beeld van de hele zaal, per stelling.", statement: "Stelling",
        forces: "Wat duwt, wat houdt tegen",
        forcesNote:
            "Van links wat versnelt, van rechts (gestippeld) wat vertraagt. Hoe langer de pijl, hoe meer mensen het eens zijn. "
            + "De tekens op een pijl zijn de lagen.",
        driving: "Wat duwt", restraining: "Wat houdt tegen",
        noForces:
            "Van geen stelling is gezegd of zij versnelt of vertraagt. Dat kan bij het schrijven van een stelling.",
        tooFew: "te weinig antwoorden", empty: "Er is nog van geen enkele stelling een uitkomst getoond.",
        back: "Terug naar het krachtveld", report: "Lees het verslag", previous: "Vorige", next: "Volgende",
        protectedNote:
            "Deze dialoog is beschermd: woorden in plaats van aantallen. Zo blijft ieders antwoord van hem of haar.",
        whatItIsNot:
            "Dit is een peiling, geen verkiezing en geen besluit. Je ziet hoe de mensen antwoordden die meededen.",
        noneShared: "Er is geen stelling waarover alle lagen hetzelfde vinden.",
        noFriction: "Nergens liggen lagen ver uit elkaar.",
        stillRunning: "Deze dialoog loopt nog: het beeld kan nog schuiven.",
        upToDate: "Bijgewerkt om", releasedAt: "Laatste uitgave:",
        inSteps:
            "In een beschermde dialoog verversen we in stappen: pas als er overal genoeg nieuwe antwoorden bij zijn, en nooit als dat een antwoord zou verraden.",
        emptyProtected:
            "Er is nog niets te zien, en dat hoort zo. Deze dialoog is beschermd: zolang minder dan 200 mensen een stelling beantwoordden, tonen we de uitkomst pas aan het eind.",
        emptyOpen: "Er is nog geen antwoord. Zodra iemand antwoordt, zie je het hier.")

    static let english = FieldText(
        language: .english, title: "The field", shared: "Common ground",
        sharedNote: "Statements on which all layers that we can compare think the same.", friction: "Friction",
        frictionNote: "Statements on which layers are far apart. In small layers that may also be chance.",
        unclear: "Unclear", unclearNote: "Statements on which a third or more do not know, or stand in between.",
        room: "Where the room stands",
        roomNote: "In this dialogue we show where the whole room stands, nothing per layer.",
        perLayer: "Statements per layer",
        perLayerNote: "The mark stands at the part that agrees; the bar shows how sure that is.",
        toldNote: "The mark stands at the place of the word: left mostly disagree, middle divided, right mostly agree.",
        sharesNote:
            "Where you read a part, the mark stands at the part that agrees. Where you read a word, it stands at the place of that "
            + "word: left mostly disagree, middle divided, right mostly agree.",
        wholeRoom: "All statements", wholeRoomNote: "Where the whole room stands, statement by statement.",
        statement: "Statement", forces: "What pushes, what holds back",
        forcesNote:
            "From the left what speeds up, from the right (dashed) what slows down. The longer the arrow, the more people "
            + "agree. The marks on an arrow are the layers.",
        driving: "What pushes", restraining: "What holds back",
        noForces: "No statement says yet whether it speeds up or slows down. You can choose that when writing one.",
        tooFew: "too few answers", empty: "No outcome of any statement was shown yet.", back: "Back to the field",
        report: "Read the report", previous: "Previous", next: "Next",
        protectedNote:
            "This dialogue is protected: words instead of numbers. That way everybody's answer stays their own.",
        whatItIsNot:
            "This is a poll, not an election and not a decision. You see how the people answered who took part.",
        noneShared: "There is no statement on which all layers think the same.",
        noFriction: "Nowhere are layers far apart.",
        stillRunning: "This dialogue is still running: the picture may still shift.", upToDate: "Up to date at",
        releasedAt: "Latest release:",
        inSteps:
            "A protected dialogue is brought up to date in steps: only when enough new answers have come in everywhere, and never where that would give an answer away.",
        emptyProtected:
            "There is nothing to see yet, as it should be. This dialogue is protected: while fewer than 200 people have answered a statement, we show its outcome only at the end.",
        emptyOpen: "There is no answer yet. As soon as somebody answers, you see it here.")

    func say(_ sentence: Sentence) -> String { language.choose(sentence.nl, sentence.en) }
}

// What is said of a statement, a layer and the whole.
extension FieldText {
    /// How many agree, as far as it is public.
    func support(_ finding: StatementFinding) -> String {
        switch finding.field.shown {
        case .exact(let total, _): agree(total)
        case .room(let told): say(told.words)
        case .layers:
            layersAgree(finding.layers ?? [])
        case .tooFew: tooFew
        }
    }

    /// The same beside an arrow, where there is little room.
    func short(_ finding: StatementFinding) -> String {
        switch finding.field.shown {
        case .exact(let total, _):
            return language.choose("\(total.agree) van \(total.total)", "\(total.agree) of \(total.total)")
        case .layers:
            let told = (finding.layers ?? []).compactMap(\.verdict)
            let agree = told.count { $0 == .agree }
            return language.choose("\(agree) van \(told.count) lagen", "\(agree) of \(told.count) layers")
        case .room(.shares(let agree, _)): return say(agree.words)
        case .room, .tooFew: return support(finding)
        }
    }

    func words(_ layer: LayerStand) -> String {
        switch layer.shown {
        case .counts(let counts, _, _): agree(counts)
        case .told(let finding): say(finding.words)
        case .nothing: tooFew
        }
    }

    /// The same, where it stands under what the layer mostly disagrees with.
    func words(_ layer: LayerStand, under verdict: PublicField.Verdict) -> String {
        guard verdict == .disagree, case .counts(let counts, _, _) = layer.shown else { return words(layer) }
        return language.choose(
            "\(counts.disagree) van \(counts.total) oneens", "\(counts.disagree) of \(counts.total) disagree")
    }

    private func named(_ layers: [LayerStand]) -> String {
        say(.list(layers.map { "\($0.name) (\(words($0)))" }))
    }

    /// Which layers "all" means, where it does not mean every one of them.
    private func compared(_ layers: [LayerStand]?) -> String {
        guard let layers else { return "" }
        let names = say(.list(layers.map(\.name)))
        return language.choose(" die we vergelijken (\(names))", " that we compare (\(names))")
    }

    private func agree(_ counts: PublicField.Counts) -> String {
        language.choose("\(counts.agree) van \(counts.total) eens", "\(counts.agree) of \(counts.total) agree")
    }

    private func layersAgree(_ layers: [LayerStand]) -> String {
        let told = layers.filter { $0.verdict != nil }
        let agree = told.count { $0.verdict == .agree }
        return language.choose(
            "\(agree) van \(told.count) lagen meestal eens", "\(agree) of \(told.count) layers mostly agree")
    }

    /// One or two sentences that belong to the kind of a finding.
    func sentence(_ finding: StatementFinding) -> String {
        switch finding.kind {
        case .shared where finding.isTold, .friction where finding.isTold: say(finding.field.sentence)
        case .shared(let verdict, let among):
            language.choose(
                "Alle lagen\(compared(among)) zijn het \(verdict == .agree ? "eens" : "oneens"): in elke laag de meeste mensen.",
                "All layers\(compared(among)) \(verdict == .agree ? "agree" : "disagree"): most people in each of them."
            )
        case .friction(let most, let least):
            language.choose(
                "Het meest eens: \(named(most)). Het minst: \(named(least)).",
                "Most agreement: \(named(most)). Least: \(named(least)).")
        case .unclear, .room, .mixed, .nothing: say(finding.field.sentence)
        }
    }

    /// What the whole dialogue found, before any picture.
    func summary(_ field: DialogueField, people: Int) -> String {
        let people = language.choose(
            people == 1 ? "1 mens deed mee." : "\(people) mensen deden mee.",
            people == 1 ? "1 person took part." : "\(people) people took part.")
        return "\(people) \(summary(field))"
    }

    /// What the statements say together.
    func summary(_ field: DialogueField) -> String {
        let unclear = field.statements.count { $0.kind == .unclear }
        let rest = language.choose(
            "Bij \(statements(unclear)) weten veel mensen het niet.",
            "On \(statements(unclear)) many people do not know.")
        let parts = [sharedSummary(field), frictionSummary(field), unclear > 0 ? rest : ""]
        return parts.filter { !$0.isEmpty }.joined(separator: " ")
    }

    func sharedSummary(_ field: DialogueField) -> String {
        let all = field.statements.count
        return said([
            (
                field.statements.count { if case .shared(_, among: nil) = $0.kind { true } else { false } },
                { "Over \($0) van de \(all) stellingen vinden alle lagen hetzelfde." },
                { "On \($0) of \(all) statements all layers think the same." }
            ),
            (
                field.statements.count { if case .shared(_, among: .some) = $0.kind { true } else { false } },
                { "Over \($0) van de \(all) stellingen vinden alle lagen die we vergelijken hetzelfde." },
                { "On \($0) of \(all) statements all layers that we compare think the same." }
            ),
            (
                field.statements.count { $0.kind == .room(.agree) },
                { "Over \($0) van de \(all) stellingen is de zaal het meestal eens." },
                { "On \($0) of \(all) statements the room mostly agrees." }
            ),
            (
                field.statements.count { $0.kind == .room(.disagree) },
                { "Over \($0) van de \(all) stellingen is de zaal het meestal oneens." },
                { "On \($0) of \(all) statements the room mostly disagrees." }
            ),
        ])
    }

    func frictionSummary(_ field: DialogueField) -> String {
        said([
            (
                field.statements.count { if case .friction = $0.kind { true } else { false } },
                { "Over \(statements($0)) liggen de lagen ver uit elkaar." },
                { "On \(statements($0)) the layers are far apart." }
            ),
            (
                field.statements.count { $0.kind == .room(.divided) },
                { "Over \(statements($0)) is de zaal verdeeld." }, { "On \(statements($0)) the room is divided." }
            ),
        ])
    }

    /// The sentences of what was found at all.
    private func said(_ parts: [(count: Int, nl: (Int) -> String, en: (Int) -> String)]) -> String {
        parts.filter { $0.count > 0 }.map { language.choose($0.nl($0.count), $0.en($0.count)) }.joined(separator: " ")
    }

    private func statements(_ number: Int) -> String {
        language.choose(
            number == 1 ? "1 stelling" : "\(number) stellingen", number == 1 ? "1 statement" : "\(number) statements")
    }
}

extension StatementFinding {
    /// Whether its layers are told in words or steps, as in a protected dialogue.
    fileprivate var isTold: Bool { layers?.contains(where: \.isTold) == true }
}
