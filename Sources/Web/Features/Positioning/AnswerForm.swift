import Domain

/// The form with the answers to one statement; works as a plain form, and `answering.js` makes it send from a queue.
struct AnswerForm: Sendable {
    let action: String
    let csrf: String
    let statement: String
    let round: String
    let isButtons: Bool
    let isFloor: Bool
    let isAgree: Bool
    let isDisagree: Bool
    let isPass: Bool
    let hasOwn: Bool
    let isPlaced: Bool
    let place: Int
    let placeWords: String
    let allPlaces: String
    /// The layer's mark on the floor, up to five; others see a dot.
    let mark: String?
    /// At one's own pace the next statement comes at once.
    let movesOn: Bool
    let back: String?
    let showsBack: Bool
    let text: PositioningText

    init(
        _ answering: Answering, _ statement: Statement?, _ visit: Visit, movesOn: Bool = false, back: String? = nil
    ) {
        let text: PositioningText = visit.language.choose(.dutch, .english)
        let own = statement.flatMap(answering.position)?.stance
        action = Paths.positions(answering.dialogue.code)
        csrf = visit.csrf
        self.statement = statement.map { String($0.id.number) } ?? ""
        round = statement.map { String($0.round) } ?? ""
        isButtons = statement?.answer != .floor
        isFloor = statement?.answer == .floor
        isAgree = own == .agree
        isDisagree = own == .disagree
        isPass = own == .pass
        hasOwn = own != nil
        if case .place(let value)? = own, isFloor {
            place = value
            isPlaced = true
        } else {
            place = 0
            isPlaced = false
        }
        placeWords = isPlaced ? text.words(for: place) : text.notPlaced
        allPlaces = text.places.joined(separator: "|")
        let index = answering.dialogue.layers.firstIndex { $0.id == answering.participant.layer }
        mark = index.flatMap { $0 < 5 ? "mark-\($0 + 1)" : nil }
        self.movesOn = movesOn
        self.back = back
        showsBack = movesOn
        self.text = text
    }
}
