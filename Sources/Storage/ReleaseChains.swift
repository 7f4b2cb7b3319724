import Disclosure
import Domain
import Foundation

/// Chains of releases of statements that stay open: what was told and of how many, never what anybody answered.
extension ReleaseStore {
    func chains(of dialogue: ID<Dialogue>) async throws -> [ID<Statement>: ReleaseChain] {
        try await database.read { db in
            let rows = try db.rows(
                "SELECT statement, releases, log_height, made FROM release_chain WHERE dialogue = $1",
                [.integer(dialogue.number)])
            var chains: [ID<Statement>: ReleaseChain] = [:]
            for row in rows {
                let releases = try JSONDecoder().decode(LiveReleases.self, from: Data(row.text(1).utf8))
                chains[ID(try row.integer(0))] = ReleaseChain(
                    releases: releases, height: try row.integer(2),
                    made: try row.optionalInteger(3).map { Date(timeIntervalSince1970: Double($0) / 1000) })
            }
            return chains
        }
    }

    func keep(
        _ fields: [RoundKey: PublicField], chains: [ID<Statement>: ReleaseChain], of dialogue: ID<Dialogue>
    ) async throws {
        try await database.write { db in
            try db.keep(fields, of: dialogue)
            for (statement, chain) in chains {
                let releases = String(decoding: try JSONEncoder.canonical.encode(chain.releases), as: UTF8.self)
                try db.execute(
                    """
                    INSERT INTO release_chain (dialogue, statement, releases, log_height, made)
                    VALUES ($1, $2, $3, $4, $5)
                    ON CONFLICT (dialogue, statement) DO UPDATE
                    SET releases = excluded.releases, log_height = excluded.log_height, made = excluded.made
                    """,
                    [
                        .integer(dialogue.number), .integer(statement.number), .text(releases), .integer(chain.height),
                        chain.made.map(Value.moment) ?? .null,
                    ])
                try db.execute(
                    """
                    INSERT INTO live_release (dialogue, statement, number, log_height, closing)
                    VALUES ($1, $2, $3, $4, $5) ON CONFLICT (dialogue, statement, number) DO NOTHING
                    """,
                    [
                        .integer(dialogue.number), .integer(statement.number), .number(chain.releases.number),
                        .integer(chain.height), .flag(chain.isClosing),
                    ])
            }
        }
    }

    func lowerChains(to heights: LogHeights) async throws {
        try await database.write { db in
            for table in ["release_chain", "live_release"] {
                try db.execute(
                    "UPDATE \(table) SET log_height = $1 WHERE log_height > $1 AND log_height <= $2",
                    [.integer(heights.others), .integer(heights.all)])
            }
        }
    }
}
