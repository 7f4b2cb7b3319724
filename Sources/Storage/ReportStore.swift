import Domain
import Foundation

/// Reports as their versions: a change adds a row, and of two people who change the same version the first one wins.
struct ReportStore: Reports {
    let database: any Database

    func edits(of dialogue: ID<Dialogue>) async throws -> ReportEdits {
        try await database.read { db in
            let rows = try db.rows(
                "SELECT part, version, content FROM report_revision WHERE dialogue = $1", [.integer(dialogue.number)])
            return ReportEdits(parts: try rows.compactMap(ReportPart.init(stored:)), count: rows.count)
        }
    }

    func save(_ part: ReportPart, of dialogue: ID<Dialogue>, by author: CaseAuthor) async throws -> Bool {
        try await database.write { db in
            let latest = try db.row(
                "SELECT coalesce(max(version), 0) FROM report_revision WHERE dialogue = $1 AND part = $2",
                [.integer(dialogue.number), .text(part.name.text)])
            guard let latest, try latest.int(0) == part.version - 1 else { return false }
            let content = String(decoding: try JSONEncoder.canonical.encode(part.content.written), as: UTF8.self)
            try db.execute(
                """
                INSERT INTO report_revision (dialogue, part, version, content, member, moment)
                VALUES ($1, $2, $3, $4, $5, $6)
                """,
                [
                    .integer(dialogue.number), .text(part.name.text), .number(part.version), .text(content),
                    .integer(author.member.number), .moment(author.moment),
                ])
            return true
        }
    }

    func history(of dialogue: ID<Dialogue>) async throws -> [ReportRevision] {
        try await database.read { db in
            try db.rows(
                """
                SELECT part, version, content, email, moment
                FROM report_revision LEFT JOIN member ON member.id = report_revision.member
                WHERE dialogue = $1 ORDER BY moment DESC, part DESC, version DESC
                """, [.integer(dialogue.number)]
            ).compactMap { row in
                guard let part = try ReportPart(stored: row) else { return nil }
                return ReportRevision(
                    part: part, author: try row.optionalText(3).map { try EmailAddress($0) },
                    moment: try row.moment(4))
            }
        }
    }

    func publish(_ new: NewPublication, of dialogue: ID<Dialogue>, by author: CaseAuthor) async throws -> Bool {
        try await database.write { db in
            let state = try db.row(
                """
                SELECT (SELECT coalesce(max(version), 0) FROM publication WHERE dialogue = $1),
                    (SELECT count(*) FROM report_revision WHERE dialogue = $1)
                """, [.integer(dialogue.number)])
            guard let state, try state.int(0) == new.version - 1, try state.int(1) == new.seen else { return false }
            try db.execute(
                """
                INSERT INTO publication (dialogue, version, releases, member, moment) VALUES ($1, $2, $3, $4, $5)
                """,
                [
                    .integer(dialogue.number), .number(new.version),
                    .text(new.releases.map(\.text).joined(separator: " ")),
                    .integer(author.member.number), .moment(author.moment),
                ])
            try db.execute(
                "INSERT INTO published_text (dialogue, version, content, omitted) VALUES ($1, $2, $3, $4)",
                [
                    .integer(dialogue.number), .number(new.version), .text(new.texts.joined(separator: "\n")),
                    .text(new.omitted.stored),
                ])
            try db.indexReport(of: dialogue)
            for (page, content) in new.pages {
                try db.execute(
                    """
                    INSERT INTO published_page (dialogue, version, kind, language, content)
                    VALUES ($1, $2, $3, $4, $5)
                    """,
                    [
                        .integer(dialogue.number), .number(new.version), .text(page.kind.rawValue),
                        .text(page.language.rawValue), .text(content),
                    ])
            }
            return true
        }
    }

    func publications(of dialogue: ID<Dialogue>) async throws -> [Publication] {
        try await database.read { db in
            try db.rows(
                """
                SELECT version, moment, email, releases, withdrawn
                FROM publication LEFT JOIN member ON member.id = publication.member
                WHERE dialogue = $1 ORDER BY version DESC
                """, [.integer(dialogue.number)]
            ).map { row in
                Publication(
                    version: try row.int(0), moment: try row.moment(1),
                    author: try row.optionalText(2).map { try EmailAddress($0) },
                    releases: try row.text(3).split(separator: " ").map(ReleaseName.init(stored:)),
                    isWithdrawn: try row.integer(4) == 1)
            }
        }
    }

    func page(_ page: PublishedPage, version: Int, of dialogue: ID<Dialogue>) async throws -> String? {
        try await database.read { db in
            try db.row(
                """
                SELECT content FROM published_page
                WHERE dialogue = $1 AND version = $2 AND kind = $3 AND language = $4
                """,
                [
                    .integer(dialogue.number), .number(version), .text(page.kind.rawValue),
                    .text(page.language.rawValue),
                ]
            )?.text(0)
        }
    }

    func withdraw(version: Int, of dialogue: ID<Dialogue>) async throws {
        try await database.write { db in
            let key: [Value] = [.integer(dialogue.number), .number(version)]
            try db.execute("UPDATE publication SET withdrawn = 1 WHERE dialogue = $1 AND version = $2", key)
            for table in ["published_page", "published_text"] {
                try db.execute("DELETE FROM \(table) WHERE dialogue = $1 AND version = $2", key)
            }
            try db.indexReport(of: dialogue)
        }
    }
}

extension Row {
    fileprivate func moment(_ column: Int) throws -> Date {
        Date(timeIntervalSince1970: Double(try integer(column)) / 1000)
    }
}

extension ReleaseName {
    fileprivate var text: String { "\(round.statement.number)/\(round.round)/\(number)" }

    fileprivate init(stored text: Substring) throws {
        let numbers = text.split(separator: "/").compactMap { Int64($0) }
        guard numbers.count == 3, let round = Int(exactly: numbers[1]), let number = Int(exactly: numbers[2]) else {
            throw StorageProblem.damaged("\(text) names no release")
        }
        self.init(round: RoundKey(statement: ID(numbers[0]), round: round), number: number)
    }
}

extension [ID<Statement>] {
    /// Numbers with a space in between.
    var stored: String { map { String($0.number) }.joined(separator: " ") }
}

extension ReportContent {
    fileprivate var written: [String: String] {
        var texts = ["nl": dutch.text, "en": english.text, "order": order.map(\.rawValue).joined(separator: " ")]
        if isOmitted { texts["omitted"] = "yes" }
        return texts.filter { !$0.value.isEmpty }
    }
}

extension ReportPart {
    /// nil for a part that only a newer version knows.
    init?(stored row: Row) throws {
        guard let name = Name(try row.text(0)) else { return nil }
        let texts = try JSONDecoder().decode([String: String].self, from: Data(row.text(2).utf8))
        let longest = ReportContent.longest
        self.init(
            name: name, version: try row.int(1),
            content: ReportContent(
                dutch: try Paragraph(texts["nl"] ?? "", limit: longest),
                english: try Paragraph(texts["en"] ?? "", limit: longest), isOmitted: texts["omitted"] == "yes",
                order: (texts["order"] ?? "").split(separator: " ").compactMap { ReportSection(rawValue: String($0)) }))
    }
}
