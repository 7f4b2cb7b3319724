import Disclosure
import Domain
import Foundation
import Testing

@testable import Storage

/// A circle with a folder of its own, and somebody who writes.
struct SearchingTeam {
    let folder: DataFolder
    let circle: ID<Circle>
    let author: CaseAuthor
    var stores: CircleStores { folder.circleStores }

    func found(_ query: LibraryQuery) async throws -> [String] {
        try await stores.library.search(query).documents.map(\.title)
    }
}

/// What tests of the index begin with.
protocol SearchTests {
    var place: TemporaryFolder { get }
}

extension SearchTests {
    func team(_ path: String? = nil, circle: String = "Kring") async throws -> SearchingTeam {
        let folder = try DataFolder(path: path ?? place.url.appendingPathComponent(UUID().uuidString).path)
        let id = try await folder.members.ensureCircle(named: Line(circle)).id
        let member = try await folder.members.admit(EmailAddress("a\(id.number)@b.nl"), as: .coreTeam, to: id)
        return SearchingTeam(
            folder: folder, circle: id,
            author: CaseAuthor(member: member.id, moment: Date(timeIntervalSince1970: 1.7e9)))
    }

    func study(_ team: SearchingTeam) async throws -> ID<CaseStudy> {
        try await team.stores.cases.create(
            [
                NewCasePart(
                    kind: .facts, content: CaseContent(stored: [.title: "Sloopbeton", .stuck: "Niemand beslist."])),
                NewCasePart(
                    kind: .force,
                    content: CaseContent(
                        stored: [.force: "afvalregels", .direction: "restraining", .strength: "3", .layer: "gemeente"])),
            ], in: team.circle, by: team.author, from: nil)
    }

    @discardableResult
    func lesson(
        _ team: SearchingTeam, _ title: String, _ handle: String = "Doe het zo.", role: String? = nil,
        isPublic: Bool = true
    ) async throws -> ID<Lesson> {
        try await team.stores.lessons.write(
            LessonWords(
                title: Line(title), handle: Paragraph(handle), role: role.map { try Line($0) }, isPublic: isPublic),
            evidence: [], in: team.circle, on: #require(Day("2026-11-22")))
    }

    /// A dialogue that ended, with a shown statement.
    func report(_ team: SearchingTeam, _ statement: String) async throws -> Code {
        let rooms = Rooms(stores: team.folder.rooms) { _, _ in }
        let dialogue = try await rooms.create(
            NewDialogue(
                circle: team.circle, title: Line("Ronde tafel"), kind: .live, mode: .open,
                layers: [Line("Rijk"), Line("gemeente")], accelerators: [Line("Ruimte"), Line("Ritme")],
                statements: [(StatementDraft(text: try Line(statement), accelerator: ID(1)), nil)]))
        #expect(try await team.found(LibraryQuery(text: statement)).isEmpty, "nobody finds what did not end")
        try await rooms.change(dialogue.code) { dialogue in
            try dialogue.openLobby()
            try dialogue.end(revealing: false)
        }
        return dialogue.code
    }
}
