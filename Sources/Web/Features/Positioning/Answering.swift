import Crypto
import Disclosure
import Domain

/// Everything that the pages for one participant are made from.
struct Answering: Sendable {
    let participant: Participant
    let snapshot: Room.Snapshot
    let positions: [Position]
    let words: WordPair?
    let notice: Notice?

    /// Why the last answer is not on the page.
    enum Notice: Sendable {
        case busy, noLongerOpen

        func words(_ text: PositioningText) -> String {
            switch self {
            case .busy: text.busy
            case .noLongerOpen: text.noLongerOpen
            }
        }
    }

    var dialogue: Dialogue { snapshot.dialogue }

    /// Statements that can be answered now.
    var open: [Statement] { dialogue.agenda.filter { dialogue.accepts($0.id, round: $0.round) } }

    func position(on statement: Statement) -> Position? {
        positions.first { $0.statement == statement.id && $0.round == statement.round && $0.stance != .withdrawn }
    }

    /// What is open and not answered, beginning at another place for each participant, so that the last statements get as many
    /// answers as the first when not everybody reaches the end.
    var next: [Statement] {
        let open = open
        guard !open.isEmpty else { return [] }
        let start = Int(participant.id.number.magnitude % UInt64(open.count))
        return (open[start...] + open[..<start]).filter { position(on: $0) == nil }
    }

    /// Tells this participant's answers in a browser's storage from those of others; says nothing else about them.
    var owner: String {
        let text = "owner \(dialogue.id.number) \(participant.id.number)"
        return SHA256.hash(data: Array(text.utf8)).prefix(8).reduce(into: "") { text, byte in
            text += byte < 16 ? "0" : ""
            text += String(byte, radix: 16)
        }
    }
}

/// Where somebody stands, in the words that a page has for it.
enum OwnStand: String, Sendable {
    case agree, disagree, middle, pass, none

    init(_ position: Position?) {
        switch position?.stance {
        case .place(let place):
            switch Answers.Zone(place: place) {
            case .agree: self = .agree
            case .disagree: self = .disagree
            case .middle: self = .middle
            case .pass: self = .pass
            }
        case .pass: self = .pass
        case .withdrawn, nil: self = .none
        }
    }

    /// nil where there is nothing to compare: the room is divided or not shown, or one stands in the middle.
    func isSame(as verdict: PublicField.Verdict?) -> Bool? {
        guard let verdict, verdict != .divided, self == .agree || self == .disagree else { return nil }
        return verdict.rawValue == rawValue
    }
}

extension PositioningText {
    /// A place on the floor in words, from one end to the other in equal steps.
    func words(for place: Int) -> String {
        let steps = Double(places.count - 1)
        let index = Int((Double(min(100, max(-100, place)) + 100) / 200 * steps).rounded())
        return places[index]
    }

    /// An answer in words.
    func words(for stance: Stance, to answer: Statement.Answer) -> String {
        switch stance {
        case .pass: pass
        case .withdrawn: notAnswered
        case .place(let place) where answer == .floor: words(for: place)
        case .place(let place): place > 0 ? agree : place < 0 ? disagree : words(for: place)
        }
    }
}
