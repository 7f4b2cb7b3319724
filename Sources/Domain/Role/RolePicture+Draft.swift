import Disclosure

extension RolePicture {
    /// Sentences per layer and part that the rules choose.
    public static let mostDrafted = 3

    /// A first draft, by these rules:
    /// - *Our role*: what drives and the layer mostly agrees with; first where it agrees more than the other layers.
    /// - *We need*: what holds back, by the same order, and then what people of the layer need for what they promised.
    /// - *We offer*: the first step of what people of the layer promised, or else the whole of it.
    /// - Parameter promises: of this dialogue; none where the reader may not see them.
    public static func draft(_ field: DialogueField, layers: [Layer], promises: [Commitment] = []) -> RolePicture {
        RolePicture(
            layers.enumerated().flatMap { index, layer in
                let supported = supported(by: index, in: field.statements)
                func statements(_ part: Part, _ matches: (Statement.Direction?) -> Bool) -> [Said] {
                    supported.filter { matches($0.statement.direction) }.prefix(mostDrafted).map {
                        Said(layer: layer.id, part: part, source: .statement($0.statement.id))
                    }
                }
                func made(_ part: Part, _ promises: [Commitment]) -> [Said] {
                    promises.map { Said(layer: layer.id, part: part, source: .commitment($0.id)) }
                }
                let own = promises.filter { $0.promise.layer == layer.id }
                return statements(.role) { $0 != .restraining } + statements(.need) { $0 == .restraining }
                    + made(.need, own.filter { $0.promise.need != nil }) + made(.offer, own)
            })
    }

    /// What a layer mostly agrees with; first where it agrees most beside the others.
    private static func supported(by index: Int, in statements: [StatementFinding]) -> [StatementFinding] {
        func lead(_ finding: StatementFinding) -> Double {
            let others = (finding.layers ?? []).filter { $0.index != index }.compactMap(\.support)
            let own = finding.layers?.first { $0.index == index }?.support ?? 0
            return others.isEmpty ? own : own - others.reduce(0, +) / Double(others.count)
        }
        return statements.filter { finding in
            finding.layers?.contains { $0.index == index && $0.isComparable && $0.verdict == .agree } == true
        }.sorted { (lead($0), $1.number) > (lead($1), $0.number) }
    }
}
