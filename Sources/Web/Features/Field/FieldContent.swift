import Disclosure
import Domain
import Foundation

/// Everything on the page of the field, made from public figures only.
struct FieldContent: Sendable {
    struct Item: Sendable {
        let path: String
        let number: Int
        let text: String
        let accelerator: String?
        let sentence: String
    }

    /// While an ongoing dialogue runs.
    struct Live: Sendable {
        /// When the figures were made that are shown.
        let moment: String?
        /// What stands before it.
        let when: String
        /// The same for machines.
        let stamp: String?
        let inSteps: String?
    }

    struct Section: Sendable {
        let anchor: String
        let title: String
        let note: String
        let items: [Item]
        /// Said where there are no items.
        let none: String?
    }

    struct Force: Sendable {
        let path: String
        let number: Int
        let text: String
        let support: String
    }

    struct Forces: Sendable {
        let name: String
        let picture: SafeHTML
        let driving: [Force]
        let restraining: [Force]
        let hasDriving: Bool
        let hasRestraining: Bool
    }

    let text: FieldText
    let title: String
    let summary: String
    let live: Live?
    let empty: String
    let isPreview: Bool
    let isRehearsing: Bool
    let preview: String
    let rehearsal: String
    let isProtected: Bool
    let isEmpty: Bool
    let sections: [Section]
    let table: SafeHTML
    let tableTitle: String
    let tableNote: String
    let forces: [Forces]
    let hasForces: Bool
    let groups: GroupsContent?
    let report: String?
    let roles: String
    let rolesTitle: String

    init(
        _ snapshot: Room.Snapshot, people: Int, groups: OpinionGroups, _ text: FieldText, _ around: ReportText
    ) {
        let dialogue = snapshot.dialogue
        let field = DialogueField(snapshot)
        self.text = text
        title = dialogue.title.text
        summary = text.summary(field, people: people)
        let isLive = dialogue.hasLiveField
        live = isLive ? Live(snapshot, text) : nil
        empty = isLive ? (dialogue.mode == .protected ? text.emptyProtected : text.emptyOpen) : text.empty
        isPreview = dialogue.phase != .ended && !isLive
        isRehearsing = dialogue.isRehearsing
        preview = around.preview
        rehearsal = around.rehearsal
        isProtected = dialogue.mode == .protected
        isEmpty = field.statements.isEmpty
        let hasLayers = dialogue.mode == .open || dialogue.scope == .layers
        let hasShares = field.statements.contains { $0.layers?.contains(where: \.isShare) == true }
        sections = hasLayers ? Self.layerSections(field, dialogue, text) : Self.roomSections(field, dialogue, text)
        table = FieldTable(text: text, dialogue: dialogue, hasLayers: hasLayers).markup(field.statements)
        tableTitle = hasLayers ? text.perLayer : text.wholeRoom
        let toldNote = hasShares ? text.sharesNote : text.toldNote
        tableNote = hasLayers ? (isProtected ? toldNote : text.perLayerNote) : text.wholeRoomNote
        forces = (dialogue.accelerators.map { Optional($0) } + [nil]).compactMap {
            Self.forces(field, $0, dialogue, text, around)
        }
        hasForces = !forces.isEmpty
        self.groups = GroupsContent(groups, dialogue, text.language.choose(.dutch, .english))
        report = dialogue.phase == .ended || isPreview ? Paths.report(dialogue.code) : nil
        roles = Paths.roles(dialogue.code)
        rolesTitle = text.language.choose(RoleText.dutch, .english).title
    }

    private static func items(
        _ findings: [StatementFinding], _ dialogue: Dialogue, _ text: FieldText
    ) -> [Item] {
        findings.map {
            Item(
                path: Paths.field(dialogue.code, $0.statement.id), number: $0.number, text: $0.statement.text.text,
                accelerator: dialogue.accelerator(of: $0.statement)?.name.text, sentence: text.sentence($0))
        }
    }

