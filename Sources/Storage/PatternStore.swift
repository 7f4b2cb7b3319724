import Domain
import Foundation

/// Patterns as their versions, and the forces that belong to them as theirs.
struct PatternStore: Patterns {
    let database: any Database

    func create(
        _ words: PatternWords, of forces: [CaseForce], from origin: ID<Pattern>?, in circle: ID<Circle>,
        by author: CaseAuthor
    ) async throws -> ID<Pattern> {
        try await database.write { db in
            let row = try db.row(
                "INSERT INTO pattern (circle) VALUES ($1) RETURNING id", [.integer(circle.number)])
            guard let row else { throw StorageProblem.damaged("a pattern vanished") }
            let pattern = Pattern(
                id: ID(try row.integer(0)), circle: circle, version: 1, words: words, splitFrom: origin)
            try db.insert(pattern, by: author)
            for force in forces where try db.isForce(force, of: circle) {
                try db.link(force, to: pattern.id, by: author)
            }
            try db.indexPatterns(of: circle)
            return pattern.id
        }
    }

    func book(for reader: ID<Circle>?) async throws -> PatternBook {
        try await database.read { db in try db.book(for: reader) }
    }

    func save(_ pattern: Pattern, of circle: ID<Circle>, by author: CaseAuthor) async throws -> Bool {
        try await database.write { db in
            let latest = try db.row(
                """
                SELECT max(version) FROM pattern_revision JOIN pattern ON pattern.id = pattern_revision.pattern
                WHERE pattern = $1 AND circle = $2
                """, [.integer(pattern.id.number), .integer(circle.number)])
            guard try latest?.optionalInteger(0) == Int64(pattern.version - 1) else { return false }
            try db.insert(pattern, by: author)
            try db.indexPatterns(of: circle)
            return true
        }
    }

    func keep(_ lessons: [ID<Lesson>], of pattern: ID<Pattern>, in circle: ID<Circle>) async throws {
        try await database.write { db in
            guard try db.owns(pattern, circle) else { return }
            try db.execute("DELETE FROM pattern_lesson WHERE pattern = $1", [.integer(pattern.number)])
            for lesson in Set(lessons).sorted() {
                try db.execute(
                    """
                    INSERT INTO pattern_lesson (pattern, lesson)
                    SELECT $1, id FROM lesson WHERE id = $2 AND (public = 1 OR circle = $3)
                    """, [.integer(pattern.number), .integer(lesson.number), .integer(circle.number)])
            }
        }
    }

    func assign(
        _ force: CaseForce, to pattern: ID<Pattern>?, of circle: ID<Circle>, by author: CaseAuthor
    ) async throws -> Bool {
        try await database.write { db in
            guard try db.isForce(force, of: circle) else { return false }
            if let pattern, try !db.patterns(for: circle).contains(where: { $0.id == pattern }) { return false }
            try db.link(force, to: pattern, by: author)
            try db.indexPatterns(of: circle)
            return true
        }
    }

    func history(of pattern: ID<Pattern>, in circle: ID<Circle>) async throws -> [PatternRevision] {
        try await database.read { db in
            try db.rows(
                """
                SELECT pattern.id, pattern.circle, version, name, direction, explanation, status, raised_by, public,
                    merged_into, split_from, email, moment
                FROM pattern JOIN pattern_revision ON pattern_revision.pattern = pattern.id
                LEFT JOIN member ON member.id = pattern_revision.member
                WHERE pattern.id = $1 AND pattern.circle = $2 ORDER BY version DESC
                """, [.integer(pattern.number), .integer(circle.number)]
            ).map { row in
                PatternRevision(
                    pattern: try Pattern(stored: row, lessons: []),
                    author: try row.optionalText(11).map { try EmailAddress($0) },
                    moment: Date(timeIntervalSince1970: Double(try row.integer(12)) / 1000))
            }
        }
    }

    func forgetRaiser(of pattern: ID<Pattern>, in circle: ID<Circle>) async throws {
        try await database.write { db in
            guard try db.owns(pattern, circle) else { return }
            try db.execute(
                "UPDATE pattern_revision SET raised_by = NULL WHERE pattern = $1", [.integer(pattern.number)])
            try db.indexPatterns(of: circle)
        }
        // The words of what went leave the index too, and every file.
        try await SQLiteLibrary(database: database).forgetUnusedWords()
        try await database.scrub()
    }

