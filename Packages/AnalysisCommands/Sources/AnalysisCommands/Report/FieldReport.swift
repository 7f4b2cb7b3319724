import OpinionAnalysis

/// A field in words and tables.
struct FieldReport {
    let input: AnalysisInput
    let field: Field
    let shift: Shift?

    /// The whole report.
    var utf8: [UInt8] {
        var writer = ReportWriter(StatementNames(labels: input.statements, texts: input.texts))
        room(&writer)
        if let groups = field.groups { describe(groups, &writer) }
        writer.rates(field.statements, excluded: input.excluded)
        shared(&writer)
        if let layers = field.layers { writer.layers(layers, named: input.layers, excluded: input.excluded) }
        if let table = field.layerGroups { writer.layerGroups(table, named: input.layers) }
        if let shift, input.rounds.count > 1 {
            let numbers = input.rounds.map(\.number).suffix(2)
            writer.shift(
                shift, from: numbers[numbers.startIndex], to: numbers[numbers.startIndex + 1], excluded: input.excluded)
        }
        return writer.utf8
    }

    private func room(_ writer: inout ReportWriter) {
        writer.title("The field")
        let left = input.excluded.count(where: { $0 })
        writer.say(
            "\(Wording.people(field.room.people)) took \(Wording.count(field.input.positions.cells.count)) positions on "
                + "\(Wording.count(field.room.statements)) statements"
                + (left > 0 ? "; \(left) statements are left out by moderation." : "."))
        if input.rounds.count > 1 {
            writer.say(
                "This is round \(input.rounds[input.rounds.count - 1].number), the last of \(input.rounds.count).")
        }
        if field.room.isSmall {
            writer.say("The room is small: no map and no groups, since points would be persons.")
        }
        for note in input.notes { writer.say(note) }
    }

    private func describe(_ groups: Groups, _ writer: inout ReportWriter) {
        if groups.reason == .smallRoom { return }
        writer.title("Opinion groups")
        if groups.count == 1 {
            writer.say("The positions so far do not support separate groups.")
        } else {
            let sizes = groups.sizes.enumerated().map { "\(Wording.group($0)) \(Wording.count($1))" }
            let grouped = groups.sizes.reduce(0, +)
            writer.say(
                "The positions support \(groups.count) groups: \(sizes.joined(separator: ", ")); "
                    + "\(Wording.people(field.room.people - grouped)) between groups.")
        }
        var table = TextTable([
            ("groups", .right), ("gain per position", .right), ("z", .right), ("stability", .right),
            ("weakest", .right), ("smallest", .right), ("holds", .left),
        ])
        for one in groups.candidates {
            table.add([
                "\(one.groups)", Wording.decimal(one.gain, 4), Wording.decimal(one.gainZ, 1),
                one.stability.map { Wording.decimal($0, 2) } ?? "",
                one.weakestGroup.map { Wording.decimal($0, 2) } ?? "",
                one.smallest.map(Wording.count) ?? "", one.holds ? "yes" : "no",
            ])
        }
        if !table.isEmpty { writer.add(table) }
    }

    private func shared(_ writer: inout ReportWriter) {
        let several = (field.groups?.count ?? 1) > 1
        writer.commonGround(
            field.statements.commonGround, title: several ? "What all groups share" : "What most people share",
            parts: several ? "every group" : "the people",
            none: "There is no statement on whose side more than half stand with certainty.")
        if several {
            writer.characteristic(field.statements.characteristic)
            writer.friction(
                field.statements.friction, title: "Where groups differ", by: "the group",
                none: "No statement divides the groups with certainty.")
        }
        if field.map != nil {
            writer.friction(
                field.mapFriction, title: "What the map is made of", by: "the place on the map",
                none: "No statement follows from where people stand on the map.")
        }
    }
}

extension ReportWriter {
    /// Which layers are found in which groups.
    mutating func layerGroups(_ table: LayerGroupTable, named layers: [String]) {
        title("Layers in groups")
        let groups = (0..<table.counts.columns).map { "group \(Wording.group($0))" }
        var shares = TextTable([("layer", .left)] + groups.map { ($0, .right) })
        for (layer, name) in layers.enumerated() {
            shares.add(
                [name]
                    + groups.indices.map { group in
                        table.share(ofLayer: layer, inGroup: group).map(Wording.estimate) ?? "–"
                    })
        }
        add(shares)
        let strength = table.cramersV.map { "Cramér's V \(Wording.decimal($0.value, 2)), " } ?? ""
        say("\(strength)chance of so much by accident: \(Wording.decimal(table.permutationP, 3)).")
    }
}
