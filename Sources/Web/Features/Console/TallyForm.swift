import Disclosure
import Domain

/// Head-counts of people without a phone, as they stand in the form.
struct TallyForm: Sendable {
    struct Row: Sendable {
        let name: String
        var cells: [Cell]
    }

    struct Cell: Sendable {
        let cell: Tally.Cell
        let name: String
        let zone: String
        /// What a screen reader says: layer and zone.
        let label: String
        let fewer: String
        let more: String
        var value: String
        var isWrong = false
    }

    static let zones: [Answers.Zone] = [.disagree, .middle, .agree]

    let statement: ID<Statement>
    let round: Int
    var rows: [Row]
    var problem: String?
    /// One step up or down, asked with a button beside a count.
    private var step: (name: String, by: Int)?
    private let language: Language
    /// Of what stands in the form, whatever was typed there.
    var total: Int { rows.flatMap(\.cells).reduce(0) { $0 + min(max(Int($1.value) ?? 0, 0), Tally.most) } }

    init(_ tally: Tally, of dialogue: Dialogue, statement: ID<Statement>, round: Int, _ language: Language) {
        self.init(of: dialogue, statement: statement, round: round, language) { cell, _ in String(tally.count(cell)) }
    }

    /// As it came back from the browser.
    init(_ form: Form, of dialogue: Dialogue, statement: ID<Statement>, round: Int, _ language: Language) {
        self.init(of: dialogue, statement: statement, round: round, language) { _, name in form[name] }
        if form.contains("more") { step = (form["more"], 1) }
        if form.contains("fewer") { step = (form["fewer"], -1) }
    }

    private init(
        of dialogue: Dialogue, statement: ID<Statement>, round: Int, _ language: Language,
        value: (Tally.Cell, String) -> String
    ) {
        let text: RoomText = language.choose(.dutch, .english)
        self.statement = statement
        self.round = round
        self.language = language
        var layers: [(id: ID<Layer>?, name: String)] = dialogue.layers.map { ($0.id, $0.name.text) }
        layers.append((nil, text.ratherNot))
        rows = layers.map { layer in
            Row(
                name: layer.name,
                cells: Self.zones.map { zone in
                    let cell = Tally.Cell(layer: layer.id, zone: zone)
                    let name = "n\(layer.id?.number ?? 0)-\(zone.rawValue)"
                    let label = "\(layer.name), \(text.zone(zone))"
                    return Cell(
                        cell: cell, name: name, zone: text.zone(zone), label: label, fewer: "\(text.fewer): \(label)",
                        more: "\(text.more): \(label)", value: value(cell, name))
                })
        }
    }

    /// The head-count; nil when something in it is not a number. Passes that were counted elsewhere stay.
    mutating func checked(keeping known: Tally) -> Tally? {
        var tally = known
        for row in rows.indices {
            for index in rows[row].cells.indices {
                let cell = rows[row].cells[index]
                let typed = cell.value.filter { !$0.isWhitespace }
                guard let count = typed.isEmpty ? 0 : Int(typed), (0...Tally.most).contains(count) else {
                    rows[row].cells[index].isWrong = true
                    let text: RoomText = language.choose(.dutch, .english)
                    problem = text.tallyProblem
                    continue
                }
                tally.set(count + (step?.name == cell.name ? step?.by ?? 0 : 0), of: cell.cell)
            }
        }
        return problem == nil ? tally : nil
    }
}
