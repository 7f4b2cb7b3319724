import Domain
import Hummingbird

/// The promises of a circle: what was promised, and how many were kept.
enum PromiseList {
    struct Row: Sendable {
        let what: String
        let facts: String
        let step: String?
        let need: String?
        let outcome: String
        let isKept: Bool
        let isStuck: Bool
        let explanation: String?
        let mail: String?
        let dialogue: String?
        let report: String?
        let anchor: String
        let remove: String
        let removeLabel: String
        /// The case that it became.
        let study: String?
        /// Where a lesson is written about it; nil while it is open.
        let lesson: String?
        let lessonLabel: String
        let makeCase: String
        let makeCaseLabel: String
        /// Stuck, and not a case yet.
        let mayBecomeCase: Bool
    }

    struct Count: Sendable {
        let count: Int
        let name: String
    }

    struct Content: Sendable {
        let bar: ConsoleBar
        let summary: String
        let counts: [Count]
        let rows: [Row]
        let isEmpty: Bool
        let mayRemove: Bool
        let mayWrite: Bool
        let text: PromiseListText
    }

    static func routes(_ site: Site) -> [Route] {
        [
            Route(.get, Paths.promises, for: .member) { _, visit in try await page(visit, site) },
            Route(.post, "/console/commitments/{id}/remove", for: .facilitator) { request, visit in
                _ = try await request.form(of: visit)
                let id = try visit.id("id", of: Commitment.self)
                let circle = try visit.signedInMember().circle
                guard try await site.stores.commitments.commitment(id, of: circle) != nil else {
                    throw HTTPError(.notFound)
                }
                try await site.stores.commitments.remove(id, from: circle)
                return .seeOther(Paths.promises)
            },
        ]
    }

    private static func page(_ visit: Visit, _ site: Site) async throws -> Response {
        let text: PromiseListText = visit.language.choose(.dutch, .english)
        let member = try visit.signedInMember()
        let promises = try await site.stores.commitments.commitments(of: member.circle)
        let began = try await site.stores.cases.cases(of: member.circle).compactMap { study in
            study.commitment.map { ($0, study.id) }
        }
        let studies = Dictionary(began) { first, _ in first }
        // What needs somebody comes first: stuck, then what is still open, then what is done.
        let order: [Commitment.Outcome?] = [.stuck, nil, .changed, .kept]
        let sorted = order.flatMap { outcome in promises.filter { $0.commitment.outcome == outcome } }
        func count(_ outcome: Commitment.Outcome?) -> Int { promises.count { $0.commitment.outcome == outcome } }
        let content = Content(
            bar: try ConsoleBar(visit), summary: text.summary(kept: count(.kept), of: promises.count),
            counts: [
                Count(count: count(.kept), name: text.words.kept), Count(count: count(.stuck), name: text.words.stuck),
                Count(count: count(.changed), name: text.words.changed), Count(count: count(nil), name: text.open),
            ],
            rows: sorted.map { Row($0, study: studies[$0.commitment.id], text, visit.language) },
            isEmpty: promises.isEmpty,
            mayRemove: member.role >= .facilitator, mayWrite: member.role >= .coreTeam, text: text)
        let frame = Frame(text.title, .console, visit: visit, path: Paths.promises)
        return site.page("promises", frame, content)
    }
}

extension PromiseList.Row {
    init(_ reminded: Reminded, study: ID<CaseStudy>?, _ text: PromiseListText, _ language: Language) {
        let commitment = reminded.commitment
        let promise = commitment.promise
        what = promise.what.text
        facts = text.words.facts(promise, language)
        step = promise.step?.text
        need = promise.need?.text
        outcome = commitment.outcome.map(text.words.outcome) ?? text.open
        isKept = commitment.outcome == .kept
        isStuck = commitment.outcome == .stuck
        explanation = commitment.explanation.isEmpty ? nil : commitment.explanation.text
        mail = reminded.mail.map(text.mail)
        dialogue = commitment.dialogue?.title.text
        report = commitment.dialogue.map { Paths.report($0.code) }
        anchor = "promise-\(commitment.id.number)"
        self.study = study.map(Paths.study)
        lesson = commitment.outcome.map { _ in
            Paths.newLesson(from: .commitment(commitment.id))
        }
        lessonLabel = "\(text.lesson): \(promise.what)"
        makeCase = "\(Paths.promises)/\(commitment.id.number)/case"
        makeCaseLabel = "\(text.makeCase): \(promise.what)"
        mayBecomeCase = commitment.outcome == .stuck && study == nil
        remove = "\(Paths.promises)/\(commitment.id.number)/remove"
        removeLabel = "\(text.remove): \(promise.what)"
    }
}

/// What the circle reads about its promises.
struct PromiseListText: Sendable {
    let words: PromisingText
    let title: String
    let explanation: String
    let empty: String
    let new: String
    let open: String
    let remove: String
    let from: String
    let lesson: String
    let makeCase: String
    let toCase: String
    private let summaries: @Sendable (_ kept: Int, _ all: Int) -> String
    private let mails: [OutgoingMail.State: String]

    func mail(_ state: OutgoingMail.State) -> String { mails[state] ?? "" }

    func summary(kept: Int, of all: Int) -> String {
        summaries(kept, all)
    }

    static let dutch = PromiseListText(
        words: .dutch, title: "Acties",
        explanation: """
            Wat mensen beloven, aan het eind van een dialoog of tussendoor. Namen staan er niet bij: die zijn alleen voor de herinnering.
            """,
        empty: "Er is nog niets beloofd. Aan het eind van een dialoog vraagt de telefoon: wat ga jij doen?",
        new: "Beloof iets", open: "nog open", remove: "Verwijder", from: "uit", lesson: "Schrijf een les",
        makeCase: "Maak er een casus van", toCase: "Naar de casus",
        summaries: { "\($0) van \($1 == 1 ? "1 actie" : "de \($1) acties") \($0 == 1 ? "is" : "zijn") gelukt." },
        mails: [
            .waiting: "herinnering wacht op verzending", .sending: "herinnering wordt verstuurd",
            .sent: "herinnering verstuurd", .failed: "herinnering niet aangenomen door de mailserver",
            .unsure: "onzeker of de herinnering is verstuurd",
        ])
    static let english = PromiseListText(
        words: .english, title: "Actions",
        explanation: """
            What people promise, at the end of a dialogue or in between. Without names: those are only for the reminder.
            """,
        empty: "Nothing has been promised yet. At the end of a dialogue the phone asks: what will you do?",
        new: "Promise something", open: "open", remove: "Delete", from: "from", lesson: "Write a lesson",
        makeCase: "Make a case of it",
        toCase: "To the case",
        summaries: { "\($0) of \($1 == 1 ? "1 action" : "\($1) actions") \($0 == 1 ? "is" : "are") done." },
        mails: [
            .waiting: "reminder waits to be sent", .sending: "reminder is being sent", .sent: "reminder sent",
            .failed: "reminder refused by the mail server", .unsure: "not certain that the reminder was sent",
        ])
}
