import Disclosure
import Domain

/// The lines of the form, from a picture or from what was typed.
extension RoleForm {
    /// Which sentence a line of the form is.
    struct Key {
        let layer: ID<Domain.Layer>
        let part: RolePicture.Part
        let source: RolePicture.Source

        /// nil for a layer that the dialogue does not have.
        init?(_ text: String, in dialogue: Dialogue) {
            let parts = text.split(separator: ".", maxSplits: 2).map(String.init)
            guard parts.count == 3, let number = Int64(parts[0]), let part = RolePicture.Part(rawValue: parts[1]),
                let source = RolePicture.Source(parts[2]), dialogue.layers.contains(where: { $0.id.number == number })
            else { return nil }
            (layer, self.part, self.source) = (ID(number), part, source)
        }
    }

    /// The sentences of a picture, and after each part an empty line.
    static func rows(_ picture: RolePicture, _ sources: RoleSources, _ language: Language) -> [Row] {
        var rows: [Row] = []
        for layer in sources.dialogue.layers {
            for part in RolePicture.Part.allCases {
                let empty = RolePicture.Said(layer: layer.id, part: part, source: .people)
                for said in picture.said(by: layer.id, in: part) + [empty] {
                    let isEmpty = said.source == .people && said.words == nil
                    guard let words = isEmpty ? "" : sources.words(said) else { continue }
                    let key = "\(layer.id.number).\(part.rawValue).\(said.source.name)"
                    if let row = row(key, rows.count, words, sources, language) { rows.append(row) }
                }
            }
        }
        return rows
    }

    /// What somebody typed. At most three hundred lines are read.
    static func typed(_ form: Form, _ sources: RoleSources, _ language: Language) -> [Row] {
        let omitted = Set(form.all("omit"))
        var rows: [Row] = []
        for (index, (key, words)) in zip(form.all("row"), form.all("words")).prefix(300).enumerated() {
            guard var row = row(key, index, words, sources, language) else { continue }
            row.isOmitted = omitted.contains(String(index))
            rows.append(row)
        }
        return rows
    }

    private static func row(
        _ text: String, _ index: Int, _ words: String, _ sources: RoleSources, _ language: Language
    ) -> Row? {
        guard let key = Key(text, in: sources.dialogue) else { return nil }
        let roles: RoleText = language.choose(.dutch, .english)
        let field: FieldText = language.choose(.dutch, .english)
        let place = sources.dialogue.layers.firstIndex { $0.id == key.layer }
        let layer = place.map { sources.dialogue.layers[$0].name.text } ?? ""
        var (fixed, figure): (String?, String?) = (nil, nil)
        switch key.source {
        case .commitment:
            let said = RolePicture.Said(layer: key.layer, part: key.part, source: key.source)
            guard let own = sources.words(said) else { return nil }
            fixed = own
        case .statement(let id):
            guard let statement = sources.dialogue.statement(id) else { return nil }
            let stand = sources.finding(id)?.layers?.first { $0.index == place }
            figure = [statement.text.text, stand.map(field.words)].compactMap(\.self).joined(separator: " · ")
        case .quote, .people: break
        }
        let kind = key.source == .people ? roles.own : roles.sentence
        return Row(
            key: text, index: index, label: "\(kind) \(index + 1): \(roles.name(key.part)), \(layer)", words: words,
            fixed: fixed, figure: figure, isOmitted: false)
    }
}