    func remove(_ pattern: ID<Pattern>, from circle: ID<Circle>) async throws {
        try await database.write { db in
            guard try db.owns(pattern, circle) else { return }
            try db.forget(.pattern, pattern.number)
            try db.execute("DELETE FROM pattern WHERE id = $1", [.integer(pattern.number)])
            try db.indexPatterns(of: circle)
        }
    }
}

/// Where a force belongs now.
private struct PatternLink {
    let force: CaseForce
    let pattern: ID<Pattern>?
    let moment: Date
}

extension Transaction {
    fileprivate func book(for reader: ID<Circle>?) throws -> PatternBook {
        let patterns = try self.patterns(for: reader)
        let visible = Set(patterns.map(\.id))
        let links = try self.links()
        let studies = Dictionary(
            uniqueKeysWithValues: try self.studies(
                where: "id IN (SELECT case_study FROM pattern_link)", []
            ).map { ($0.id, $0) })
        var sightings: [Sighting] = []
        var decided: [CaseForce: ID<Pattern>?] = [:]
        for link in links {
            guard let study = studies[link.force.study], let part = study.part(link.force.force), !part.isRemoved
            else { continue }
            let isOwn = study.circle == reader
            if isOwn { decided[link.force] = .some(link.pattern) }
            guard let pattern = link.pattern, visible.contains(pattern) else { continue }
            sightings.append(Sighting(pattern, part, study, linked: link.moment, isOwn: isOwn))
        }
        return PatternBook(patterns: patterns, sightings: sightings, decided: decided)
    }

    /// Puts the patterns of a circle into the index: a change to one may change what another counts as.
    func indexPatterns(of circle: ID<Circle>) throws {
        // What everybody may find is found by what everybody reads: by no word of a case, and by no private pattern.
        let entries =
            try book(for: nil).entries.filter { $0.pattern.circle == circle }
            + book(for: circle).entries.filter { $0.pattern.circle == circle && !$0.pattern.words.isPublic }
        for entry in entries {
            let began = try self.row(
                "SELECT min(moment) FROM pattern_revision WHERE pattern = $1", [.integer(entry.pattern.id.number)])
            try index(IndexedDocument(entry, began: Day(milliseconds: try began?.optionalInteger(0) ?? 0)))
        }
        let standing = Set(entries.map(\.pattern.id.number))
        for row in try rows("SELECT id FROM pattern WHERE circle = $1", [.integer(circle.number)]) {
            let id = try row.integer(0)
            if !standing.contains(id) { try forget(.pattern, id) }
        }
    }

    /// The same for the patterns that were seen in a case, of whichever circle.
    func indexPatterns(seenIn study: ID<CaseStudy>) throws {
        for circle in try circles(withPatternsIn: study) { try indexPatterns(of: circle) }
    }

    /// The circles of the patterns that were seen in a case, and of those that they were merged into.
    func circles(withPatternsIn study: ID<CaseStudy>) throws -> [ID<Circle>] {
        let linked = "SELECT pattern FROM pattern_link WHERE case_study = $1"
        return try rows(
            """
            SELECT DISTINCT circle FROM pattern WHERE id IN (\(linked))
                OR id IN (SELECT merged_into FROM pattern_revision WHERE pattern IN (\(linked))) ORDER BY circle
            """, [.integer(study.number)]
        ).map { ID(try $0.integer(0)) }
    }

    fileprivate func owns(_ pattern: ID<Pattern>, _ circle: ID<Circle>) throws -> Bool {
        try row(
            "SELECT 1 FROM pattern WHERE id = $1 AND circle = $2", [.integer(pattern.number), .integer(circle.number)])
            != nil
    }

    fileprivate func isForce(_ force: CaseForce, of circle: ID<Circle>) throws -> Bool {
        try row(
            """
            SELECT 1 FROM case_revision JOIN case_study ON case_study.id = case_revision.case_study
            WHERE case_study = $1 AND part = $2 AND circle = $3 AND kind = 'force' AND removed_at IS NULL
            """, [.integer(force.study.number), .integer(force.force.number), .integer(circle.number)]) != nil
    }

