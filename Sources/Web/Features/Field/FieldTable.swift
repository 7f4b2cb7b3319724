import Disclosure
import Domain

/// Statements by layers (or the whole room), under their accelerators. Written directly: a long dialogue has hundreds of rows.
struct FieldTable: Sendable {
    let text: FieldText
    let dialogue: Dialogue
    let hasLayers: Bool

    func markup(_ findings: [StatementFinding]) -> SafeHTML {
        let columns =
            hasLayers
            ? dialogue.layers.enumerated().map { index, layer in
                "<th scope=\"col\"><span class=\"legend-mark\">\(LayerMark(index: index).picture)</span>"
                    + "\(SafeHTML.escape(layer.name.text))</th>"
            } : ["<th scope=\"col\">\(SafeHTML.escape(text.room))</th>"]
        let groups = (dialogue.accelerators.map { Optional($0) } + [nil]).map { accelerator in
            group(
                accelerator, findings.filter { dialogue.accelerator(of: $0.statement)?.id == accelerator?.id },
                columns.count)
        }
        return SafeHTML(
            markup: """
                <div class="scroll" tabindex="0" role="region" aria-label="\(SafeHTML.escape(hasLayers ? text.perLayer : text.wholeRoom))">\
                <table class="figures field-table"><thead><tr><th scope="col">\(SafeHTML.escape(text.statement))</th>\
                \(columns.joined())</tr></thead>\(groups.joined())</table></div>
                """)
    }

    private func group(_ accelerator: Accelerator?, _ findings: [StatementFinding], _ columns: Int) -> String {
        guard !findings.isEmpty else { return "" }
        let head = accelerator.map {
            "<tr class=\"group\"><th scope=\"rowgroup\" colspan=\"\(columns + 1)\">\(SafeHTML.escape($0.name.text))</th></tr>"
        }
        return "<tbody>\(head ?? "")\(findings.map(row).joined())</tbody>"
    }

    private func row(_ finding: StatementFinding) -> String {
        let path = Paths.field(dialogue.code, finding.statement.id)
        let chip = chip(finding.kind).map { " <span class=\"chip\">\(SafeHTML.escape($0))</span>" } ?? ""
        let cells: [String]
        if let layers = finding.layers {
            cells = layers.map { layer in
                "<td>\(SupportStrip.picture(layer)?.description ?? "")<span class=\"support-words\">"
                    + "\(SafeHTML.escape(text.words(layer)))</span></td>"
            }
        } else if hasLayers {
            cells = dialogue.layers.map { _ in "<td class=\"soft\">\(SafeHTML.escape(text.tooFew))</td>" }
        } else {
            cells = ["<td>\(SafeHTML.escape(text.say(finding.field.sentence)))</td>"]
        }
        return """
            <tr><th scope="row"><a href="\(SafeHTML.escape(path))"><span class="num">\(finding.number).</span> \
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
