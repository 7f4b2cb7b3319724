@testable import OpinionAnalysis

extension PositionSet {
    /// A set from rows of cells in rising statement order.
    static func of(rows: [[Cell]], statements: Int) -> PositionSet {
        var starts = [0]
        for row in rows { starts.append(starts[starts.count - 1] + row.count) }
        return PositionSet(statements: statements, rowStarts: starts, cells: Array(rows.joined()))
    }

    /// The same cells with other places; nil is a pass.
    func mappingRows(_ change: (_ participant: Int, _ place: Int8?) -> Int8?) -> PositionSet {
        let rows = (0..<participants).map { participant in
            row(participant).map { cell in
                var place: Int8?
                if case .place(let value) = cell.position { place = value }
                let changed = change(participant, place)
                return Cell(statement: cell.statement, position: changed.map { .place($0) } ?? .pass)
            }
        }
        return .of(rows: rows, statements: statements)
    }

    /// The same cells with other places, whoever took them.
    func mapping(_ change: (_ place: Int8?) -> Int8?) -> PositionSet {
        mappingRows { _, place in change(place) }
    }
}