    fileprivate func patterns(for reader: ID<Circle>?) throws -> [Pattern] {
        var lessons: [Int64: [ID<Lesson>]] = [:]
        for row in try rows("SELECT pattern, lesson FROM pattern_lesson ORDER BY pattern, lesson", []) {
            lessons[try row.integer(0), default: []].append(ID(try row.integer(1)))
        }
        return try rows(
            """
            SELECT pattern.id, pattern.circle, version, name, direction, explanation, status, raised_by, public, merged_into,
                split_from
            FROM pattern JOIN pattern_revision AS latest ON latest.pattern = pattern.id
            WHERE (public = 1 OR circle = $1) AND version = (
                SELECT max(version) FROM pattern_revision WHERE pattern = latest.pattern)
            ORDER BY pattern.id
            """, [.optional(reader?.number)]
        ).map { try Pattern(stored: $0, lessons: lessons[$0.integer(0)] ?? []) }
    }

    fileprivate func links() throws -> [PatternLink] {
        try rows(
            """
            SELECT case_study, force, pattern, moment FROM pattern_link AS latest
            WHERE version = (
                SELECT max(version) FROM pattern_link
                WHERE case_study = latest.case_study AND force = latest.force)
            ORDER BY case_study, force
            """, []
        ).map { row in
            PatternLink(
                force: CaseForce(study: ID(try row.integer(0)), force: ID(try row.integer(1))),
                pattern: try row.optionalInteger(2).map { ID($0) },
                moment: Date(timeIntervalSince1970: Double(try row.integer(3)) / 1000))
        }
    }

    fileprivate func link(_ force: CaseForce, to pattern: ID<Pattern>?, by author: CaseAuthor) throws {
        try execute(
            """
            INSERT INTO pattern_link (case_study, force, version, pattern, member, moment)
            SELECT $1, $2, coalesce(max(version), 0) + 1, $3, $4, $5 FROM pattern_link
            WHERE case_study = $1 AND force = $2
            """,
            [
                .integer(force.study.number), .integer(force.force.number), .optional(pattern?.number),
                .integer(author.member.number), .moment(author.moment),
            ])
    }

    fileprivate func insert(_ pattern: Pattern, by author: CaseAuthor) throws {
        let words = pattern.words
        try execute(
            """
            INSERT INTO pattern_revision (pattern, version, name, direction, explanation, status, raised_by, public,
                merged_into, split_from, member, moment)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            """,
            [
                .integer(pattern.id.number), .number(pattern.version), .text(words.name.text),
                .text(words.direction.rawValue), .text(words.explanation.text), .text(words.status.rawValue),
                .optional(words.raisedBy?.text), .flag(words.isPublic), .optional(pattern.mergedInto?.number),
                .optional(pattern.splitFrom?.number), .integer(author.member.number), .moment(author.moment),
            ])
    }
}

extension Pattern {
    fileprivate init(stored row: Row, lessons: [ID<Lesson>]) throws {
        self.init(
            id: ID(try row.integer(0)), circle: ID(try row.integer(1)), version: try row.int(2),
            words: PatternWords(
                name: try Line(row.text(3)), direction: try row.choice(4), explanation: try Paragraph(row.text(5)),
                status: try row.choice(6), raisedBy: try row.optionalText(7).map { try Line($0) },
                isPublic: try row.integer(8) == 1),
            mergedInto: try row.optionalInteger(9).map { ID($0) },
            splitFrom: try row.optionalInteger(10).map { ID($0) }, lessons: lessons)
    }
}

extension Sighting {
    /// The year of the turning point that shows the force, or else the year in which somebody saw the pattern in it.
    fileprivate init(_ pattern: ID<Pattern>, _ part: CasePart, _ study: CaseStudy, linked: Date, isOwn: Bool) {
        let point = part.content[.turningPoint].flatMap { study.part(.turningPoint, $0) }?.content[.moment]
        self.init(
            pattern: pattern, circle: study.circle, study: study.id, layer: part.content[.layer],
            year: point.flatMap { Int($0.prefix(4)) } ?? Day(of: linked, in: .gmt).year,
            own: isOwn ? Own(title: study.title, force: part) : nil)
    }
}
