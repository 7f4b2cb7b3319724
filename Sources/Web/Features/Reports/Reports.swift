import Disclosure
import Domain
import Hummingbird

/// The report of a dialogue: there the moment it ends; for members of the circle also before.
enum Reports {
    static func routes(_ site: Site) -> [Route] {
        [
            Route(.get, "/{code}/report", for: .everyone) { _, visit in
                let snapshot = try await site.rooms.room(visit.code()).snapshot
                let dialogue = snapshot.dialogue
                let text: ReportText = visit.language.choose(.dutch, .english)
                guard visit.mayReadFindings(of: dialogue) else { return notYet(dialogue, text, visit, site) }
                let report = ReportPage(
                    snapshot, attendance: try await site.rooms.attendance(of: dialogue.code),
                    circle: try await site.members.circle(dialogue.circle)?.name.text,
                    address: site.settings.address(Paths.report(dialogue.code)), text, visit.language)
                let frame = Frame(
                    "\(text.report): \(report.title)", .report, visit: visit, path: Paths.report(dialogue.code))
                return site.page("report", frame, report)
            }
        ]
    }

    private struct NotYet: Sendable {
        let text: ReportText
        let link: String?
    }

    private static func notYet(_ dialogue: Dialogue, _ text: ReportText, _ visit: Visit, _ site: Site) -> Response {
        let frame = Frame(text.notYetTitle, .report, visit: visit, path: Paths.report(dialogue.code))
        let link = dialogue.isJoinable ? Paths.join(dialogue.code) : nil
        return site.page("no-report", frame, NotYet(text: text, link: link))
    }
}
