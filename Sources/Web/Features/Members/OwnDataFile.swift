import Domain
import Foundation

/// What the circle holds about somebody, as a file; see ``OwnDataPage``.
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

    struct PatternText: Encodable {
        let pattern: Int64
        let version: Int
        let moment: String
    }

    struct ForceChoice: Encodable {
        let caseStudy: Int64
        let force: Int64
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
    let roleTexts: [ReportText]
    let patternTexts: [PatternText]
    let raisedPatterns: [PatternText]
    let forceChoices: [ForceChoice]
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
        roleTexts = held.roleTexts.map { ReportText(dialogue: $0.dialogue.text, moment: moment($0.moment)) }
        func text(_ held: HeldData.PatternText) -> PatternText {
            PatternText(pattern: held.pattern.number, version: held.version, moment: moment(held.moment))
        }
        patternTexts = held.patternTexts.map(text)
        raisedPatterns = held.raised.map(text)
        forceChoices = held.forceChoices.map {
            ForceChoice(
                caseStudy: $0.force.study.number, force: $0.force.force.number, moment: moment($0.moment))
        }
        mails = held.mails.map {
            Mail(about: $0.about.rawValue, state: $0.state.rawValue, answered: $0.answered.map(moment))
        }
    }
}
