import Domain

/// What the pages of the role picture say.
struct RoleText: Sendable {
    let title: String
    let lead: String
    let drafted: String
    let edited: String
    let role: String
    let need: String
    let offer: String
    let nothing: String
    let fromPromise: String
    let fromPeople: String
    let quote: String
    let noLayers: String
    let field: String
    let report: String
    let edit: String
    let editTitle: String
    let editHint: String
    let omit: String
    let sentence: String
    let own: String
    let promiseHint: String
    let loose: String
    let looseHint: String
    let save: String
    let back: String
    let problem: String
    let conflict: String
    let history: String
    let historyHint: String
    let version: String
    let current: String
    let restore: String
    let formerMember: String
    let noVersion: String

    func name(_ part: RolePicture.Part) -> String {
        switch part {
        case .role: role
        case .need: need
        case .offer: offer
        }
    }

    static let dutch = RoleText(
        title: "Rolbeeld per laag",
        lead: "Wat elke laag van zichzelf zegt: dit is onze rol, dit hebben wij nodig, dit bieden wij.",
        drafted:
            "Een eerste opzet. Regels kozen de stellingen waar een laag het meestal mee eens is, het eerst waar zij het meer eens is dan de andere lagen. Mensen maken het af.",
        edited:
            "Nagelezen en aangevuld door de kring. De cijfers ernaast komen uit de dialoog; die kan niemand veranderen.",
        role: "Dit zien wij als onze rol", need: "Dit hebben wij nodig", offer: "Dit bieden wij",
        nothing: "Hier staat nog niets.", fromPromise: "uit een actie", fromPeople: "toegevoegd door de kring",
        quote: "Uit het gesprek",
        noLayers: "In deze dialoog tonen we niets per laag. Wat hier staat, schreef de kring zelf.",
        field: "Naar het krachtveld", report: "Naar het verslag", edit: "Werk het rolbeeld bij",
        editTitle: "Het rolbeeld bijwerken",
        editHint:
            "Schrijf zoals de laag het zelf zou zeggen. Wat je leeg laat of weglaat, staat er niet in. Iedereen kan het bewaarde rolbeeld lezen.",
        omit: "Laat weg", sentence: "Zin", own: "Eigen zin",
        promiseHint: "Uit een actie; de woorden blijven van wie het beloofde.",
        loose: "Acties zonder laag",
        looseHint: "Bij deze acties koos niemand een laag. Neem over wat past, als eigen zin.",
        save: "Bewaar het rolbeeld", back: "Terug zonder te bewaren",
        problem: "Er klopt nog iets niet. Wat je typte staat er nog.",
        conflict:
            "Iemand anders bewaarde net een nieuwe versie. Wat jij typte staat hieronder; bewaar nog eens als dit het moet worden.",
        history: "Eerdere versies", historyHint: "Elke versie blijft bewaard. Terugzetten maakt een nieuwe versie.",
        version: "Versie", current: "de huidige", restore: "Zet deze versie terug", formerMember: "iemand die weg is",
        noVersion: "Er is nog geen versie bewaard.")

    static let english = RoleText(
        title: "Role picture per layer",
        lead: "What each layer says of itself: this is our role, this we need, this we offer.",
        drafted:
            "A first draft. Rules chose the statements that a layer mostly agrees with, first where it agrees more than the other layers. People finish it.",
        edited:
            "Read and completed by the circle. The figures beside it come from the dialogue; nobody can change those.",
        role: "What we see as our role", need: "What we need", offer: "What we offer",
        nothing: "Nothing stands here yet.", fromPromise: "from an action", fromPeople: "added by the circle",
        quote: "From the conversation",
        noLayers: "In this dialogue we show nothing per layer. What stands here was written by the circle.",
        field: "To the field", report: "To the report", edit: "Edit the role picture",
        editTitle: "Editing the role picture",
        editHint:
            "Write as the layer would say it. What you leave empty or leave out is not in it. Everybody can read the saved role picture.",
        omit: "Leave out", sentence: "Sentence", own: "Own sentence",
        promiseHint: "From an action; the words stay those of whoever promised it.",
        loose: "Actions without a layer",
        looseHint: "Nobody chose a layer for these actions. Take over what fits, as a sentence of your own.",
        save: "Save the role picture", back: "Back without saving",
        problem: "Something is not right yet. What you typed is still there.",
        conflict:
            "Somebody else just saved a new version. What you typed is below; save again if this is what it should be.",
        history: "Earlier versions", historyHint: "Every version is kept. Putting one back makes a new version.",
        version: "Version", current: "the present one", restore: "Put this version back",
        formerMember: "somebody who left",
        noVersion: "No version was saved yet.")
}
