import Domain
import Hummingbird

/// Getting in: a code, what happens with the answers, a layer; and coming back with two words.
enum Joining {
    static func routes(_ site: Site) -> [Route] {
        [
            Route(.get, Paths.home, for: .everyone) { request, visit in
                let query = request.query
                return query.contains("code") ? await site.findDialogue(query["code"], visit) : site.homePage(visit)
            },
            Route(.get, "/{code}", for: .everyone) { request, visit in
                let room = try await site.rooms.room(visit.code())
                if try await site.isTakingPart(request, in: room) { return .seeOther(Paths.now(room.code)) }
                return site.joinPage(room.dialogue, visit)
            },
            Route(.post, "/{code}/participants", for: .everyone) { request, visit in
                try site.gate.requireOwnOrigin(request)
                return try await site.join(request.form(), request, visit)
            },
            Route(.get, "/{code}/return", for: .everyone) { _, visit in
                try await site.comeBackPage(site.rooms.room(visit.code()).code, visit)
            },
            Route(.post, "/{code}/return", for: .everyone) { request, visit in
                try site.gate.requireOwnOrigin(request)
                return try await site.comeBack(request.form(), visit)
            },
        ]
    }
}

extension Site {
    /// Whether this browser joined already; somebody who taps twice does not become two people.
    func isTakingPart(_ request: Request, in room: Room) async throws -> Bool {
        guard let token = gate.cookies.participant(of: request, in: room.code),
            let participant = try await rooms.participant(token)
        else { return false }
        return participant.dialogue == room.dialogue.id
    }

    fileprivate func join(_ form: Form, _ request: Request, _ visit: Visit) async throws -> Response {
        let room = try await rooms.room(visit.code())
        if try await isTakingPart(request, in: room) { return .seeOther(Paths.now(room.code)) }
        guard room.dialogue.isJoinable else { return joinPage(room.dialogue, visit, status: .conflict) }
        let layer = form.id("layer", of: Layer.self)
        let isKnown = layer.map { id in room.dialogue.layers.contains { $0.id == id } } ?? (form["layer"] == "none")
        guard isKnown else {
            return joinPage(room.dialogue, visit, isLayerMissing: true, status: .unprocessableContent)
        }
        if let wait = gate.limits.waitToJoin(room.code) { throw AccessProblem.tooFast(retryAfter: wait) }
        let joined = try await rooms.join(
            room.code, layer: layer, language: visit.language, key: Token(form["key"]))
        var response = Response.seeOther(Paths.now(room.code))
        response.setCookie(gate.cookies.participant(joined.token, in: room.dialogue))
        response.setCookie(gate.cookies.words(joined.words, in: room.dialogue))
        return response
    }

    fileprivate func comeBack(_ form: Form, _ visit: Visit) async throws -> Response {
        let room = try await rooms.room(visit.code())
        let typed = form["words"]
        do {
            if let words = WordPair(typed), let token = try await rooms.comeBack(to: room.code, words: words) {
                var response = Response.seeOther(Paths.now(room.code))
                response.setCookie(gate.cookies.participant(token, in: room.dialogue))
                response.setCookie(gate.cookies.words(words, in: room.dialogue))
                return response
            }
            return comeBackPage(room.code, visit, typed: typed, problem: \.wordsWrong, status: .unprocessableContent)
        } catch RoomProblem.tooManyMisses {
            return comeBackPage(room.code, visit, typed: typed, problem: \.wordsTooOften, status: .tooManyRequests)
        }
    }
}
