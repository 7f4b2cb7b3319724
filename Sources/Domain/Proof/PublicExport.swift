public import Disclosure

/// Tier A: exactly what everybody may see, which are the numbered releases, how many took part, and the statements.
public struct PublicExport: Sendable {
    public let dialogue: ExportedDialogue
    /// By id.
    public let statements: [ExportedStatement]
    public let attendance: PublicAttendance
    public let figures: [RoundKey: PublicField]
    /// The opinion groups of an open dialogue; nil where there are none, or they are still being looked for.
    public let groups: PublicGroups?
    /// nil where the answers were gone before dialogues were sealed.
    public let seal: Seal?
    /// The SHA-256 of tier B, where that is public: signed with a report, and no part of this file.
    public let rowsDigest: Digest?

    init(
        dialogue: ExportedDialogue, statements: [ExportedStatement], attendance: PublicAttendance,
        figures: [RoundKey: PublicField], groups: PublicGroups?, seal: Seal?, rowsDigest: Digest? = nil
    ) {
        self.dialogue = dialogue
        self.statements = statements.map(\.withoutReleases)
        self.attendance = attendance
        self.figures = figures
        self.groups = groups
        self.seal = seal
        self.rowsDigest = rowsDigest
    }

    /// Of a dialogue that ended.
    public init(_ snapshot: Room.Snapshot, attendance: PublicAttendance) {
        self.init(
            dialogue: ExportedDialogue(snapshot.dialogue),
            statements: snapshot.dialogue.exportedStatements { _ in nil }, attendance: attendance,
            figures: snapshot.shownFields, groups: snapshot.groups, seal: snapshot.seal, rowsDigest: snapshot.rowsDigest
        )
    }

    /// The same before its groups were found.
    public var withoutGroups: PublicExport {
        PublicExport(
            dialogue: dialogue, statements: statements, attendance: attendance, figures: figures, groups: nil,
            seal: seal)
    }

    /// The rounds that are shown, by statement and round.
    public var rounds: [RoundKey] { Self.ordered(figures) }

    private static func ordered(_ figures: [RoundKey: PublicField]) -> [RoundKey] {
        figures.keys.sorted { ($0.statement, $0.round) < ($1.statement, $1.round) }
    }

    /// Figures as rows, by statement and round.
    static func rows(of figures: [RoundKey: PublicField]) throws -> [[UInt8]] {
        try ordered(figures).map { Array(try row($0, figures[$0]).utf8) }
    }

    public func text() throws -> [UInt8] {
        var text = CanonicalText()
        text.add("attendance", json: try attendance.released)
        try text.add("dialogue", dialogue)
        text.addRows("figures", try Self.rows(of: figures))
        try text.add("format", ExportFormat.name)
        if let groups { text.add("groups", json: try groups.released) }
        try text.add("schema", ExportTier.figures.schema)
        if let seal { try text.add("seal", seal.description) }
        try text.addRows("statements", encoding: statements)
        try text.add("tier", ExportTier.figures)
        return text.finished()
    }

    private static func row(_ round: RoundKey, _ field: PublicField?) throws -> String {
        "{\"figure\":\(try field?.released ?? "null"),\"round\":\(round.round),\"statement\":\(round.statement.number)}"
    }
}
