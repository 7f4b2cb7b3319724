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
        let title: String
        let part: Int64
        let version: Int
        let moment: String
    }

    struct ReportText: Encodable {
        let dialogue: String
        let title: String
        let moment: String
    }

    struct PatternText: Encodable {
        let pattern: Int64
        let name: String
        let version: Int
        let moment: String
    }

    struct ForceChoice: Encodable {
        let caseStudy: Int64
        let title: String
        let force: Int64
        let name: String
        let moment: String
    }

    struct AuditFile: Encodable {
        let dialogue: String
        let title: String
        let day: String
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
    let auditFiles: [AuditFile]
    let mails: [Mail]

    init(_ member: Member, _ circle: Circle?, _ held: HeldData, _ places: HeldPlaces) {
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
                caseStudy: $0.study.number, title: places.history($0.study).name, part: $0.part.number,
                version: $0.version,
                moment: moment($0.moment))
        }
        func text(_ held: HeldData.ReportText) -> ReportText {
            ReportText(
                dialogue: held.dialogue.text, title: places.report(held.dialogue).name, moment: moment(held.moment))
        }
        reportTexts = held.reportTexts.map(text)
        roleTexts = held.roleTexts.map(text)
        func text(_ held: HeldData.PatternText) -> PatternText {
            PatternText(
                pattern: held.pattern.number, name: places.pattern(held.pattern).name, version: held.version,
                moment: moment(held.moment))
        }
        patternTexts = held.patternTexts.map(text)
        raisedPatterns = held.raised.map(text)
        forceChoices = held.forceChoices.map {
            ForceChoice(
                caseStudy: $0.force.study.number, title: places.history($0.force.study).name,
                force: $0.force.force.number, name: places.force($0.force).name, moment: moment($0.moment))
        }
        auditFiles = held.auditFiles.map {
            AuditFile(
                dialogue: $0.dialogue.text, title: places.report($0.dialogue).name, day: $0.day.description)
        }
        mails = held.mails.map {
            Mail(about: $0.about.rawValue, state: $0.state.rawValue, answered: $0.answered.map(moment))
        }
    }
}
