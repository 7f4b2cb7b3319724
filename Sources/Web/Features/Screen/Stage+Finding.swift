import Disclosure
import Domain

extension Stage {
    /// What the dialogue found, after its end: statements with where the layers stand, or what pushes and what holds back, and a
    /// sentence. Made from public figures alone.
    struct Finding: Sendable {
        struct Item: Sendable {
            let number: Int
            let text: String
            let sentence: String
            let picture: SafeHTML?
        }

        struct Force: Sendable {
            let number: Int
            let text: String
            let support: String
            let arrow: SafeHTML
        }

        struct Row: Sendable {
            let name: String
            let driving: Force?
            let restraining: Force?
        }

        let heading: String
        private(set) var items: [Item] = []
        private(set) var rows: [Row] = []
        /// With how many found no room.
        private(set) var sentence = ""
        /// Why nothing more is shown, in a protected dialogue.
        private(set) var note: String?
        private(set) var legend: [LayerLegend.Entry] = []
        /// More layers than fit on one line.
        let hasManyLayers: Bool
        private(set) var hasItems = false
        let disagree: String
        let agree: String
        let report: String
    }
}

extension Stage.Finding {
    /// nil where the screen is to show something else.
    init?(_ snapshot: Room.Snapshot, _ settings: Settings, _ language: Language) {
        let dialogue = snapshot.dialogue
        let text: FieldText = language.choose(.dutch, .english)
        let found = DialogueField(snapshot)
        let ends = FloorText.of(language)
        (disagree, agree) = (ends.disagree, ends.agree)
        report = settings.displayHost + Paths.report(dialogue.code)
        hasManyLayers = dialogue.layers.count > 6
        let notes = [Self.note(found, language), text.withheld(found)].compactMap(\.self)
        note = notes.isEmpty ? nil : notes.joined(separator: " ")
        let perLayer = found.statements.contains { $0.layers != nil }
        let space = Space(hasNote: note != nil, layers: perLayer ? dialogue.layers.map(\.name.text.count) : [])
        switch dialogue.onScreen {
        case .dialogue, .promises: return nil
        case .shared: heading = text.shared
        case .friction: heading = text.friction
        case .forces: heading = text.forces
        }
        let shown: [StatementFinding]
        if dialogue.onScreen == .forces {
            shown = tell(of: found.strongest(dialogue), in: space, text)
        } else {
            let isShared = dialogue.onScreen == .shared
            let summary = isShared ? text.sharedSummary(found) : text.frictionSummary(found)
            sentence = summary.isEmpty ? text.none(dialogue.onScreen, of: found) : summary
            shown = tell(of: isShared ? found.shared : found.friction, in: space, text)
        }
        legend = Self.legend(shown, dialogue)
    }

    /// Gives the statements that fit.
    private mutating func tell(of all: [StatementFinding], in space: Space, _ text: FieldText) -> [StatementFinding] {
        let fitting = space.first(of: all) { space.height(of: $0, text) }
        items = fitting.map { Item($0, text) }
        hasItems = !items.isEmpty
        if let more = text.moreStatements(all.count - fitting.count) { sentence += " " + more }
        return fitting
    }

    private mutating func tell(
        of all: [DialogueField.Strongest], in space: Space, _ text: FieldText
    ) -> [StatementFinding] {
        let fitting = space.first(of: all) { space.height(of: $0, text) }
        rows = fitting.map { Row($0, text) }
        sentence = all.isEmpty ? text.noForces : text.strongest
        if let more = text.moreAccelerators(all.count - fitting.count) { sentence += " " + more }
        return fitting.flatMap(\.forces)
    }

    /// What fits on one screen, in hundredths of its width, at the sizes of screen.css.
    private struct Space {
        private let height: Double

        init(hasNote: Bool, layers: [Int]) {
            // The legend takes a line for about ninety letters, each mark as wide as five.
            let lines = (layers.reduce(0) { $0 + $1 + 5 } + 89) / 90
            height = 37 - (hasNote ? 4.6 : 0) - Double(lines) * 3.5
        }

        /// The first ones, four at most.
        func first<One>(of all: [One], height one: (One) -> Double) -> [One] {
            var left = height
            return Array(
                all.prefix(4).prefix {
                    left -= one($0) + 1.2
                    return left >= 0
                })
        }

        func height(of finding: StatementFinding, _ text: FieldText) -> Double {
            let words = lines(finding.statement.text.text, 54) * 2.4 + lines(text.sentence(finding), 70) * 2 + 0.2
            return max(words, LayerLine(finding: finding).slope * 28)
        }

