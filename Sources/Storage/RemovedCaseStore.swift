import Domain
import Foundation

/// Removed cases: a case with the moment of its removal beside it, out of the index and out of every count.
struct RemovedCaseStore: RemovedCases {
    let database: any Database

    func remove(_ id: ID<CaseStudy>, from circle: ID<Circle>, at moment: Date) async throws {
        try await database.write { db in
            guard try db.has(id, circle) else { return }
            try db.forget(.study, id.number)
            try db.execute(
                "UPDATE case_study SET removed_at = $1 WHERE id = $2", [.moment(moment), .integer(id.number)])
            try db.indexPatterns(seenIn: id)
        }
    }

    func removed(from circle: ID<Circle>) async throws -> [RemovedCase] {
        try await database.read { db in
            let studies = try db.studies(where: "circle = $1", [.integer(circle.number)], removed: true)
            let titles = Dictionary(uniqueKeysWithValues: studies.map { ($0.id, $0.title) })
            return try db.rows(
                """
                SELECT id, removed_at FROM case_study WHERE circle = $1 AND removed_at IS NOT NULL
                ORDER BY removed_at DESC, id DESC
                """, [.integer(circle.number)]
            ).map { row in
                let id = ID<CaseStudy>(try row.integer(0))
                return RemovedCase(id: id, title: titles[id] ?? "", moment: try row.date(1))
            }
        }
    }

    func putBack(_ id: ID<CaseStudy>, in circle: ID<Circle>) async throws -> Bool {
        try await database.write { db in
            guard try db.hasRemoved(id, circle) else { return false }
            try db.putBack(id)
            return true
        }
    }

    func erase(_ id: ID<CaseStudy>, from circle: ID<Circle>) async throws -> Bool {
        let isErased = try await database.write { db in
            guard try db.hasRemoved(id, circle) else { return false }
            return try db.execute("DELETE FROM case_study WHERE id = $1", [.integer(id.number)]) > 0
        }
        if isErased { try await database.scrub() }
        return isErased
    }

    func erase(from circle: ID<Circle>, removedBefore moment: Date) async throws -> Int {
        try await database.write { db in
            try db.execute(
                "DELETE FROM case_study WHERE circle = $1 AND removed_at < $2",
                [.integer(circle.number), .moment(moment)])
        }
    }
}

extension Transaction {
    /// The removed case that a promise began.
    func removedStudy(from commitment: ID<Commitment>, _ circle: ID<Circle>) throws -> ID<CaseStudy>? {
        try row(
            "SELECT id FROM case_study WHERE commitment = $1 AND circle = $2 AND removed_at IS NOT NULL",
            [.integer(commitment.number), .integer(circle.number)]
        ).map { ID(try $0.integer(0)) }
    }

    /// Brings a case back, to be found and counted as before.
    func putBack(_ id: ID<CaseStudy>) throws {
        try execute("UPDATE case_study SET removed_at = NULL WHERE id = $1", [.integer(id.number)])
        try indexStudies(where: "id = $1", [.integer(id.number)])
        try indexPatterns(seenIn: id)
    }

    fileprivate func hasRemoved(_ id: ID<CaseStudy>, _ circle: ID<Circle>) throws -> Bool {
        try row(
            "SELECT 1 FROM case_study WHERE id = $1 AND circle = $2 AND removed_at IS NOT NULL",
            [.integer(id.number), .integer(circle.number)]) != nil
    }
}
