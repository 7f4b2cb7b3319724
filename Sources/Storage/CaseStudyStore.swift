import Domain
import Foundation

/// Cases as their versions: a change adds a row, and of two people who change the same version the first one wins.
struct CaseStudyStore: CaseStudies {
    let database: any Database

    func create(
        _ parts: [NewCasePart], in circle: ID<Circle>, by author: CaseAuthor, from commitment: ID<Commitment>?
    ) async throws -> ID<CaseStudy> {
        try await database.write { db in
            if let commitment, let removed = try db.removedStudy(from: commitment, circle) {
                try db.putBack(removed)
                return removed
            }
            let row = try db.row(
                "INSERT INTO case_study (circle, commitment, last_part) VALUES ($1, $2, $3) RETURNING id",
                [.integer(circle.number), .optional(commitment?.number), .number(parts.count)])
            guard let row else { throw StorageProblem.damaged("a case vanished") }
            let id = ID<CaseStudy>(try row.integer(0))
            for (index, part) in parts.enumerated() {
                let part = CasePart(
                    id: ID(Int64(index + 1)), kind: part.kind, version: 1, content: part.content, isRemoved: false)
                try db.insert(part, in: id, by: author)
            }
            try db.indexStudies(where: "id = $1", [.integer(id.number)])
            return id
        }
    }

    func cases(of circle: ID<Circle>) async throws -> [CaseStudy] {
        try await database.read { db in
            try db.studies(where: "circle = $1", [.integer(circle.number)])
        }
    }

    func caseStudy(_ id: ID<CaseStudy>, of circle: ID<Circle>) async throws -> CaseStudy? {
        try await database.read { db in
            try db.studies(where: "id = $1 AND circle = $2", [.integer(id.number), .integer(circle.number)]).first
        }
    }

    func add(
        _ part: NewCasePart, to id: ID<CaseStudy>, of circle: ID<Circle>, by author: CaseAuthor
    ) async throws -> ID<CasePart>? {
        try await database.write { db in
            guard try db.has(id, circle) else { return nil }
            // Never the number of a part that was erased: other parts and open forms may still name it.
            let next = try db.row(
                "UPDATE case_study SET last_part = last_part + 1 WHERE id = $1 RETURNING last_part",
                [.integer(id.number)])
            guard let next else { throw StorageProblem.damaged("a case vanished") }
            let new = ID<CasePart>(try next.integer(0))
            try db.insert(
                CasePart(id: new, kind: part.kind, version: 1, content: part.content, isRemoved: false), in: id,
                by: author)
            try db.indexStudies(where: "id = $1", [.integer(id.number)])
            return new
        }
    }

    func save(
        _ part: CasePart, in id: ID<CaseStudy>, of circle: ID<Circle>, by author: CaseAuthor
    ) async throws -> Bool {
        try await database.write { db in
            let latest = try db.row(
                """
                SELECT max(version), kind FROM case_revision JOIN case_study ON case_study.id = case_revision.case_study
                WHERE case_study = $1 AND part = $2 AND circle = $3 AND removed_at IS NULL GROUP BY kind
                """, [.integer(id.number), .integer(part.id.number), .integer(circle.number)])
            guard let latest, try latest.int(0) == part.version - 1, try latest.text(1) == part.kind.rawValue else {
                return false
            }
            try db.insert(part, in: id, by: author)
            try db.indexStudies(where: "id = $1", [.integer(id.number)])
            if part.kind == .force { try db.indexPatterns(seenIn: id) }
            return true
        }
    }

    func history(of id: ID<CaseStudy>, in circle: ID<Circle>) async throws -> [CaseRevision] {
        try await database.read { db in
            guard try db.has(id, circle) else { return [] }
            return try db.rows(
                """
                SELECT part, kind, version, content, removed, email, moment
                FROM case_revision LEFT JOIN member ON member.id = case_revision.member
                WHERE case_study = $1 ORDER BY moment DESC, part DESC, version DESC
                """, [.integer(id.number)]
            ).map { row in
                CaseRevision(
                    part: try CasePart(stored: row), author: try row.optionalText(5).map { try EmailAddress($0) },
                    moment: Date(timeIntervalSince1970: Double(try row.integer(6)) / 1000))
            }
        }
    }

