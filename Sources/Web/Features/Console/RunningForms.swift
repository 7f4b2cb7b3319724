import Domain
import Foundation
import Hummingbird

/// What a facilitator does with people in the room: one address for each thing.
enum RunningForms {
    static func routes(_ site: Site) -> [Route] {
        statementSteps(site) + dialogueSteps(site) + [
            Route(.post, "/console/{code}/rehearse", for: .facilitator) { request, visit in
                _ = try await request.form(of: visit)
                return try await ConsolePage.act(visit, site) { try await site.rehearsals.start(visit.code()) }
            },
            Route(.post, "/console/{code}/wipe", for: .facilitator) { request, visit in
                _ = try await request.form(of: visit)
                return try await ConsolePage.act(visit, site) { try await site.rehearsals.wipe(visit.code()) }
            },
            Route(.post, "/console/{code}/screen", for: .facilitator) { request, visit in
                let choice = try await request.form(of: visit).choice("show", or: Dialogue.OnScreen.dialogue)
                return try await ConsolePage.act(visit, site) {
                    try await site.rooms.change(visit.code()) { try $0.show(choice) }
                }
            },
            Route(.post, "/console/{code}/commitments/{id}/withhold", for: .facilitator) { request, visit in
                _ = try await request.form(of: visit)
                let id = try visit.id("id", of: Commitment.self)
                let room = try await site.rooms.room(visit.code())
                guard try await site.stores.commitments.shown(in: room.id).contains(where: { $0.id == id }) else {
                    throw HTTPError(.notFound)
                }
                return try await ConsolePage.act(visit, site) {
                    try await site.stores.commitments.withhold(id, of: room.dialogue.circle)
                    room.promisesChanged()
                }
            },
            Route(.post, "/console/{code}/timer", for: .facilitator) { request, visit in
                let seconds = Int(try await request.form(of: visit)["seconds"]) ?? 30
                return try await ConsolePage.act(visit, site) {
                    try await site.rooms.change(visit.code()) { try $0.addTime(seconds: seconds) }
                }
            },
        ]
    }

    private static func statementSteps(_ site: Site) -> [Route] {
        StatementStep.allCases.map { step in
            Route(.post, "/console/{code}/statements/{id}/\(step.rawValue)", for: .facilitator) { request, visit in
                _ = try await request.form(of: visit)
                let id = try visit.id("id", of: Statement.self)
                // After parking nothing is before the room, and the console goes on with what comes next.
                return try await ConsolePage.act(visit, site, on: step == .park ? nil : id) {
                    try await site.rooms.change(visit.code()) { try step.take(in: &$0, on: id) }
                }
            }
        }
    }

    private static func dialogueSteps(_ site: Site) -> [Route] {
        DialogueStep.allCases.filter { $0 != .rehearse }.map { step in
            Route(.post, "/console/{code}/\(step.rawValue)", for: .facilitator) { request, visit in
                let form = try await request.form(of: visit)
                return try await ConsolePage.act(visit, site, on: form.id("statement", of: Statement.self)) {
                    try await site.rooms.change(visit.code()) { try step.take(in: &$0) }
                }
            }
        }
    }
}