    private static func layerSections(_ field: DialogueField, _ dialogue: Dialogue, _ text: FieldText) -> [Section] {
        func select(_ matches: (StatementFinding.Kind) -> Bool) -> [Item] {
            items(field.statements.filter { matches($0.kind) }, dialogue, text)
        }
        let shared = select { if case .shared = $0 { true } else { false } }
        let friction = select { if case .friction = $0 { true } else { false } }
        let unclear = select { $0 == .unclear }
        guard !field.statements.isEmpty else { return [] }
        let sections = [
            Section(
                anchor: "shared", title: text.shared, note: text.sharedNote, items: shared,
                none: shared.isEmpty ? text.noneShared : nil),
            Section(
                anchor: "friction", title: text.friction, note: text.frictionNote, items: friction,
                none: friction.isEmpty ? text.noFriction : nil),
        ]
        guard !unclear.isEmpty else { return sections }
        return sections + [
            Section(anchor: "unclear", title: text.unclear, note: text.unclearNote, items: unclear, none: nil)
        ]
    }

    private static func roomSections(_ field: DialogueField, _ dialogue: Dialogue, _ text: FieldText) -> [Section] {
        let known = field.statements.filter { $0.support != nil && $0.kind != .unclear }
        let unclear = items(field.statements.filter { $0.kind == .unclear }, dialogue, text)
        let sorted = known.sorted { ($0.support ?? 0, $1.number) > ($1.support ?? 0, $0.number) }
        let room = Section(
            anchor: "room", title: text.room, note: text.roomNote, items: items(sorted, dialogue, text), none: nil)
        let rest = Section(
            anchor: "unclear", title: text.unclear, note: text.unclearNote, items: unclear, none: nil)
        return [room, rest].filter { !$0.items.isEmpty }
    }

    /// nil where no statement under the accelerator pushes or holds back.
    private static func forces(
        _ field: DialogueField, _ accelerator: Accelerator?, _ dialogue: Dialogue, _ text: FieldText,
        _ around: ReportText
    ) -> Forces? {
        let driving = field.forces(.driving, under: accelerator?.id)
        let restraining = field.forces(.restraining, under: accelerator?.id)
        guard !driving.isEmpty || !restraining.isEmpty else { return nil }
        let name = accelerator?.name.text ?? around.withoutAccelerator
        func list(_ findings: [StatementFinding]) -> [Force] {
            findings.map {
                Force(
                    path: Paths.field(dialogue.code, $0.statement.id), number: $0.number, text: $0.statement.text.text,
                    support: text.support($0))
            }
        }
        func arrows(_ findings: [StatementFinding]) -> [ForcePicture.Arrow] {
            findings.map { ForcePicture.Arrow(finding: $0, words: "\($0.number) · \(text.short($0))") }
        }
        func label(_ title: String, _ findings: [StatementFinding]) -> String {
            findings.isEmpty
                ? ""
                : " \(title): " + findings.map { "\($0.number), \(text.support($0))" }.joined(separator: "; ") + "."
        }
        let picture = ForcePicture().markup(
            driving: arrows(driving), restraining: arrows(restraining),
            label: "\(name)." + label(text.driving, driving) + label(text.restraining, restraining))
        return Forces(
            name: name, picture: picture, driving: list(driving), restraining: list(restraining),
            hasDriving: !driving.isEmpty, hasRestraining: !restraining.isEmpty)
    }
}

extension FieldContent.Live {
    init(_ snapshot: Room.Snapshot, _ text: FieldText) {
        let isProtected = snapshot.dialogue.mode == .protected
        // A release can be of another day; open figures are of this second.
        let style = Date.FormatStyle(
            date: isProtected ? .long : .omitted, time: isProtected ? .shortened : .standard,
            locale: text.language.locale)
        moment = snapshot.liveMoment.map { $0.formatted(style) }
        stamp = snapshot.liveMoment.map { $0.formatted(.iso8601) }
        when = isProtected ? text.releasedAt : text.upToDate
        inSteps = isProtected ? text.inSteps : nil
    }
}
