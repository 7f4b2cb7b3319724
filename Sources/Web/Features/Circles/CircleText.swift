/// What people read about circles.
struct CircleText: Sendable {
    let circles: String
    let circlesExplanation: String
    let noCircles: String
    let aboutTitle: String
    let noAbout: String
    let coming: String
    let nothingComing: String
    let open: String
    let found: String
    let nothingFound: String
    let learned: String
    let nothingLearned: String
    let allLessons: String
    let story: String
    let hidden: String
    let change: String

    static let dutch = CircleText(
        circles: "Kringen", circlesExplanation: "Deze leerkringen laten zien wie ze zijn en wat ze leren.",
        noCircles: "Er is nog geen kring met een openbare pagina.", aboutTitle: "Wie we zijn",
        noAbout: "De kring heeft nog niets over zichzelf geschreven.", coming: "Wat komt er",
        nothingComing: "Er is nu niets aangekondigd.", open: "nu open, doe mee", found: "Wat we vonden",
        nothingFound: "Er is nog geen verslag.", learned: "Wat we leerden", nothingLearned: "Er is nog geen les.",
        allLessons: "Zoek in de bibliotheek", story: "Ons reisverhaal",
        hidden: "Deze pagina is nog niet openbaar. Alleen leden zien haar.", change: "Verander deze pagina")
    static let english = CircleText(
        circles: "Circles", circlesExplanation: "These learning circles show who they are and what they learn.",
        noCircles: "There is no circle with a public page yet.", aboutTitle: "Who we are",
        noAbout: "The circle has not written about itself yet.", coming: "What is coming",
        nothingComing: "Nothing is announced right now.", open: "open now, take part", found: "What we found",
        nothingFound: "There is no report yet.", learned: "What we learned", nothingLearned: "There is no lesson yet.",
        allLessons: "Search the library", story: "Our travel story",
        hidden: "This page is not public yet. Only members see it.", change: "Change this page")
}
