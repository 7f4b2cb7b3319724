import Disclosure
import Domain
import Foundation

/// What a report stands on, taken at one moment. Every figure on its page, its slides and its picture is read from here, and
/// every one of them is a release; what people wrote is text beside it.
struct ReportSource: Sendable {
    let snapshot: Room.Snapshot
    let attendance: PublicAttendance
    let circle: String?
    /// That may be told to everybody.
    let promises: [Promise]
    /// Public ones that rest on this dialogue.
    let lessons: [Lesson]
    let edits: ReportEdits
    /// Which version this becomes; nil for a draft.
    var version: Version?

    struct Version: Sendable {
        let number: Int
        let moment: Date
    }

    var dialogue: Dialogue { snapshot.dialogue }

    /// The public figures as a file; of a dialogue that ended.
    var openData: PublicExport? {
        dialogue.phase == .ended ? PublicExport(snapshot, attendance: attendance) : nil
    }

    /// Statements that stand in the report.
    func findings() -> [StatementFinding] {
        DialogueField(snapshot).statements.filter { !edits.isOmitted($0.statement.id) }
    }

    /// How many statements people left out of which something was shown.
    var omitted: Int { DialogueField(snapshot).statements.count { edits.isOmitted($0.statement.id) } }

    /// The releases that it stands on, those of statements that were left out too: they count in what is said of the whole.
    var releases: [ReleaseName] {
        dialogue.revealedRounds.compactMap { round in
            snapshot.field(round).map { ReleaseName(round: round, number: $0.number) }
        }
    }
}

extension Site {
    func reportSource(_ code: Code, edits: ReportEdits) async throws -> ReportSource {
        let snapshot = try await rooms.room(code).snapshot
        let dialogue = snapshot.dialogue
        return ReportSource(
            snapshot: snapshot, attendance: try await rooms.attendance(of: code),
            circle: try await members.circle(dialogue.circle)?.name.text,
            promises: try await stores.commitments.publicPromises(of: dialogue.id),
            lessons: try await stores.lessons.lessons(from: dialogue.id), edits: edits)
    }

    /// One page of a report: what is shown now, or kept for good.
    func render(_ page: PublishedPage, of source: ReportSource) -> String {
        switch page.kind {
        case .report:
            templates.render("report-body", Fragment(page: ReportPage(source, settings, page.language)))
        case .slides:
            templates.render("report-slides-body", Fragment(page: Slides(source, settings, page.language)))
        case .picture:
            ReportPicture(source, page.language).markup
        }
    }

    /// Every page of a report, in both languages.
    func pages(of source: ReportSource) -> [PublishedPage: String] {
        var pages: [PublishedPage: String] = [:]
        for kind in PublishedPage.Kind.allCases {
            for language in Language.allCases {
                let page = PublishedPage(kind, language)
                pages[page] = render(page, of: source)
            }
        }
        return pages
    }
}

extension Site {
    /// What people wrote, as far as it stands on the page of a report, in either language.
    func texts(of source: ReportSource) -> [String] {
        let sections = Language.allCases.flatMap { ReportPage(source, settings, $0).sections }
        let prose = sections.flatMap { [$0.prose] + $0.groups.flatMap(\.statements).map(\.remark) }
        let written = prose.compactMap(\.self).filter(\.isByPeople).map(\.text)
        // A text in one language stands on the page of the other as well.
        return Set(written).sorted()
    }
}

/// A part of a page by itself, for the same template.
struct Fragment<Content: Sendable>: Sendable {
    let page: Content
}
