import Domain
import Foundation

/// Role pictures as their versions: a change adds a row, and of two people who change the same version the first one wins.
struct RolePictureStore: RolePictures {
    let database: any Database

    private struct Written: Codable {
        var layer: Int64
        var part: String
        var source: String
        var words: String?
    }

    func versions(of dialogue: ID<Dialogue>) async throws -> [RoleVersion] {
        try await database.read { db in
            try db.rows(
                """
                SELECT version, content, email, moment FROM role_picture
                LEFT JOIN member ON member.id = role_picture.member
                WHERE dialogue = $1 ORDER BY version DESC
                """, [.integer(dialogue.number)]
            ).map { row in
                let written = try JSONDecoder().decode([Written].self, from: Data(row.text(1).utf8))
                return RoleVersion(
                    number: try row.int(0), picture: RolePicture(try written.compactMap(Self.said)),
                    author: try row.optionalText(2).map { try EmailAddress($0) },
                    moment: Date(timeIntervalSince1970: Double(try row.integer(3)) / 1000))
            }
        }
    }

    func save(
        _ picture: RolePicture, as number: Int, of dialogue: ID<Dialogue>, by author: CaseAuthor
    ) async throws -> Bool {
        let written = picture.said.map {
            Written(
                layer: $0.layer.number, part: $0.part.rawValue, source: $0.source.name, words: $0.words?.text)
        }
        let content = String(decoding: try JSONEncoder.canonical.encode(written), as: UTF8.self)
        return try await database.write { db in
            try db.execute(
                """
                INSERT INTO role_picture (dialogue, version, content, member, moment) VALUES ($1, $2, $3, $4, $5)
                ON CONFLICT (dialogue, version) DO NOTHING
                """,
                [
                    .integer(dialogue.number), .number(number), .text(content), .integer(author.member.number),
                    .moment(author.moment),
                ]) == 1
        }
    }

    /// nil for what a newer version of the program wrote.
    private static func said(_ written: Written) throws -> RolePicture.Said? {
        guard let part = RolePicture.Part(rawValue: written.part), let source = RolePicture.Source(written.source)
        else { return nil }
        return RolePicture.Said(
            layer: ID(written.layer), part: part, source: source,
            words: try written.words.map { try Line($0, limit: RolePicture.Said.longest) })
    }
}
