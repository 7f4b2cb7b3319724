import OpinionAnalysis

/// The compatible figures with the field names of red-dwarf's and Polis' own results.
struct PolisJSON {
    let input: AnalysisInput
    let positions: PositionSet
    let result: PolisCompatible

    /// The whole result.
    var value: JSONValue {
        let k = result.groupStatements.count
        return [
            "counts": counts,
            "statements": .list(input.statements.indices.map(statement)),
            "pca": [
                "explained_variance": .numbers(result.projection.explainedVariance),
                "explained_variance_ratio": .numbers(result.projection.explainedVarianceRatio),
            ],
            "k": .whole(k),
            "silhouette_by_k": .object(
                result.silhouettes.map { .init(name: String($0.groups), value: .number($0.silhouette)) }),
            "group_sizes": .list(
                (0..<k).map { group in .whole(result.groups.count(where: { $0 == group })) }),
            "participants": .list(input.participants.indices.map(participant)),
            "participants_columns": .list(["pid", "n_votes", "x", "y", "group"].map { .text($0) }),
            "group_statement_columns": .list(
                ["tid", "na", "nd", "ns", "pa", "pd", "pat", "pdt", "ra", "rd", "rat", "rdt"].map { .text($0) }),
            "group_statements": .object((0..<k).map { .init(name: String($0), value: groupStatements($0)) }),
            "repness": .object(
                (0..<k).map { group in
                    .init(name: String(group), value: .list(result.representative[group].map(representative)))
                }),
            "consensus": [
                "agree": .list(result.consensus.agree.map { .object(pick($0)) }),
                "disagree": .list(result.consensus.disagree.map { .object(pick($0)) }),
            ],
        ]
    }

    private var counts: JSONValue {
        [
            "participants": .whole(result.answered.count(where: { $0 > 0 })),
            "statements": .whole(positions.statements), "votes": .whole(positions.cells.count),
            "grouped": .whole(result.groups.count(where: { $0 != nil })),
            "mod_out": .whole(input.excluded.count(where: { $0 })),
            "meta": .list(input.meta.indices.filter { input.meta[$0] }.map(tid)),
        ]
    }

    private func tid(_ statement: Int) -> JSONValue { .label(input.statements[statement]) }

    private func statement(_ index: Int) -> JSONValue {
        let figures = result.statements[index]
        return [
            "tid": tid(index), "agree": .whole(figures.counts.agree), "disagree": .whole(figures.counts.disagree),
            "pass": .whole(figures.counts.pass), "mod_out": .flag(input.excluded[index]),
            "mean": .number(result.projection.means[index]), "pc1": component(0, index), "pc2": component(1, index),
            "x": .number(figures.place.x), "y": .number(figures.place.y), "extremity": .number(figures.extremity),
            "priority": .number(figures.priority), "gac_agree": .number(figures.groupAwareAgree),
            "gac_disagree": .number(figures.groupAwareDisagree),
        ]
    }

    private func component(_ k: Int, _ statement: Int) -> JSONValue {
        .number(k < result.projection.components.count ? result.projection.components[k][statement] : 0)
    }

    private func participant(_ index: Int) -> JSONValue {
        .list([
            .label(input.participants[index]), .whole(result.answered[index]), .number(result.places[index].x),
            .number(result.places[index].y), .whole(result.groups[index] ?? -1),
        ])
    }

    private func groupStatements(_ group: Int) -> JSONValue {
        .list(
            result.groupStatements[group].enumerated().map { index, row in
                .list([
                    tid(index), .whole(row.agree.successes), .whole(row.disagree.successes),
                    .whole(row.counts.answered), .number(row.agree.share), .number(row.disagree.share),
                    .number(row.agree.shareTest), .number(row.disagree.shareTest), .number(row.agree.ratio),
                    .number(row.disagree.ratio), .number(row.agree.ratioTest), .number(row.disagree.ratioTest),
                ])
            })
    }

    private func pick(_ pick: PolisPick) -> [JSONValue.Field] {
        [
            .init(name: "tid", value: tid(pick.statement)),
            .init(name: "n-success", value: .whole(pick.successes)),
            .init(name: "n-trials", value: .whole(pick.trials)),
            .init(name: "p-success", value: .number(pick.share)),
            .init(name: "p-test", value: .number(pick.shareTest)),
        ]
    }

    private func representative(_ one: PolisPick) -> JSONValue {
        var fields = pick(one)
        fields.append(.init(name: "repness", value: .number(one.ratio ?? .nan)))
        fields.append(.init(name: "repness-test", value: .number(one.ratioTest ?? .nan)))
        fields.append(.init(name: "repful-for", value: .text(one.forAgree ? "agree" : "disagree")))
        if one.isBestAgree {
            fields.append(.init(name: "n-agree", value: .whole(one.successes)))
            fields.append(.init(name: "best-agree", value: .flag(true)))
        }
        return .object(fields)
    }
}
