import Domain
import Foundation
import HTTPTypes
import Hummingbird

/// Promises: making one at the end of a dialogue, saying what became of it, and the list of the circle.
enum Promising {
    static func routes(_ site: Site) -> [Route] {
        making(site) + promisingAnyTime(site) + answering(site) + PromiseList.routes(site)
    }

    private static func making(_ site: Site) -> [Route] {
        [
            Route(.get, "/{code}/commitments", for: .everyone) { _, visit in
                let dialogue = try await dialogue(visit, site)
                var generator = SystemRandomNumberGenerator()
                return PromisePage.page(
                    PromiseFields(secret: .random(using: &generator), today: today), dialogue, visit, site)
            },
            Route(.post, "/{code}/commitments", for: .everyone) { request, visit in
                try site.gate.requireOwnOrigin(request)
                let dialogue = try await dialogue(visit, site)
                return try await make(PromiseFields(request.form()), dialogue, visit, site)
            },
        ]
    }

    /// A member promises something at any time, without a dialogue. Nothing says which member it was.
    private static func promisingAnyTime(_ site: Site) -> [Route] {
        [
            Route(.get, Paths.newPromise, for: .member) { _, visit in
                var generator = SystemRandomNumberGenerator()
                return PromisePage.page(
                    PromiseFields(secret: .random(using: &generator), today: today), nil, visit, site)
            },
            Route(.post, Paths.newPromise, for: .member) { request, visit in
                try await make(PromiseFields(request.form(of: visit)), nil, visit, site)
            },
        ]
    }

    /// Whoever holds the link; a GET changes nothing, because mail scanners open links.
    private static func answering(_ site: Site) -> [Route] {
        [
            Route(.get, "/commitments/{token}", for: .everyone) { request, visit in
                let chosen = Commitment.Outcome(rawValue: request.query["answer"])
                return try await OwnPromisePage.page(visit, site, chosen: chosen)
            },
            Route(.post, "/commitments/{token}", for: .everyone) { request, visit in
                try site.gate.requireOwnOrigin(request)
                return try await OwnPromisePage.answer(request.form(), visit, site)
            },
            Route(.get, "/commitments/{token}/calendar", for: .everyone) { _, visit in
                let (secret, opened) = try await OwnPromisePage.opened(visit, site)
                let address = site.settings.address(Paths.promise(secret))
                return .calendar(opened.commitment.promise, secret: secret, address: address, visit)
            },
            Route(.get, "/commitments/{token}/stop", for: .everyone) { _, visit in
                try await OwnPromisePage.page(visit, site, isStopping: true)
            },
            // Mail programs post here by themselves, without a page of ours and without cookies (RFC 8058).
            Route(.post, "/commitments/{token}/stop", for: .everyone) { _, visit in
                let (secret, _) = try await OwnPromisePage.opened(visit, site)
                try await site.stores.commitments.forgetPromiser(by: secret.digest)
                return .seeOther(Paths.promise(secret))
            },
            Route(.post, "/commitments/{token}/erasure", for: .everyone) { request, visit in
                try site.gate.requireOwnOrigin(request)
                let (secret, _) = try await OwnPromisePage.opened(visit, site)
                try await site.stores.commitments.erase(by: secret.digest)
                return .seeOther(Paths.home)
            },
        ]
    }

    static var today: Day { Day(of: .now, in: nil) }

    /// A dialogue at which promises are made: one that people can see, and not a rehearsal.
    private static func dialogue(_ visit: Visit, _ site: Site) async throws -> Dialogue {
        let dialogue = try await site.rooms.room(visit.code()).dialogue
        guard dialogue.phase != .draft, !dialogue.isRehearsing else { throw RoomProblem.notJoinable }
        return dialogue
    }

    private static func make(
        _ fields: PromiseFields, _ dialogue: Dialogue?, _ visit: Visit, _ site: Site
    ) async throws -> Response {
        var fields = fields
        guard let secret = fields.secret,
            let (promise, promiser) = fields.read(in: visit.language, dialogue, today: today)
        else { return PromisePage.page(fields, dialogue, visit, site, status: .unprocessableContent) }
        if let dialogue, let wait = site.gate.limits.waitToPromise(dialogue.code) {
            throw AccessProblem.tooFast(retryAfter: wait)
        }
        let circle = try dialogue?.circle ?? visit.signedInMember().circle
        let isMade = try await site.stores.commitments.make(
            promise, for: PromisePlace(circle: circle, dialogue: dialogue?.id), secret: secret.digest,
            promiser: site.settings.mailFrom == nil ? nil : promiser)
        guard isMade else {
            // Somebody went back and wrote something else: that is for them to decide, and loses nothing.
            var generator = SystemRandomNumberGenerator()
            fields.secret = .random(using: &generator)
            fields.first = Paths.promise(secret)
            return PromisePage.page(fields, dialogue, visit, site, status: .unprocessableContent)
        }
        if let dialogue, promise.isPublic, dialogue.onScreen == .promises {
            try await site.rooms.room(dialogue.code).promisesChanged()
        }
        return .seeOther(Paths.promise(secret))
    }
}

extension Day {
    /// 3 maart 2026
    func words(in language: Language) -> String {
        noon.formatted(Date.FormatStyle(date: .long, time: .omitted, locale: language.locale, timeZone: .gmt))
    }
}
