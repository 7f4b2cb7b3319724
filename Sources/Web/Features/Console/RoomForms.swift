import Disclosure
import Domain
import HTTPTypes
import Hummingbird

/// What a facilitator fills in while the dialogue runs: head-counts, notes and quotes, judgments of submissions.
enum RoomForms {
    static func routes(_ site: Site) -> [Route] {
        [
            Route(.post, "/console/{code}/statements/{id}/tally", for: .facilitator) { request, visit in
                try await setTally(request.form(of: visit), visit, site)
            },
            Route(.post, "/console/{code}/notes", for: .facilitator) { request, visit in
                try await addNote(request.form(of: visit), visit, site)
            },
            Route(.post, "/console/{code}/notes/{id}/remove", for: .facilitator) { request, visit in
                let statement = try await request.form(of: visit).id("statement", of: Statement.self)
                let id = try visit.id("id", of: Note.self)
                return try await ConsolePage.act(visit, site, on: statement) {
                    try await site.rooms.change(visit.code()) { $0.removeNote(id) }
                }
            },
            Route(.post, "/console/{code}/submissions/{id}", for: .facilitator) { request, visit in
                try await judge(request.form(of: visit), visit, site)
            },
        ]
    }

    private static func setTally(_ form: Form, _ visit: Visit, _ site: Site) async throws -> Response {
        let code = try visit.code()
        let dialogue = try await site.rooms.room(code).dialogue
        guard let statement = dialogue.statement(try visit.id("id", of: Statement.self)) else {
            throw DialogueProblem.noSuchStatement
        }
        // The round that the form was made for: a new one may have begun since.
        let round = Int(form["round"]) ?? statement.round
        guard (1...statement.round).contains(round), statement.rounds != [.waiting] else {
            throw DialogueProblem.statementIs(statement.phase)
        }
        let key = RoundKey(statement: statement.id, round: round)
        var typed = TallyForm(form, of: dialogue, statement: statement.id, round: round, visit.language)
        guard let tally = typed.checked(keeping: try await site.rooms.tally(of: key, in: code)) else {
            return try await ConsolePage.page(
                of: code, showing: statement.id, visit, site, trouble: .init(tally: typed),
                status: .unprocessableContent)
        }
        try await site.rooms.setTally(tally, of: key, in: code)
        return try await ConsolePage.back(to: code, showing: statement.id, site)
    }

    private static func addNote(_ form: Form, _ visit: Visit, _ site: Site) async throws -> Response {
        let code = try visit.code()
        let statement = form.id("statement", of: Statement.self)
        let kind: Note.Kind = form.choice("kind", or: .note)
        var problem: String?
        let line = read(&problem, in: visit.language) { () throws(InputProblem) in try Line(form["text"], limit: 500) }
        guard let line else {
            return try await ConsolePage.page(
                of: code, showing: statement, visit, site,
                trouble: .init(note: form["text"], noteProblem: problem, noteKind: kind), status: .unprocessableContent)
        }
        return try await ConsolePage.act(visit, site, on: statement) {
            try await site.rooms.change(code) { try $0.note(line, kind: kind, on: statement) }
        }
    }

    private enum Verdict: String { case approve, reject, merge }

    private static func judge(_ form: Form, _ visit: Visit, _ site: Site) async throws -> Response {
        let code = try visit.code()
        let id = try visit.id("id", of: Statement.self)
        guard let verdict = Verdict(rawValue: form["verdict"]) else { throw HTTPError(.unprocessableContent) }
        var problem: String?
        var reason: Line?
        if verdict == .reject {
            reason = read(&problem, in: visit.language) { () throws(InputProblem) in
                try Line(form["reason"], limit: 500)
            }
        }
        if let problem {
            return try await ConsolePage.page(
                of: code, visit, site, trouble: .init(reason: (id, form["reason"], problem)),
                status: .unprocessableContent)
        }
        let (rejection, other) = (reason, form.id("into", of: Statement.self))
        return try await ConsolePage.act(visit, site) {
            try await site.rooms.change(code) { dialogue in
                switch verdict {
                case .approve: try dialogue.approve(id)
                case .reject: if let rejection { try dialogue.reject(id, reason: rejection) }
                case .merge: try dialogue.merge(id, into: other ?? ID(0))
                }
            }
        }
    }
}