        func height(of row: DialogueField.Strongest, _ text: FieldText) -> Double {
            let words = row.forces.map { lines("\($0.statement.text) \(text.short($0))", 42) * 2 }.max() ?? 0
            let slopes = [
                row.driving.map { ForceArrow.wide($0, isDriving: true).slope },
                row.restraining.map { ForceArrow.wide($0, isDriving: false).slope },
            ]
            return words + (slopes.compactMap(\.self).max() ?? 0) * 38 + 0.4
        }

        private func lines(_ text: String, _ letters: Int) -> Double { Double((text.count + letters - 1) / letters) }
    }

    private static func note(_ found: DialogueField, _ language: Language) -> String? {
        let text: ScreenText = language.choose(.dutch, .english)
        let shown = found.statements.map(\.field.shown)
        if shown.contains(where: { if case .layers = $0 { true } else { false } }) { return text.onlyLayers }
        return shown.contains { if case .room = $0 { true } else { false } } ? text.onlyRoom : nil
    }

    /// Which mark belongs to which layer, for the layers that stand in a picture.
    private static func legend(_ shown: [StatementFinding], _ dialogue: Dialogue) -> [LayerLegend.Entry] {
        let seen = Set(shown.flatMap { $0.layers ?? [] }.filter { $0.support != nil }.map(\.index))
        return dialogue.layers.enumerated().filter { seen.contains($0.offset) }.map {
            LayerLegend.Entry(mark: LayerMark.icon(of: $0.offset), name: $0.element.name.text, count: nil)
        }
    }
}

extension Stage.Finding.Item {
    fileprivate init(_ finding: StatementFinding, _ text: FieldText) {
        number = finding.number
        self.text = finding.statement.text.text
        sentence = text.sentence(finding)
        picture = LayerLine(finding: finding).picture(label: text.everyLayer(finding))
    }
}

extension Stage.Finding.Force {
    fileprivate init(_ finding: StatementFinding, isDriving: Bool, _ text: FieldText) {
        number = finding.number
        self.text = finding.statement.text.text
        support = text.short(finding)
        let direction = isDriving ? text.driving : text.restraining
        arrow = ForceArrow.wide(finding, isDriving: isDriving).picture(
            label: "\(direction): \(text.everyLayer(finding))")
    }
}

extension Stage.Finding.Row {
    fileprivate init(_ row: DialogueField.Strongest, _ text: FieldText) {
        name = row.accelerator?.name.text ?? ""
        driving = row.driving.map { Stage.Finding.Force($0, isDriving: true, text) }
        restraining = row.restraining.map { Stage.Finding.Force($0, isDriving: false, text) }
    }
}

extension DialogueField {
    /// Of one accelerator what pushes most and what holds back most.
    fileprivate struct Strongest {
        let accelerator: Accelerator?
        let driving: StatementFinding?
        let restraining: StatementFinding?
        var forces: [StatementFinding] { [driving, restraining].compactMap(\.self) }
    }

    fileprivate func strongest(_ dialogue: Dialogue) -> [Strongest] {
        (dialogue.accelerators.map { Optional($0) } + [nil]).map {
            Strongest(
                accelerator: $0, driving: forces(.driving, under: $0?.id).first,
                restraining: forces(.restraining, under: $0?.id).first)
        }.filter { !$0.forces.isEmpty }
    }

    /// What all layers, or the room, think the same of: the clearest first.
    fileprivate var shared: [StatementFinding] {
        statements.filter {
            switch $0.kind {
            case .shared, .room(.agree), .room(.disagree): true
            case .friction, .unclear, .room(.divided), .mixed, .nothing: false
            }
        }.sorted { (abs(($0.support ?? 0.5) - 0.5), $1.number) > (abs(($1.support ?? 0.5) - 0.5), $0.number) }
    }

    /// Where layers, or people, differ: the widest gap first.
    fileprivate var friction: [StatementFinding] {
        func gap(_ finding: StatementFinding) -> Double {
            guard case .friction(let most, let least) = finding.kind else { return 0 }
            return (most.first?.support ?? 0) - (least.first?.support ?? 0)
        }
        return statements.filter {
            switch $0.kind {
            case .friction, .room(.divided): true
            case .shared, .unclear, .room, .mixed, .nothing: false
            }
        }.sorted { (gap($0), $1.number) > (gap($1), $0.number) }
    }
}
