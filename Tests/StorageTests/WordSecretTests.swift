import Crypto
import Disclosure
import Domain
import Foundation
import Testing

@testable import Storage

@Suite struct WordSecretTests {
    private let place: TemporaryFolder

    init() throws { place = try TemporaryFolder() }

    private func positions(_ migrations: [Migration] = Migration.positions) throws -> SQLiteDatabase {
        try SQLiteDatabase(path: place.url.appendingPathComponent("positions.sqlite").path, migrations: migrations)
    }

    private func storedWords() async throws -> [[UInt8]] {
        try await positions().read {
            try $0.rows("SELECT words FROM participant ORDER BY id", []).map { try $0.blob(0) }
        }
    }

    private func dialogue(_ folder: DataFolder) async throws -> Code {
        let circle = try await folder.members.ensureCircle(named: Line("Kring"))
        var dialogue = try await folder.rooms.dialogues.create(
            NewDialogue(
                circle: circle.id, title: Line("Ronde tafel"), kind: .live, mode: .open,
                layers: [Line("Rijk"), Line("gemeente")], accelerators: [Line("Richting"), Line("Ruimte")],
                statements: [(StatementDraft(text: try Line("Een")), nil)]))
        let old = dialogue
        try dialogue.openLobby()
        _ = try await folder.rooms.dialogues.save(dialogue.atVersion(old.version + 1), replacing: old)
        return dialogue.code
    }

    /// What everybody can compute: the digest without a key.
    private func plain(_ words: WordPair, _ code: Code) -> [UInt8] {
        Array(SHA256.hash(data: Array("\(code.text) \(words)".utf8)))
    }

    @Test func `somebody who has only the positions cannot test a pair of words`() async throws {
        let folder = try DataFolder(path: place.url.path)
        let code = try await dialogue(folder)
        let rooms = Rooms(stores: folder.rooms) { _, _ in }
        let joined = try await rooms.join(code, layer: nil, language: .dutch)
        #expect(try await storedWords() != [plain(joined.words, code)])
        // After a restart with the same folder the words still open the door; with another secret they do not.
        let again = Rooms(stores: try DataFolder(path: place.url.path).rooms) { _, _ in }
        #expect(try await again.comeBack(to: code, words: joined.words) != nil)
        var other = folder.rooms
        other.seal = WordSeal(secret: Array(repeating: 7, count: 32))
        #expect(try await Rooms(stores: other) { _, _ in }.comeBack(to: code, words: joined.words) == nil)
    }

    @Test func `words of before the seal still open the door, and their digest is gone`() async throws {
        let words = try #require(WordPair("molen rivier"))
        let code: Code
        do {
            let old = try positions(Array(Migration.positions.prefix(1)))
            let circles = try DataFolder(path: place.url.appendingPathComponent("other").path)
            code = try await dialogue(circles)
            try await old.write { [plain = plain(words, code)] db in
                try db.execute("INSERT INTO participant (id, dialogue, words) VALUES (5, 1, $1)", [.blob(plain)])
            }
            for name in ["circles.sqlite", "circles.sqlite-wal"] {
                let from = place.url.appendingPathComponent("other/\(name)")
                try FileManager.default.copyItem(at: from, to: place.url.appendingPathComponent(name))
            }
        }
        let folder = try DataFolder(path: place.url.path)
        let rooms = Rooms(stores: folder.rooms) { _, _ in }
        let token = try #require(try await rooms.comeBack(to: code, words: words))
        #expect(try await rooms.participant(token)?.id == ID(5))
        let sealed = try await storedWords()
        #expect(sealed.count == 1 && sealed != [plain(words, code)])
        // Opened once more nothing is sealed twice.
        _ = try DataFolder(path: place.url.path)
        #expect(try await storedWords() == sealed)
    }
}
