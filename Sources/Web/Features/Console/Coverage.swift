import Domain

/// How a dialogue's statements are spread over accelerators and directions, so that a set does not forget one.
struct Coverage: Sendable {
    struct Row: Sendable {
        let accelerator: String
        let driving: Int
        let restraining: Int
        let without: Int
        let isEmpty: Bool
    }

    let rows: [Row]
    /// What is missing, in a sentence; nil when every accelerator has both directions.
    let gap: String?
    let text: CoverageText

    /// nil while there is nothing to spread.
    init?(_ dialogue: Dialogue, _ language: Language) {
        guard !dialogue.agenda.isEmpty, !dialogue.accelerators.isEmpty else { return nil }
        let text: CoverageText = language.choose(.dutch, .english)
        rows = dialogue.accelerators.map { accelerator in
            let counts = [Statement.Direction.driving, .restraining, nil].map {
                dialogue.covered(accelerator.id, $0)
            }
            return Row(
                accelerator: accelerator.name.text, driving: counts[0], restraining: counts[1], without: counts[2],
                isEmpty: counts.allSatisfy { $0 == 0 })
        }
        let missing = rows.flatMap { row in
            (row.driving == 0 ? ["\(row.accelerator) (\(text.driving))"] : [])
                + (row.restraining == 0 ? ["\(row.accelerator) (\(text.restraining))"] : [])
        }
        let words = dialogue.phase == .ended ? text.missed : text.missing
        gap = missing.isEmpty ? nil : "\(words) \(missing.joined(separator: ", "))."
        self.text = text
    }
}

struct CoverageText: Sendable {
    let title: String
    let accelerator: String
    let driving: String
    let restraining: String
    let without: String
    let missing: String
    /// Of a dialogue that ended.
    let missed: String

    static let dutch = CoverageText(
        title: "Verdeling over versnellers", accelerator: "Versneller", driving: "versnelt", restraining: "vertraagt",
        without: "zonder richting", missing: "Nog geen stelling bij:",
        missed: "Geen stelling bij:")
    static let english = CoverageText(
        title: "Spread over accelerators", accelerator: "Accelerator", driving: "speeds up",
        restraining: "slows down", without: "no direction", missing: "No statement yet under:",
        missed: "No statement under:")
}
