import Domain
import Foundation

/// What a facilitator does with one statement; the same for the console's forms and for the API.
enum StatementStep: String, Sendable, CaseIterable {
    case open, close, reveal, hide, park, again, look, earlier, later

    func take(in dialogue: inout Dialogue, on id: ID<Statement>) throws {
        switch self {
        case .open: try dialogue.open(id)
        case .close: try dialogue.close(id)
        case .reveal: try dialogue.reveal(id)
        case .hide: try dialogue.hide(id)
        case .park: try dialogue.park(id)
        case .again: try dialogue.takePositionAgain(on: id)
        case .look: try dialogue.look(at: id)
        case .earlier: try dialogue.move(id, earlier: true)
        case .later: try dialogue.move(id, earlier: false)
        }
    }
}

/// What a facilitator does with the whole dialogue.
enum DialogueStep: String, Sendable, CaseIterable {
    case lobby, rehearse, end, endRevealing, blank, unblank, clearTimer, list, unlist

    func take(in dialogue: inout Dialogue) throws {
        switch self {
        case .lobby: try dialogue.openLobby()
        case .rehearse: try dialogue.rehearse()
        case .end: try dialogue.end(revealing: false)
        case .endRevealing: try dialogue.end(revealing: true)
        case .blank: try dialogue.blank(true)
        case .unblank: try dialogue.blank(false)
        case .clearTimer: try dialogue.setTimer(until: nil)
        case .list: dialogue.announce(true, on: dialogue.day)
        case .unlist: dialogue.announce(false, on: dialogue.day)
        }
    }
}

extension Dialogue {
    /// Adds seconds to the timer; starts it where none runs.
    mutating func addTime(seconds: Int, now: Date = .now) throws {
        let start = max(deadline ?? now, now)
        try setTimer(until: start.addingTimeInterval(Double(min(3_600, max(1, seconds)))))
    }
}
