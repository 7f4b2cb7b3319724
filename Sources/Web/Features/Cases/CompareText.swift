import Domain

/// What people read where cases stand beside each other.
struct CompareText: Sendable {
    let title: String
    let explanation: String
    let force: String
    let cases: String
    let table: String
    let strength: String
    let absent: String
    let number: String
    let how: String
    let noRows: String
    let helped: String
    let helpedHint: String
    let combinations: String
    let combinationsHint: String
    let choose: String
    let show: String
    let with: String
    let without: String
    let verdictLabel: String
    let combination: String
    private let tooFew: String
    private let allAlike: String
    private let outcomes: (unknown: String, stuck: String, unstuck: String)
    private let directions: (driving: String, restraining: String)
    private let certainties: (tooFew: String, mayBeChance: String, hardlyChance: String)
    private let joined: (with: String, without: String)
    private let counted: @Sendable (_ cases: Int, _ returning: Int) -> String
    private let single: @Sendable (_ count: Int) -> String
    private let over: @Sendable (_ count: Int) -> String
    private let share: @Sendable (_ unstuck: Int, _ all: Int) -> String
    private let oneCase: String

    func summary(cases: Int, returning: Int) -> String { counted(cases, returning) }
    func alone(_ count: Int) -> String { single(count) }
    func leftOut(_ count: Int) -> String { over(count) }
    func direction(_ direction: Statement.Direction) -> String {
        direction == .driving ? directions.driving : directions.restraining
    }

    func outcome(_ outcome: CaseStudy.Outcome?) -> String {
        switch outcome {
        case nil: outcomes.unknown
        case .stuck: outcomes.stuck
        case .unstuck: outcomes.unstuck
        }
    }

    /// Why nothing can be said; nil when something can.
    func standing(_ comparison: Comparison) -> String? {
        switch comparison.standing {
        case .comparable: nil
        case .tooFew: tooFew
        case .allAlike: allAlike
        }
    }

    func certainty(_ certainty: Comparison.Certainty) -> String {
        switch certainty {
        case .tooFew: certainties.tooFew
        case .mayBeChance: certainties.mayBeChance
        case .hardlyChance: certainties.hardlyChance
        }
    }

    func with(_ unstuck: Int, of all: Int) -> String { share(unstuck, all) }
    func without(_ unstuck: Int, of all: Int) -> String { share(unstuck, all) }

    func combination(_ rows: [Comparison.Row], _ present: [Bool]) -> String {
        zip(rows, present).map { "\($1 ? joined.with : joined.without) “\($0.name)”" }.joined(separator: ", ")
    }

    /// How the cases of one combination went; of a single case it says that it is one.
    func verdict(unstuck: Int, of all: Int) -> String {
        all == 1 ? "\(share(unstuck, all)) \(oneCase)" : share(unstuck, all)
    }
}

extension CompareText {
    static let dutch = CompareText(
        title: "Casussen vergelijken",
        explanation:
            "Welke krachten komen terug, en welke gingen samen met loskomen? Een kracht komt terug als iemand zei dat het hetzelfde patroon is, of als er dezelfde woorden staan.",
        force: "Kracht", cases: "Casussen", table: "Krachten per casus", strength: "sterkte", absent: "niet",
        number: "Aantal", how: "Hoe het ging",
        noRows: "Nog geen kracht komt in meer casussen voor. Zeg bij de krachten van een casus welk patroon het is.",
        helped: "Wat ging samen met loskomen?",
        helpedHint: "Samengaan is nog geen oorzaak. Lees het als vraag voor het gesprek.",
        combinations: "Welke combinaties kwamen voor?",
        combinationsHint: "Alleen casussen waarvan de afloop bekend is.", choose: "Kies hoogstens vier krachten",
        show: "Toon de combinaties", with: "Met deze kracht", without: "Zonder deze kracht",
        verdictLabel: "Hoe zeker?", combination: "Combinatie",
        tooFew:
            "Te weinig om iets te zeggen over wat hielp: er zijn minstens drie casussen nodig waarvan je weet hoe het ging. Zeg het bij de casus (Wijzig, Hoe ging het?).",
        allAlike:
            "Hier valt nog niet te vergelijken: alle casussen met een bekende afloop gingen hetzelfde. Voeg er een toe die anders ging.",
        outcomes: ("nog niet gezegd", "zit nog vast", "is losgekomen"), directions: ("drijvend", "remmend"),
        certainties: (
            "Te weinig casussen om dit te kunnen zeggen.", "Zo'n verschil kan toeval zijn.",
            "Zo'n verschil is zelden toeval."
        ),
        joined: ("met", "zonder"),
        counted: {
            "\($0) \($0 == 1 ? "casus" : "casussen"), \($1) \($1 == 1 ? "kracht komt" : "krachten komen") terug."
        },
        single: {
            $0 == 1 ? "Eén kracht komt maar in één casus voor." : "\($0) krachten komen maar in één casus voor."
        },
        over: { "Hier staan de nieuwste vijftig casussen; \($0) oudere doen niet mee." },
        share: { "\($0) van de \($1) losgekomen" }, oneCase: "(één casus: dat zegt nog niets)")
    static let english = CompareText(
        title: "Comparing cases",
        explanation:
            "Which forces return, and which went with getting unstuck? A force returns when somebody said that it is the same pattern, or when the words are the same.",
        force: "Force", cases: "Cases", table: "Forces by case", strength: "strength", absent: "not there",
        number: "Number", how: "How it went",
        noRows: "No force occurs in more than one case yet. Say with the forces of a case which pattern they are.",
        helped: "What went with getting unstuck?",
        helpedHint: "Going together is not yet a cause. Read it as a question for the conversation.",
        combinations: "Which combinations occurred?", combinationsHint: "Only cases of which the end is known.",
        choose: "Choose at most four forces", show: "Show the combinations", with: "With this force",
        without: "Without this force", verdictLabel: "How sure?", combination: "Combination",
        tooFew:
            "Too few to say what helped: it takes at least three cases of which you know how they went. Say so with the case (Change, How did it go?).",
        allAlike:
            "There is nothing to compare yet: all cases with a known end went the same way. Add one that went differently.",
        outcomes: ("not said yet", "still stuck", "got unstuck"), directions: ("driving", "restraining"),
        certainties: (
            "Too few cases to say this.", "Such a difference may be chance.", "Such a difference is rarely chance."
        ),
        joined: ("with", "without"),
        counted: { "\($0) \($0 == 1 ? "case" : "cases"), \($1) \($1 == 1 ? "force returns" : "forces return")." },
        single: { $0 == 1 ? "One force occurs in one case only." : "\($0) forces occur in one case only." },
        over: { "These are the newest fifty cases; \($0) older ones are left out." },
        share: { "\($0) of \($1) got unstuck" }, oneCase: "(one case: that says nothing yet)")
}
