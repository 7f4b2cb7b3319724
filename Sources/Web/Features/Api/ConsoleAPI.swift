import Disclosure
import Domain
import Hummingbird

/// What a facilitator does, as resources.
enum ConsoleAPI {
    private static let dialogue = "/api/v1/dialogues/{code}"
    private static let statement = dialogue + "/statements/{id}"

    static func routes(_ site: Site) -> [Route] {
        dialogueRoutes(site) + statementRoutes(site) + [
            Route(.get, "/api/v1/dialogues", for: .facilitator) { _, visit in
                let summaries = try await site.rooms.dialogues(of: visit.signedInMember().circle)
                return try .json(summaries.map(WrittenSummary.init))
            },
            Route(.post, "/api/v1/dialogues", for: .facilitator) { request, visit in
                let wish = try await request.decode(DialogueWish.self)
                let made = try await site.rooms.create(wish.dialogue(in: visit.signedInMember().circle))
                return try .json(DialogueSnapshot(await site.rooms.room(made.code).snapshot), status: .created)
            },
            Route(.post, dialogue + "/submissions", for: .participant) { request, visit in
                let wish = try await request.decode(StatementWish.self)
                let draft = StatementDraft(text: try Line(wish.text, limit: Statement.longest))
                try await site.rooms.submit(draft, by: visit.joinedParticipant(), to: visit.code())
                return Response(status: .accepted)
            },
        ]
    }

    private static func dialogueRoutes(_ site: Site) -> [Route] {
        [
            Route(.put, dialogue + "/phase", for: .facilitator) { request, visit in
                let wish = try await request.decode(PhaseWish.self)
                switch wish.phase {
                case .draft: try await site.rehearsals.wipe(visit.code())
                case .rehearsal: try await site.rehearsals.start(visit.code())
                case .lobby, .ended: try await site.rooms.change(visit.code()) { try wish.step().take(in: &$0) }
                }
                return try await snapshot(visit, site)
            },
            Route(.put, dialogue + "/blank", for: .facilitator) { request, visit in
                let wish = try await request.decode(BlankWish.self)
                try await site.rooms.change(visit.code()) { try $0.blank(wish.blank) }
                return try await snapshot(visit, site)
            },
            Route(.post, dialogue + "/timer", for: .facilitator) { request, visit in
                let wish = try await request.decode(TimerWish.self)
                try await site.rooms.change(visit.code()) { try $0.addTime(seconds: wish.seconds) }
                return try await snapshot(visit, site)
            },
            Route(.delete, dialogue + "/timer", for: .facilitator) { _, visit in
                try await site.rooms.change(visit.code()) { try $0.setTimer(until: nil) }
                return try await snapshot(visit, site)
            },
            Route(.post, dialogue + "/notes", for: .facilitator) { request, visit in
                let wish = try await request.decode(NoteWish.self)
                let text = try Line(wish.text, limit: 500)
                try await site.rooms.change(visit.code()) {
                    try $0.note(text, kind: wish.kind, on: wish.statement.map { ID($0) })
                }
                return try await snapshot(visit, site)
            },
        ]
    }

    private static func statementRoutes(_ site: Site) -> [Route] {
        [
            Route(.post, dialogue + "/statements", for: .facilitator) { request, visit in
                let draft = try await request.decode(StatementWish.self).draft()
                try await site.rooms.change(visit.code()) { dialogue in
                    try draft.check(against: dialogue)
                    try dialogue.add(draft)
                }
                return try await snapshot(visit, site)
            },
            Route(.put, statement + "/phase", for: .facilitator) { request, visit in
                let id = try visit.id("id", of: Statement.self)
                let wish = try await request.decode(StatementPhaseWish.self)
                try await site.rooms.change(visit.code()) { try wish.take(in: &$0, on: id) }
                return try await snapshot(visit, site)
            },
            Route(.post, statement + "/rounds", for: .facilitator) { _, visit in
                let id = try visit.id("id", of: Statement.self)
                try await site.rooms.change(visit.code()) { try $0.takePositionAgain(on: id) }
                return try await snapshot(visit, site)
            },
            Route(.put, statement + "/moderation", for: .facilitator) { request, visit in
                let id = try visit.id("id", of: Statement.self)
                let wish = try await request.decode(ModerationWish.self)
                try await site.rooms.change(visit.code()) { try wish.take(in: &$0, on: id) }
                return try await snapshot(visit, site)
            },
            Route(.put, statement + "/rounds/{round}/tally", for: .facilitator) { request, visit in
                let wish = try await request.decode(TallyWish.self)
                let round = RoundKey(
                    statement: try visit.id("id", of: Statement.self),
                    round: Int(try visit.id("round", of: RoundKey.self).number))
                let dialogue = try await site.rooms.room(visit.code()).dialogue
                try await site.rooms.setTally(wish.tally(for: dialogue), of: round, in: visit.code())
                return try await snapshot(visit, site)
            },
        ]
    }

    private static func snapshot(_ visit: Visit, _ site: Site) async throws -> Response {
        try .json(DialogueSnapshot(await site.rooms.room(visit.code()).snapshot))
    }
}
