import Disclosure

/// What people answered, one row per participant: the text of tiers B and C.
struct RowsExport {
    let tier: ExportTier
    let dialogue: Dialogue
    let people: [RecordedAnswers]
    let tallies: [RoundKey: Tally]
    /// The latest release of each round.
    let figures: [RoundKey: PublicField]
    /// What was released while people answered, and from what.
    let live: LiveHistory
    let secrets: SealSecrets

    func text() throws -> [UInt8] {
        let isComplete = tier == .complete
        var text = CanonicalText()
        try text.add("dialogue", ExportedDialogue(dialogue))
        try text.add("format", ExportFormat.name)
        if isComplete { text.addRows("live", try live.rows(schema: secrets.schema)) }
        text.addRows("people", rows())
        if isComplete { try text.add("salt", secrets.salt.hexadecimal) }
        try text.add("schema", isComplete ? secrets.schema : tier.schema)
        let statements = dialogue.exportedStatements { statement in
            guard isComplete else { return nil }
            return (1...statement.round).map { figures[RoundKey(statement: statement.id, round: $0)] }
        }
        try text.addRows("statements", encoding: statements)
        try text.addRows("tallies", encoding: exportedTallies())
        try text.add("tier", tier)
        return text.finished()
    }

    /// In an order that follows from a secret: neither the order in which people joined nor that of another tier.
    private func rows() -> [[UInt8]] {
        let asked = Set(dialogue.agenda.map(\.id))
        let ordered = people.map { (place: secrets.place(of: $0.participant, in: tier), person: $0) }
            .sorted { $0.place.lexicographicallyPrecedes($1.place) }
        return ordered.enumerated().map { index, entry in
            var row = "{\"answers\":["
            var separator = ""
            for answer in entry.person.answers where asked.contains(answer.round.statement) {
                let place = answer.place.map { String($0 * 10) } ?? "null"
                row += "\(separator)[\(answer.round.statement.number),\(answer.round.round),\(place)]"
                separator = ","
            }
            row += "]"
            if tier == .complete, let layer = number(of: entry.person.layer) { row += ",\"layer\":\(layer)" }
            if tier == .complete, secrets.schema > 1 { row += live.column(of: entry.person) }
            return Array((row + ",\"row\":\(index + 1)}").utf8)
        }
    }

    /// The place of a layer in the list, from 1.
    private func number(of layer: ID<Layer>?) -> Int? {
        layer.flatMap { id in dialogue.layers.firstIndex { $0.id == id } }.map { $0 + 1 }
    }

    private func exportedTallies() -> [ExportedTally] {
        var rows: [ExportedTally] = []
        for round in tallies.keys.sorted(by: { ($0.statement, $0.round) < ($1.statement, $1.round) }) {
            var counts: [Int: [Answers.Zone: Int]] = [:]
            for (cell, count) in tallies[round]?.counts ?? [:] {
                let layer = tier == .complete ? number(of: cell.layer) ?? 0 : 0
                counts[layer, default: [:]][cell.zone, default: 0] += count
            }
            for layer in counts.keys.sorted() {
                for zone in Answers.Zone.allCases {
                    guard let people = counts[layer]?[zone] else { continue }
                    rows.append(
                        ExportedTally(
                            layer: layer == 0 ? nil : layer, people: people, round: round.round,
                            statement: round.statement.number, zone: zone))
                }
            }
        }
        return rows
    }
}
