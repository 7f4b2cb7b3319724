import Domain

/// The secret with which word pairs are sealed: made once per data folder, kept beside the members, away from the positions.
enum WordSecret {
    /// The seal of this folder; also seals what an earlier version stored without a key.
    static func seal(circles: any Database, positions: any Database) throws -> WordSeal {
        let secret = try circles.writeBlocking { db in
            var generator = SystemRandomNumberGenerator()
            let fresh = (0..<32).map { _ in UInt8.random(in: 0...255, using: &generator) }
            try db.execute(
                "INSERT INTO secret (name, bytes) VALUES ('words', $1) ON CONFLICT (name) DO NOTHING", [.blob(fresh)])
            let row = try db.row("SELECT bytes FROM secret WHERE name = 'words'", [])
            guard let kept = try row?.blob(0) else { throw StorageProblem.damaged("the secret of the words is gone") }
            return kept
        }
        let seal = WordSeal(secret: secret)
        try positions.writeBlocking { db in
            for row in try db.rows("SELECT id, words FROM participant WHERE sealed = 0", []) {
                try db.execute(
                    "UPDATE participant SET words = $1, sealed = 1 WHERE id = $2",
                    [.blob(seal.seal(try row.blob(1))), .integer(try row.integer(0))])
            }
        }
        return seal
    }
}
