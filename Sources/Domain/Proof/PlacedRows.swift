import Disclosure

/// In which group and on which place of the map the analysis puts every row of a complete export: what the groups of the public
/// figures are counted from. For the auditor who has the rows, so that another program can count the groups without the
/// model that finds them (docs/decisions/0016).
public struct PlacedRows: Sendable {
    private struct Row: Encodable {
        let certainty: Int
        /// From 0; nil between groups, or where there are none.
        let group: Int?
        let row: Int
        let x: Int
        let y: Int
    }

    private struct Group: Encodable {
        /// The middle and the width of its ground on the map, in tenths of a standard deviation: x, y, width, height.
        let ground: [Int]
        /// The statements that mark it, the most telling one first.
        let telling: [Int64]
    }

    private let groups: [Group]
    private let rows: [Row]
    private let seal: Seal

    /// nil where too few people or statements took part, and in a protected dialogue.
    public init?(of export: CompleteExport) {
        let answers = export.groupedAnswers
        guard export.dialogue.mode == .open, let found = Opinions.found(answers.answers, previous: nil),
            let shown = found.shown(answers.answers, mode: .open)
        else { return nil }
        seal = export.seal
        let hasGroups = !shown.groups.isEmpty
        groups = shown.groups.map { group in
            Group(ground: [group.x, group.y, group.width, group.height], telling: group.telling.map(\.statement))
        }
        let people = Opinions.placed(found.map, groupOf: found.groupOf, answers.answers)
        rows = zip(answers.rows, people).map { row, person in
            let spot = person.spot
            return Row(
                certainty: spot.certainty.rawValue, group: hasGroups ? person.group : nil, row: row, x: spot.x,
                y: spot.y)
        }
    }

    /// How many groups there are.
    public var count: Int { groups.count }

    public func text() throws -> [UInt8] {
        var text = CanonicalText()
        try text.add("format", "krachtveld-groups")
        try text.addRows("groups", encoding: groups)
        try text.addRows("rows", encoding: rows)
        try text.add("schema", 1)
        try text.add("seal", seal.description)
        return text.finished()
    }
}
