import Disclosure
import Foundation

/// Releases that were made while people answered, as the complete export holds them.
extension LiveHistory {
    /// One row per release, by statement and number. In schema 1 the last one of each statement stood there as it was.
    func rows(schema: Int) throws -> [[UInt8]] {
        try releases.keys.sorted().flatMap { statement in
            let chain = releases[statement] ?? []
            guard schema > 1 else {
                let last = chain.last.map { [RoundKey(statement: statement, round: 1): $0.field] } ?? [:]
                return try PublicExport.rows(of: last)
            }
            return try chain.map { release in
                let basis = basis[statement] ?? .older
                let closing = basis == .answers ? "\"closing\":\(release.moment?.isClosing ?? false)," : ""
                return Array(
                    """
                    {"basis":"\(basis.rawValue)",\(closing)"figure":\(try release.field.released),"round":1,\
                    "statement":\(statement.number)}
                    """.utf8)
            }
        }
    }

    /// What somebody answered at these releases, behind the answers of the end; nothing for most people.
    func column(of person: RecordedAnswers) -> String {
        let steps = told(of: person).map { statement, step in
            switch step.stance {
            case .place(let place): "[\(statement.number),\(step.release),\(place * 10)]"
            case .pass: "[\(statement.number),\(step.release),null]"
            case .withdrawn: "[\(statement.number),\(step.release)]"
            }
        }
        return steps.isEmpty ? "" : ",\"live\":[\(steps.joined(separator: ","))]"
    }
}
