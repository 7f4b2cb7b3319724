import Domain
import Foundation
import HTTPTypes
import Hummingbird

/// "My data": what the circle holds about whoever looks, as a page and as a file, and taking it away (AVG articles 15, 17, 20).
enum OwnDataPage {
    struct Line: Hashable, Sendable {
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
                let places = try await HeldPlaces(of: member.circle, site)
                var response = try Response.json(OwnDataFile(member, visit.circle, held, places))
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
        let places = try await HeldPlaces(of: member.circle, site)
        let content = Content(
            bar: try ConsoleBar(visit), email: member.email.text, circle: visit.circle?.name.text ?? "",
            role: members.role(member.role), parts: parts(held, places, text, visit.language), message: message,
            file: Paths.ownDataFile, text: text)
        let frame = Frame(text.title, .console, visit: visit, path: Paths.ownData)
        return site.page("own-data", frame, content, status: status)
    }

    private static func parts(
        _ held: HeldData, _ places: HeldPlaces, _ text: OwnDataText, _ language: Language
    ) -> [Part] {
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
                    return Line(
                        words: "\($0.what), \($0.due.words(in: language))\(name)", link: Paths.promise($0.commitment))
                }),
            part(
                text.versions,
                texts(held, places, text, moment)
                    + held.auditFiles.map {
                        let place = places.report($0.dialogue)
                        return Line(
                            words: "\(text.auditFile(place.name)), \($0.day.words(in: language))", link: place.link)
                    }),
            part(
                text.mails,
                held.mails.map {
                    let when = $0.answered.map { ", \(moment($0))" } ?? ""
                    return Line(words: "\(text.about($0.about)): \(text.state($0.state))\(when)", link: nil)
                }),
        ]
    }

    /// What carries this person's name: one line for each place, with how often and when last. The file has every one.
    private static func texts(
        _ held: HeldData, _ places: HeldPlaces, _ text: OwnDataText, _ moment: (Date) -> String
    ) -> [Line] {
        func line(_ words: (String) -> String, _ place: HeldPlaces.Place) -> Line {
            Line(words: words(place.name), link: place.link)
        }
        let all: [(line: Line, moment: Date)] =
            held.versions.map { (line(text.caseText, places.history($0.study)), $0.moment) }
            + held.reportTexts.map { (line(text.report, places.report($0.dialogue)), $0.moment) }
            + held.roleTexts.map { (line(text.roles, places.roles($0.dialogue)), $0.moment) }
            + held.patternTexts.map { (line(text.pattern, places.history($0.pattern)), $0.moment) }
            + held.raised.map { (line(text.raised, places.pattern($0.pattern)), $0.moment) }
            + held.forceChoices.map { choice in
                let study = places.history(choice.force.study).name
                return (line({ text.forceChoice($0, study) }, places.force(choice.force)), choice.moment)
            }
        return Dictionary(grouping: all, by: \.line).values.compactMap { same in
            same.max { $0.moment < $1.moment }.map { (last: $0, count: same.count) }
        }.sorted { ($0.last.moment, $0.last.line.words) < ($1.last.moment, $1.last.line.words) }.map { last, count in
            let often = count > 1 ? ", \(text.times(count))" : ""
            return Line(words: "\(last.line.words)\(often), \(moment(last.moment))", link: last.line.link)
        }
    }
}
