import Disclosure
import Domain
import HTTPTypes
import Hummingbird

/// What a dialogue found: the whole field, and one page per statement. As the report: for everybody once the dialogue ended, for
/// members of the circle also before; of an ongoing dialogue for everybody while it runs.
enum FieldPages {
    static func routes(_ site: Site) -> [Route] {
        [
            Route(.get, "/{code}/field", for: .everyone) { _, visit in
                let room = try await site.rooms.room(visit.code())
                let snapshot = room.snapshot
                guard visit.mayReadField(of: snapshot.dialogue) else {
                    return .seeOther(Paths.report(snapshot.dialogue.code))
                }
                let text: FieldText = visit.language.choose(.dutch, .english)
                let people = try await site.rooms.attendance(of: snapshot.dialogue.code).total
                let content = FieldContent(
                    snapshot, people: people, groups: try await site.rooms.groups(of: room), text,
                    visit.language.choose(.dutch, .english))
                let frame = Frame(
                    "\(text.title): \(content.title)", .report, visit: visit,
                    path: Paths.field(snapshot.dialogue.code))
                return site.page("field", frame, content)
            },
            Route(.get, "/{code}/field/{id}", for: .everyone) { _, visit in
                let snapshot = try await site.rooms.room(visit.code()).snapshot
                guard visit.mayReadField(of: snapshot.dialogue) else {
                    return .seeOther(Paths.report(snapshot.dialogue.code))
                }
                guard let content = StatementContent(snapshot, try visit.id("id", of: Statement.self), visit.language)
                else {
                    throw HTTPError(.notFound)
                }
                let frame = Frame(content.title, .report, visit: visit, path: content.path)
                return site.page("field-statement", frame, content)
            },
        ]
    }
}

/// One statement: every round that was shown, and what shifted.
struct StatementContent: Sendable {
    struct Link: Sendable {
        let path: String
        let number: Int
    }

    let title: String
    let path: String
    let field: String
    let dialogue: String
    let accelerator: String?
    let finding: ReportStatement
    let sentence: String
    let protectedNote: String?
    let previous: Link?
    let next: Link?
    /// Of the figures.
    let text: ReportText
    /// Of the page.
    let words: FieldText

    /// nil when nothing of the statement was shown.
    init?(_ snapshot: Room.Snapshot, _ id: ID<Statement>, _ language: Language) {
        let dialogue = snapshot.dialogue
        let statements = DialogueField(snapshot).statements
        text = language.choose(.dutch, .english)
        words = language.choose(.dutch, .english)
        guard let place = statements.firstIndex(where: { $0.statement.id == id }),
            let finding = ReportStatement(
                statements[place].statement, number: statements[place].number, snapshot, text, .of(language))
        else { return nil }
        self.finding = finding
        title = statements[place].statement.text.text
        path = Paths.field(dialogue.code, id)
        field = Paths.field(dialogue.code)
        self.dialogue = dialogue.title.text
        accelerator = dialogue.accelerator(of: statements[place].statement)?.name.text
        sentence = words.sentence(statements[place])
        protectedNote = dialogue.mode == .protected ? words.protectedNote : nil
        func link(_ index: Int) -> Link? {
            guard statements.indices.contains(index) else { return nil }
            return Link(
                path: Paths.field(dialogue.code, statements[index].statement.id), number: statements[index].number)
        }
        previous = link(place - 1)
        next = link(place + 1)
    }
}
