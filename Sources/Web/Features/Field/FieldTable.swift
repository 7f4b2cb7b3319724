import Disclosure
import Domain

/// Statements by layers (or the whole room), under their accelerators. Written directly: a long dialogue has hundreds of rows.
///
/// On a phone its cells stand below each other. A browser forgets then that it is a table, so every part says what it is.
struct FieldTable: Sendable {
    let text: FieldText
    let dialogue: Dialogue
    let hasLayers: Bool

    func markup(_ findings: [StatementFinding]) -> SafeHTML {
        let columns =
            hasLayers
            ? dialogue.layers.enumerated().map { index, layer in
                "<th scope=\"col\" role=\"columnheader\"><span class=\"legend-mark\">\(LayerMark(index: index).picture)</span>"
                    + "\(SafeHTML.escape(layer.name.text))</th>"
            } : ["<th scope=\"col\" role=\"columnheader\">\(SafeHTML.escape(text.room))</th>"]
        let groups = (dialogue.accelerators.map { Optional($0) } + [nil]).map { accelerator in
            group(
                accelerator, findings.filter { dialogue.accelerator(of: $0.statement)?.id == accelerator?.id },
                columns.count)
        }
        return SafeHTML(
            markup: """
                <div class="scroll" tabindex="0" role="region" aria-label="\(SafeHTML.escape(hasLayers ? text.perLayer : text.wholeRoom))">\
                <table class="figures field-table stacked" role="table"><thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">\(SafeHTML.escape(text.statement))</th>\
                \(columns.joined())</tr></thead>\(groups.joined())</table></div>
                """)
    }

    private func group(_ accelerator: Accelerator?, _ findings: [StatementFinding], _ columns: Int) -> String {
        guard !findings.isEmpty else { return "" }
        let head = accelerator.map {
            "<tr class=\"group\" role=\"row\"><th scope=\"rowgroup\" role=\"rowheader\" colspan=\"\(columns + 1)\">\(SafeHTML.escape($0.name.text))</th></tr>"
        }
        return "<tbody role=\"rowgroup\">\(head ?? "")\(findings.map(row).joined())</tbody>"
    }

    private func row(_ finding: StatementFinding) -> String {
        let path = Paths.field(dialogue.code, finding.statement.id)
        let chip = chip(finding.kind).map { " <span class=\"chip\">\(SafeHTML.escape($0))</span>" } ?? ""
        let cells: [String]
        if let layers = finding.layers {
            cells = zip(dialogue.layers, layers).map { name, layer in
                "<td role=\"cell\" data-label=\"\(SafeHTML.escape(name.name.text))\">\(SupportStrip.picture(layer)?.description ?? "")<span class=\"support-words\">"
                    + "\(SafeHTML.escape(text.words(layer)))</span></td>"
            }
        } else if hasLayers {
            cells = dialogue.layers.map { layer in
                "<td role=\"cell\" class=\"soft\" data-label=\"\(SafeHTML.escape(layer.name.text))\">"
                    + "\(SafeHTML.escape(text.tooFew))</td>"
            }
        } else {
            cells = ["<td role=\"cell\">\(SafeHTML.escape(text.say(finding.field.sentence)))</td>"]
        }
        return """
            <tr role="row"><th scope="row" role="rowheader"><a href="\(SafeHTML.escape(path))"><span class="num">\(finding.number).</span> \
            \(SafeHTML.escape(finding.statement.text.text))</a>\(chip)</th>\(cells.joined())</tr>
            """
    }

    private func chip(_ kind: StatementFinding.Kind) -> String? {
        switch kind {
        case .shared: text.shared.lowercased()
        case .friction: text.friction.lowercased()
        case .unclear: text.unclear.lowercased()
        case .room, .mixed, .nothing: nil
        }
    }
}
