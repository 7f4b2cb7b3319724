import Domain
import Foundation
import HTTPTypes
import Hummingbird

/// "My data": what the circle holds about whoever looks, as a page and as a file, and taking it away (AVG articles 15, 17, 20).
enum OwnDataPage {
    struct Line: Sendable {
        let words: String
        let link: String?
    }

    struct Part: Sendable {
        let title: String
        let lines: [Line]
    }

    struct Content: Sendable {
        let bar: ConsoleBar
        let email: String
        let circle: String
        let role: String
        let parts: [Part]
        let message: String?
        let file: String
        let text: OwnDataText
    }

    static func routes(_ site: Site) -> [Route] {
        [
            Route(.get, Paths.ownData, for: .member) { _, visit in try await page(visit, site) },
            Route(.get, Paths.ownDataFile, for: .member) { _, visit in
                let member = try visit.signedInMember()
                let held = try await site.stores.people.held(about: member, at: .now)
                var response = try Response.json(OwnDataFile(member, visit.circle, held))
                response.headers[.contentDisposition] = "attachment; filename=\"krachtveld.json\""
                return response
            },
            Route(.post, "/console/me/erasure", for: .member) { request, visit in
                _ = try await request.form(of: visit)
                let member = try visit.signedInMember()
                do {
                    try await site.stores.people.forget(member.id, of: member.circle)
                    var response = Response.seeOther(Paths.home)
                    response.setCookie(site.gate.cookies.endedSession())
                    return response
                } catch let problem as MembersError {
                    return try await page(
                        visit, site, message: problem.failure.text(in: visit.language), status: .unprocessableContent)
                }
            },
        ]
    }

    private static func page(
        _ visit: Visit, _ site: Site, message: String? = nil, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let text: OwnDataText = visit.language.choose(.dutch, .english)
        let members: MembersText = visit.language.choose(.dutch, .english)
        let member = try visit.signedInMember()
        let held = try await site.stores.people.held(about: member, at: .now)
        let content = Content(
            bar: try ConsoleBar(visit), email: member.email.text, circle: visit.circle?.name.text ?? "",
            role: members.role(member.role), parts: parts(held, text, visit.language), message: message,
            file: Paths.ownDataFile, text: text)
        let frame = Frame(text.title, .console, visit: visit, path: Paths.ownData)
        return site.page("own-data", frame, content, status: status)
    }

    private static func parts(_ held: HeldData, _ text: OwnDataText, _ language: Language) -> [Part] {
        func moment(_ date: Date) -> String {
            date.formatted(Date.FormatStyle(date: .long, time: .shortened, locale: language.locale))
        }
        func part(_ title: String, _ lines: [Line]) -> Part {
            Part(title: title, lines: lines.isEmpty ? [Line(words: text.nothing, link: nil)] : lines)
        }
        return [
            part(text.sessions, held.sessions.map { Line(words: "\(text.until) \(moment($0))", link: nil) }),
            part(
                text.links,
                held.signInLinks.map {
                    Line(words: "\(text.until) \(moment($0.expires))\($0.isUsed ? ", \(text.used)" : "")", link: nil)
                } + held.invitations.map { Line(words: "\(text.invitation) \(moment($0.expires))", link: nil) }),
            part(
                text.reminders,
                held.reminders.map {
                    let name = $0.name.map { " (\($0))" } ?? ""
                    return Line(words: "\($0.what), \($0.due.words(in: language))\(name)", link: nil)
                }),
            part(
                text.versions,
                held.versions.map {
                    let words = "\(text.version) \($0.version), \(moment($0.moment))"
                    return Line(words: words, link: Paths.study($0.study) + "/history")
                }
                    + held.reportTexts.map {
                        Line(
                            words: "\(text.report) \($0.dialogue), \(moment($0.moment))",
                            link: Paths.report($0.dialogue))
                    }),
            part(
                text.mails,
                held.mails.map {
                    let when = $0.answered.map { ", \(moment($0))" } ?? ""
                    return Line(words: "\(text.about($0.about)): \(text.state($0.state))\(when)", link: nil)
                }),
        ]
    }
}

/// The same as a file.
struct OwnDataFile: Encodable {
    struct Ending: Encodable {
        let expires: String
        let used: Bool?
    }

    struct Reminder: Encodable {
        let what: String
        let due: String
        let name: String?
    }

    struct Version: Encodable {
        let caseStudy: Int64
        let part: Int64
        let version: Int
        let moment: String
    }

    struct ReportText: Encodable {
        let dialogue: String
        let moment: String
    }

    struct Mail: Encodable {
        let about: String
        let state: String
        let answered: String?
    }

    let email: String
    let circle: String
    let role: String
    let sessions: [Ending]
    let signInLinks: [Ending]
    let invitations: [Ending]
    let reminders: [Reminder]
    let versions: [Version]
    let reportTexts: [ReportText]
    let mails: [Mail]

    init(_ member: Member, _ circle: Circle?, _ held: HeldData) {
        func moment(_ date: Date) -> String { date.formatted(.iso8601) }
        email = member.email.text
        self.circle = circle?.name.text ?? ""
        role = member.role.rawValue
        sessions = held.sessions.map { Ending(expires: moment($0), used: nil) }
        signInLinks = held.signInLinks.map { Ending(expires: moment($0.expires), used: $0.isUsed) }
        invitations = held.invitations.map { Ending(expires: moment($0.expires), used: $0.uses > 0) }
        reminders = held.reminders.map {
            Reminder(what: $0.what.text, due: $0.due.description, name: $0.name?.text)
        }
        versions = held.versions.map {
            Version(
                caseStudy: $0.study.number, part: $0.part.number, version: $0.version, moment: moment($0.moment))
        }
        reportTexts = held.reportTexts.map { ReportText(dialogue: $0.dialogue.text, moment: moment($0.moment)) }
        mails = held.mails.map {
            Mail(about: $0.about.rawValue, state: $0.state.rawValue, answered: $0.answered.map(moment))
        }
    }
}
