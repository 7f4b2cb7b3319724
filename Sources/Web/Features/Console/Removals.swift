import Domain
import Hummingbird
import Synchronization

/// The statement that was taken out last in each dialogue, as long as it can be put back: until the next change. In memory
/// only; after a restart it is gone.
final class Removals: Sendable {
    struct Removal: Sendable {
        let removed: Dialogue.Removed
        /// The force that it was drafted from; the store forgets it together with the statement.
        let source: CaseForce?
    }

    private let last = Mutex<[Code: Removal]>([:])

    func keep(_ removal: Removal, of code: Code) { last.withLock { $0[code] = removal } }

    /// What can be put back now.
    func removal(from dialogue: Dialogue) -> Removal? {
        last.withLock { last in
            guard let removal = last[dialogue.code] else { return nil }
            if !dialogue.canPutBack(removal.removed) { last[dialogue.code] = nil }
            return last[dialogue.code]
        }
    }
}

/// Putting a statement back that was taken out by mistake.
enum PuttingBack {
    /// What the console says after a statement was taken out.
    struct Offer: Sendable {
        let text: String
        let action: String

        init?(_ dialogue: Dialogue, _ removals: Removals) {
            guard let removal = removals.removal(from: dialogue) else { return nil }
            text = removal.removed.statement.text.text
            action = Paths.console(dialogue.code) + "/statements/putBack"
        }
    }

    static func routes(_ site: Site) -> [Route] {
        [
            Route(.post, "/console/{code}/statements/putBack", for: .facilitator) { request, visit in
                _ = try await request.form(of: visit)
                let code = try visit.code()
                return try await ConsolePage.act(visit, site) {
                    let dialogue = try await site.rooms.room(code).dialogue
                    guard let removal = site.removals.removal(from: dialogue) else {
                        throw DialogueProblem.changedSince
                    }
                    let removed = removal.removed
                    try await site.rooms.change(code) { try $0.putBack(removed) }
                    guard let source = removal.source else { return }
                    try await site.stores.sources.remember(removed.statement.id, of: dialogue.id, from: source)
                }
            }
        ]
    }
}
