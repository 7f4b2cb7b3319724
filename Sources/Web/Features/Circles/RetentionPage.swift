import Domain
import Foundation
import Hummingbird

/// What every night's round deleted of the circle, for its secretary.
enum RetentionPage {
    struct Row: Sendable {
        let day: String
        let dialogues: Int
        let contacts: Int
        let invitations: Int
        let mails: Int
        let cases: Int
    }

    struct Content: Sendable {
        let bar: ConsoleBar
        let last: String
        /// The last round did not come to its end.
        let unfinished: String?
        let terms: String
        let rows: [Row]
        let hasRows: Bool
        let text: Text
    }

    struct Text: Sendable {
        let title: String
        let never: String
        let last: @Sendable (_ day: String, _ isEmpty: Bool) -> String
        let unfinished: String
        let terms: @Sendable (_ answers: Int, _ contacts: Int) -> String
        let change: String
        let nothing: String
        let night: String
        let dialogues: String
        let contacts: String
        let invitations: String
        let mails: String
        let cases: String

        static let dutch = Text(
            title: "Wat we hebben gewist", never: "De nachtelijke ronde is nog niet geweest.",
            last: { "Laatste ronde: \($0). \($1 ? "Er was niets te wissen." : "Zie de tabel.")" },
            unfinished: "Die ronde kwam niet tot het eind. De server probeert het elk uur opnieuw.",
            terms: {
                "Antwoorden: \($0) dagen na de dialoog. Namen en adressen: \($1) dagen na hun dag. Een dialoog kan zelf iets anders kiezen. Verwijderde casussen: \(RemovedCase.days) dagen."
            },
            change: "Verander de termijnen", nothing: "Er is nog nooit iets gewist: geen termijn was voorbij.",
            night: "Nacht", dialogues: "Dialogen waarvan de antwoorden weg zijn", contacts: "Namen en adressen",
            invitations: "Uitnodigingen", mails: "Verzendbewijzen", cases: "Verwijderde casussen")
        static let english = Text(
            title: "What we deleted", never: "The nightly round has not been here yet.",
            last: { "Last round: \($0). \($1 ? "There was nothing to delete." : "See the table.")" },
            unfinished: "That round did not come to its end. The server tries again every hour.",
            terms: {
                "Answers: \($0) days after the dialogue. Names and addresses: \($1) days after their day. A dialogue may choose otherwise. Removed cases: \(RemovedCase.days) days."
            },
            change: "Change the terms", nothing: "Nothing was ever deleted: no term was over.", night: "Night",
            dialogues: "Dialogues of which the answers are gone", contacts: "Names and addresses",
            invitations: "Invitations", mails: "Proofs of sending", cases: "Removed cases")
    }

    static func routes(_ site: Site) -> [Route] {
        [
            Route(.get, Paths.retention, for: .secretary) { _, visit in
                let text: Text = visit.language.choose(.dutch, .english)
                let reports = try await site.stores.retention.reports(of: visit.signedInMember().circle)
                let kept = (visit.circle?.retention ?? .standard)
                let rows = reports.filter { !$0.isEmpty }.map {
                    Row(
                        day: $0.day.words(in: visit.language), dialogues: $0.dialogues, contacts: $0.contacts,
                        invitations: $0.invitations, mails: $0.mails, cases: $0.cases)
                }
                let last = reports.first.map { text.last($0.day.words(in: visit.language), $0.isEmpty) } ?? text.never
                let content = Content(
                    bar: try ConsoleBar(visit), last: last,
                    unfinished: reports.first.map(\.isFinished) ?? true ? nil : text.unfinished,
                    terms: text.terms(kept.answers, kept.contacts), rows: rows,
                    hasRows: !rows.isEmpty, text: text)
                let frame = Frame(text.title, .console, visit: visit, path: Paths.retention)
                return site.page("retention", frame, content)
            }
        ]
    }
}