    func erase(
        _ part: ID<CasePart>, version: Int, from id: ID<CaseStudy>, of circle: ID<Circle>
    ) async throws -> Bool {
        try await database.write { db in
            guard try db.has(id, circle) else { return false }
            let latest = try db.row(
                "SELECT version, removed FROM case_revision WHERE case_study = $1 AND part = $2 ORDER BY version DESC LIMIT 1",
                [.integer(id.number), .integer(part.number)])
            guard let latest, try latest.int(0) == version, try latest.integer(1) == 1 else { return false }
            let circles = try db.circles(withPatternsIn: id)
            try db.execute(
                "DELETE FROM case_revision WHERE case_study = $1 AND part = $2",
                [.integer(id.number), .integer(part.number)])
            for table in ["statement_source", "pattern_link"] {
                try db.execute(
                    "DELETE FROM \(table) WHERE case_study = $1 AND force = $2",
                    [.integer(id.number), .integer(part.number)])
            }
            try db.indexStudies(where: "id = $1", [.integer(id.number)])
            for circle in circles { try db.indexPatterns(of: circle) }
            return true
        }
    }

    func names(of circle: ID<Circle>) async throws -> (layers: [String], accelerators: [String]) {
        try await database.read { db in
            func names(_ table: String) throws -> [String] {
                try db.rows(
                    """
                    SELECT name FROM \(table) JOIN dialogue ON dialogue.id = \(table).dialogue
                    WHERE circle = $1 GROUP BY name ORDER BY max(dialogue.id) DESC, min(\(table).id)
                    """, [.integer(circle.number)]
                ).map { try $0.text(0) }
            }
            return (try names("layer"), try names("accelerator"))
        }
    }
}

extension Transaction {
    /// Whether a circle has a case that was not removed.
    func has(_ id: ID<CaseStudy>, _ circle: ID<Circle>) throws -> Bool {
        try row(
            "SELECT 1 FROM case_study WHERE id = $1 AND circle = $2 AND removed_at IS NULL",
            [.integer(id.number), .integer(circle.number)]) != nil
    }

    /// Puts cases into the index, on the day on which they began.
    func indexStudies(where condition: String, _ arguments: [Value]) throws {
        for study in try studies(where: condition, arguments) {
            let began = try self.row(
                "SELECT min(moment) FROM case_revision WHERE case_study = $1", [.integer(study.id.number)])
            try index(IndexedDocument(study, began: Day(milliseconds: try began?.optionalInteger(0) ?? 0)))
        }
    }

    /// Cases with every part as it stands now, the newest case first: two queries, however many cases there are.
    /// - Parameter condition: on the columns of `case_study`.
    func studies(where condition: String, _ arguments: [Value], removed: Bool = false) throws -> [CaseStudy] {
        let condition = "(\(condition)) AND removed_at IS \(removed ? "NOT NULL" : "NULL")"
        var parts: [Int64: [CasePart]] = [:]
        let latest = try rows(
            """
            SELECT part, kind, version, content, removed, case_study FROM case_revision AS latest
            WHERE case_study IN (SELECT id FROM case_study WHERE \(condition)) AND version = (
                SELECT max(version) FROM case_revision
                WHERE case_study = latest.case_study AND part = latest.part)
            ORDER BY case_study, part
            """, arguments)
        for row in latest { parts[try row.integer(5), default: []].append(try CasePart(stored: row)) }
        return try rows(
            "SELECT id, circle, commitment FROM case_study WHERE \(condition) ORDER BY id DESC", arguments
        ).map { row in
            let id = try row.integer(0)
            return CaseStudy(
                id: ID(id), circle: ID(try row.integer(1)), commitment: try row.optionalInteger(2).map { ID($0) },
                parts: parts[id] ?? [])
        }
    }

    fileprivate func insert(_ part: CasePart, in id: ID<CaseStudy>, by author: CaseAuthor) throws {
        let values = Dictionary(uniqueKeysWithValues: part.content.fields.map { ($0.field.rawValue, $0.value) })
        let content = String(decoding: try JSONEncoder.canonical.encode(values), as: UTF8.self)
        try execute(
            """
            INSERT INTO case_revision (case_study, part, version, kind, content, removed, member, moment)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            """,
            [
                .integer(id.number), .integer(part.id.number), .number(part.version), .text(part.kind.rawValue),
                .text(content), .flag(part.isRemoved), .integer(author.member.number), .moment(author.moment),
            ])
    }
}

extension CasePart {
    fileprivate init(stored row: Row) throws {
        let texts = try JSONDecoder().decode([String: String].self, from: Data(row.text(3).utf8))
        // A field that a newer version added is left alone.
        let values = texts.compactMap { name, value in CaseField(rawValue: name).map { ($0, value) } }
        self.init(
            id: ID(try row.integer(0)), kind: try row.choice(1), version: try row.int(2),
            content: CaseContent(stored: Dictionary(uniqueKeysWithValues: values)),
            isRemoved: try row.integer(4) == 1)
    }
}
