import Disclosure

/// A statement that a facilitator may start from: an example in own words, never a result of any programme.
public struct ExampleStatement: Hashable, Sendable {
    /// The accelerators of the ready format.
    public enum Theme: String, Hashable, Sendable, CaseIterable {
        case direction, room, relation, rhythm

        public func name(in language: Language) -> String {
            switch (self, language) {
            case (.direction, .dutch): "Richting"
            case (.direction, .english): "Direction"
            case (.room, .dutch): "Ruimte"
            case (.room, .english): "Room"
            case (.relation, .dutch): "Relatie"
            case (.relation, .english): "Relation"
            case (.rhythm, .dutch): "Ritme"
            case (.rhythm, .english): "Rhythm"
            }
        }
    }

    /// What the example rests on.
    public enum Basis: String, Hashable, Sendable, CaseIterable {
        /// A public page of the programme.
        case documented
        /// Other public Dutch sources.
        case widerSources
        /// To be checked by people who know the subject.
        case plausible
    }

    /// Stable, for forms.
    public let id: String
    public let theme: Theme
    public let direction: Statement.Direction
    public let basis: Basis
    private let dutch: String
    private let english: String

    init(
        _ id: String, _ theme: Theme, _ direction: Statement.Direction, _ basis: Basis, _ dutch: String,
        _ english: String
    ) {
        self.id = id
        self.theme = theme
        self.direction = direction
        self.basis = basis
        self.dutch = dutch
        self.english = english
    }

    public func text(in language: Language) -> String { language == .dutch ? dutch : english }

    /// Every example: first what holds back, then what helps forward.
    public static let all = restraining + driving

    public static func example(_ id: String) -> ExampleStatement? { all.first { $0.id == id } }

    /// A statement for a dialogue of which the accelerators are the four themes, in their order.
    public func draft(
        in language: Language, answer: Statement.Answer = .buttons
    ) throws(InputProblem) -> StatementDraft {
        let number = (Theme.allCases.firstIndex(of: theme) ?? 0) + 1
        return StatementDraft(
            text: try Line(text(in: language), limit: Statement.longest), accelerator: ID(Int64(number)),
            direction: direction, answer: answer)
    }
}

/// A dialogue that is ready to run: nothing needs to be written before people can take position.
public enum ReadyFormat: String, Hashable, Sendable, CaseIterable {
    /// A round table on four accelerators.
    case roundTable

    public func title(in language: Language) -> String {
        language == .dutch ? "Ronde tafel: vier versnellers" : "Round table: four accelerators"
    }

    public func purpose(in language: Language) -> String {
        language == .dutch
            ? "We onderzoeken samen wat ons werk versnelt en wat het vertraagt. De stellingen zijn voorbeelden."
            : "Together we explore what speeds up our work and what slows it down. The statements are examples."
    }

    public func layers(in language: Language) -> [String] {
        language == .dutch
            ? ["Rijk", "provincie", "gemeente", "waterschap", "anders"]
            : ["national", "province", "municipality", "water board", "other"]
    }

    public func accelerators(in language: Language) -> [String] {
        ExampleStatement.Theme.allCases.map { $0.name(in: language) }
    }

    /// Three statements for each accelerator; one of them asks for a place on the floor.
    private static let chosen: [(id: String, answer: Statement.Answer)] = [
        ("o6", .buttons), ("o14", .buttons), ("v9", .floor),
        ("o9", .buttons), ("v4", .buttons), ("v7", .floor),
        ("o1", .buttons), ("v3", .buttons), ("v13", .floor),
        ("o24", .buttons), ("v5", .buttons), ("v14", .floor),
    ]

    public func statements(in language: Language) throws(InputProblem) -> [StatementDraft] {
        var drafts: [StatementDraft] = []
        for (id, answer) in Self.chosen {
            guard let example = ExampleStatement.example(id) else { continue }
            drafts.append(try example.draft(in: language, answer: answer))
        }
        return drafts
    }

    /// Everything that is needed to make the dialogue.
    public func dialogue(
        in language: Language, circle: ID<Circle>, kind: Dialogue.Kind = .live
    ) throws(InputProblem) -> NewDialogue {
        NewDialogue(
            circle: circle, title: try Line(title(in: language)), purpose: try Paragraph(purpose(in: language)),
            kind: kind, mode: .protected,
            layers: try Dialogue.names(layers(in: language), count: Dialogue.layerCount),
            accelerators: try Dialogue.names(accelerators(in: language), count: Dialogue.acceleratorCount),
            statements: try statements(in: language).map { ($0, nil) })
    }
}
