import Domain
import Foundation
import HTTPTypes
import Hummingbird

/// The complete export for an auditor: only the secretary gives it, and it is kept who got it.
enum AuditPage {
    struct Row: Sendable {
        let day: String
        let auditor: String
        let maker: String
    }

    struct Content: Sendable {
        let bar: ConsoleBar
        let base: String
        let title: String
        let auditor: String
        let problem: String?
        let rows: [Row]
        let hasRows: Bool
        let text: AuditText
    }

    static func routes(_ site: Site) -> [Route] {
        [
            Route(.get, "/console/{code}/audit", for: .secretary) { _, visit in
                try await page(visit, site)
            },
            Route(.post, "/console/{code}/audit", for: .secretary) { request, visit in
                try await give(request.form(of: visit), visit, site)
            },
        ]
    }

    private static func give(_ form: Form, _ visit: Visit, _ site: Site) async throws -> Response {
        let code = try visit.code()
        let auditor: Line
        do throws(InputProblem) { auditor = try Line(form["auditor"]) } catch {
            return try await page(
                visit, site, auditor: form["auditor"], problem: error.failure.text(in: visit.language),
                status: .unprocessableContent)
        }
        let handout = Handout(
            day: Day(of: .now, in: .gmt), auditor: auditor, maker: try visit.signedInMember().email.text)
        let bytes = try await site.rooms.completeExport(of: code, noting: handout)
        return Response.json(bytes: ByteBuffer(bytes: bytes)).asFile("krachtveld-\(code)-complete.json")
    }

    private static func page(
        _ visit: Visit, _ site: Site, auditor: String = "", problem: String? = nil,
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let code = try visit.code()
        let dialogue = try await site.rooms.room(code).dialogue
        guard dialogue.phase == .ended else { throw HandoutProblem.notEnded }
        let text: AuditText = visit.language.choose(.dutch, .english)
        let rows = try await site.rooms.handouts(of: code).map {
            Row(day: $0.day.description, auditor: $0.auditor.text, maker: $0.maker ?? text.formerMember)
        }
        let content = Content(
            bar: try ConsoleBar(visit), base: Paths.console(code), title: dialogue.title.text, auditor: auditor,
            problem: problem, rows: rows, hasRows: !rows.isEmpty, text: text)
        let frame = Frame(
            "\(text.heading) · \(dialogue.title)", .console, visit: visit, path: Paths.console(code) + "/audit")
        return site.page("console-audit", frame, content, status: status)
    }
}

struct AuditText: Sendable {
    let heading: String
    let what: String
    let care: String
    let auditor: String
    let hint: String
    let give: String
    let given: String
    let none: String
    let day: String
    let maker: String
    let formerMember: String
    let back: String

    static let dutch = AuditText(
        heading: "Voor een controleur",
        what:
            "In dit bestand staat wat elke persoon antwoordde, met de laag erbij, zonder namen en tijden. Een controleur kan "
            + "er alles mee hertellen en nagaan of het zegel klopt.",
        care:
            "Het zijn persoonsgegevens: veertig antwoorden zijn zo herkenbaar als een vingerafdruk. Geef het alleen aan wie "
            + "een afspraak met je heeft, en verwijder daarna je eigen kopie. We bewaren voor wie je het hebt gemaakt.",
        auditor: "Voor wie is het?", hint: "De naam van de controleur of de organisatie.", give: "Maak het bestand",
        given: "Eerder gemaakt", none: "Dit bestand is nog niet gemaakt.", day: "Dag", maker: "Door",
        formerMember: "oud-lid", back: "Terug")
    static let english = AuditText(
        heading: "For an auditor",
        what:
            "This file holds what each person answered, with the layer, without names and times. With it an auditor can count "
            + "everything again and see whether the seal fits.",
        care:
            "It is personal data: forty answers are as good as a fingerprint. Give it only to somebody who has an agreement "
            + "with you, and delete your own copy afterwards. We keep for whom you made it.",
        auditor: "For whom is it?", hint: "The name of the auditor or of the organisation.", give: "Make the file",
        given: "Made before", none: "This file was not made yet.", day: "Day", maker: "By",
        formerMember: "former member", back: "Back")
}
