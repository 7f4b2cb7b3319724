import Disclosure
import Domain

/// What the big screen says of the findings, besides what their pages say.
extension FieldText {
    /// What every layer says, or the room: as a picture of it is read aloud.
    func everyLayer(_ finding: StatementFinding) -> String {
        guard let layers = finding.layers else { return support(finding) }
        return layers.map { "\($0.name): \(words($0))" }.joined(separator: "; ")
    }

    var strongest: String {
        language.choose(
            "Hoe langer de pijl, hoe meer mensen het eens zijn.", "The longer the arrow, the more people agree.")
    }

    /// Nothing of the kind was found, in words that say no more than was shown.
    func none(_ choice: Dialogue.OnScreen, of found: DialogueField) -> String {
        guard found.statements.contains(where: { $0.kind != .nothing }) else {
            return found.statements.isEmpty ? empty : FloorText.of(language).tooFew + "."
        }
        let hasLayers = found.statements.contains { $0.layers != nil }
        switch (choice, hasLayers) {
        case (.friction, true): return noFriction
        case (.friction, false):
            return language.choose("Over geen stelling is de zaal verdeeld.", "On no statement the room is divided.")
        case (_, true): return noneShared
        case (_, false):
            return language.choose(
                "Over geen stelling vindt de zaal meestal hetzelfde.",
                "On no statement the room mostly thinks the same.")
        }
    }

    /// Of how many statements nothing can be shown.
    func withheld(_ found: DialogueField) -> String? {
        let count = found.statements.count { $0.kind == .nothing }
        guard count > 0 else { return nil }
        return language.choose(
            "Van \(count == 1 ? "1 stelling" : "\(count) stellingen") zijn er te weinig antwoorden om te tonen.",
            "Of \(count == 1 ? "1 statement" : "\(count) statements") there are too few answers to show.")
    }

    func moreStatements(_ count: Int) -> String? {
        guard count > 0 else { return nil }
        return language.choose(
            count == 1 ? "Nog 1 stelling staat in het verslag." : "Nog \(count) stellingen staan in het verslag.",
            count == 1 ? "1 more statement is in the report." : "\(count) more statements are in the report.")
    }

    func moreAccelerators(_ count: Int) -> String? {
        guard count > 0 else { return nil }
        return language.choose(
            count == 1
                ? "Nog 1 versneller staat in het krachtveld." : "Nog \(count) versnellers staan in het krachtveld.",
            count == 1 ? "1 more accelerator is in the field." : "\(count) more accelerators are in the field.")
    }
}
