import Domain
import Hummingbird

/// Taking position: now, or at one's own pace; what was counted; statements of one's own.
enum Positioning {
    static func routes(_ site: Site) -> [Route] {
        [
            Route(.get, "/{code}/now", for: .participant) { request, visit in
                let room = try await site.rooms.room(visit.code())
                return try await site.answeringPage(request, visit, room.snapshot)
            },
            Route(.post, "/{code}/positions", for: .participant) { request, visit in
                try await site.takePosition(request.form(of: visit), request, visit)
            },
            Route(.get, "/{code}/answers", for: .participant) { request, visit in
                try await site.answersPage(request, visit)
            },
            Route(.get, "/{code}/submissions", for: .participant) { request, visit in
                try await site.submissionPage(visit, isSent: request.query.contains("sent"))
            },
            Route(.post, "/{code}/submissions", for: .participant) { request, visit in
                try await site.submit(request.form(of: visit), visit)
            },
        ]
    }
}

extension Site {
    /// The page with the statement to answer: the room's, or in an ongoing dialogue the next one.
    func answeringPage(
        _ request: Request, _ visit: Visit, _ snapshot: Room.Snapshot, notice: Answering.Notice? = nil
    ) async throws -> Response {
        let participant = try visit.joinedParticipant()
        let answering = Answering(
            participant: participant, snapshot: snapshot, positions: try await rooms.positions(of: participant),
            words: gate.cookies.words(of: request, in: snapshot.dialogue.code), notice: notice)
        let asked = request.query.id("statement", of: Statement.self)
        let chosen = asked.flatMap { id in answering.open.first { $0.id == id } }
        if let chosen, chosen.id != snapshot.dialogue.current || snapshot.dialogue.kind == .ongoing {
            return pacePage(answering, [chosen], visit)
        }
        if snapshot.dialogue.kind == .ongoing, snapshot.dialogue.phase == .running {
            let after = request.query.id("after", of: Statement.self)
            return pacePage(answering, answering.next, visit, after: after)
        }
        return nowPage(answering, visit)
    }

    /// A position from a plain form. Its key is fresh: sending the same form twice takes the same position twice.
    fileprivate func takePosition(_ form: Form, _ request: Request, _ visit: Visit) async throws -> Response {
        let room = try await rooms.room(visit.code())
        guard let statement = form.id("statement", of: Statement.self), let round = Int(form["round"]),
            (1...1_000).contains(round), let stance = Stance(form)
        else { throw HTTPError(.badRequest) }
        var generator = SystemRandomNumberGenerator()
        let wish = PositionRequest(
            participant: try visit.joinedParticipant().id, key: .random(using: &generator), statement: statement,
            round: round, stance: stance, sequence: nil)
        let outcome: PositionOutcome
        do { outcome = try await rooms.takePosition(wish, in: room) } catch {
            guard error as? RoomProblem == .busy || error is StoreUnavailable else { throw error }
            var response = try await answeringPage(request, visit, room.snapshot, notice: .busy)
            response.status = .serviceUnavailable
            return response
        }
        switch outcome {
        case .recorded, .repeated:
            return .seeOther(Paths.now(room.code, after: statement, stance, in: room.dialogue))
        case .notOpen, .keyReused:
            var response = try await answeringPage(request, visit, room.snapshot, notice: .noLongerOpen)
            response.status = .conflict
            return response
        }
    }
}

extension Paths {
    /// Where a plain form leads: on at one's own pace, back to the same statement when the answer was taken back.
    fileprivate static func now(
        _ code: Code, after statement: ID<Statement>, _ stance: Stance, in dialogue: Dialogue
    ) -> String {
        switch stance {
        case .withdrawn where dialogue.kind == .ongoing || dialogue.current != statement: now(code, statement)
        case .place where dialogue.kind == .ongoing, .pass where dialogue.kind == .ongoing:
            now(code) + "?after=\(statement.number)"
        default: now(code)
        }
    }
}

extension Stance {
    /// What the pressed button of the answer form says.
    fileprivate init?(_ form: Form) {
        switch form["position"] {
        case "pass": self = .pass
        case "undo": self = .withdrawn
        case "place":
            guard let place = Int(form["place"]), let stance = Stance(place: place) else { return nil }
            self = stance
        default:
            guard let place = Int(form["position"]), let stance = Stance(place: place) else { return nil }
            self = stance
        }
    }
}
