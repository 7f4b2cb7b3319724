import Domain
import Foundation

/// The one question of a reminder, in text and HTML.
struct ReminderLetter: Sendable {
    struct Answer: Sendable {
        let words: String
        let address: String
    }

    let language: String
    let greeting: String
    let opening: String
    let promise: String
    let step: String?
    let question: String
    let answers: [Answer]
    let once: String
    let why: String
    let stop: String
    let stopAddress: String
    let subject: String

    init(_ mail: OutgoingMail, secret: Token, _ settings: Settings) {
        let language = mail.promiser.language
        let text: ReminderText = language.choose(.dutch, .english)
        let address = settings.address(Paths.promise(secret))
        self.language = language.rawValue
        greeting = mail.promiser.name.map { "\(text.dear) \($0)," } ?? "\(text.dear),"
        opening = text.opening
        promise = "\(text.words.iWill) \(mail.promise.what) (\(text.words.facts(mail.promise, language)))"
        step = mail.promise.step.map { "\(text.words.stepShort) \($0)" }
        question = text.words.question
        answers = Commitment.Outcome.allCases.map {
            Answer(words: text.words.outcome($0), address: "\(address)?answer=\($0.rawValue)")
        }
        once = text.words.once
        why = text.why
        stop = text.words.stop
        stopAddress = address + "/stop"
        subject = text.subject
    }

    var plain: String {
        let lines = [greeting, "", opening, "", "  " + promise, step.map { "  " + $0 }, "", question, ""]
        let links = answers.map { "\($0.words):\n\($0.address)" }
        let end = ["", once, "", "-- ", why, "\(stop): \(stopAddress)", ""]
        return (lines.compactMap(\.self) + links + end).joined(separator: "\n")
    }
}

struct ReminderText: Sendable {
    let words: PromisingText
    let subject: String
    let dear: String
    let opening: String
    let why: String

    static let dutch = ReminderText(
        words: .dutch, subject: "Is het gelukt?", dear: "Dag", opening: "Je beloofde in een leerkring:",
        why: "Je krijgt deze ene mail, omdat je om een herinnering vroeg. Er komt geen tweede.")
    static let english = ReminderText(
        words: .english, subject: "Did it work?", dear: "Hello", opening: "You promised in a learning circle:",
        why: "You get this one mail because you asked for a reminder. There will be no second one.")
}
