import Disclosure
import Domain
import Foundation

/// What the room looks at now. Exactly one of the sections is there.
struct Stage: Sendable {
    /// How people come in, before the first statement and between two of them.
    struct Doorway: Sendable {
        let title: String
        let isLong: Bool
        let message: String
        let host: String
        let qr: SafeHTML?
        let isOpen: Bool
    }

    /// A statement that is open, or closed and not shown yet.
    struct Asking: Sendable {
        let statement: StageStatement
        let isOpen: Bool
        let isClosed: Bool
        let answered: Int
        /// At least one, as a bar needs.
        let most: Int
        let participants: Int
    }

    /// A statement with its outcome.
    struct Showing: Sendable {
        let statement: StageStatement
        let picture: SafeHTML
        let sentence: String
        let legend: LayerLegend?
        /// Why nothing more is shown, in a protected dialogue.
        let note: String?
        /// More layers than fit on one line.
        let hasManyLayers: Bool
    }

    /// What people promised and said may be shown, without names.
    struct Wall: Sendable {
        static let most = 8

        let promises: [String]
        let hasNone: Bool
        let more: String?
        let address: String
        let qr: SafeHTML?
    }

    struct Closing: Sendable {
        let title: String
        let isLong: Bool
        let address: String
        /// With the seal, so that whoever scans it reads whether the report has the same one.
        let qr: SafeHTML?
        let seal: [String]
        let hasSeal: Bool
    }

    let address: String
    let version: Int
    let code: String
    let title: String
    let circle: String?
    /// Also a class of the stage.
    let phase: String
    let isRehearsing: Bool
    let participants: Int
    let timer: String?
    let text: ScreenText
    private(set) var wall: Wall?
    private(set) var doorway: Doorway?
    private(set) var asking: Asking?
    private(set) var showing: Showing?
    private(set) var closing: Closing?
    private(set) var finding: Finding?
    let isBlank: Bool

    /// - Parameter promises: what stands on the screen instead of a statement; nil while no promises are shown.
    init(
        _ snapshot: Room.Snapshot, circle: String?, promises: [Promise]? = nil, publicURL settings: Settings,
        language: Language
    ) {
        let dialogue = snapshot.dialogue
        address = Paths.stage(dialogue.code)
        version = snapshot.drawableVersion
        code = dialogue.code.text
        title = dialogue.title.text
        self.circle = circle
        isRehearsing = dialogue.isRehearsing
        participants = snapshot.participants
        timer = dialogue.deadline.map { Self.clock(until: $0, now: .now) }
        text = language.choose(.dutch, .english)
        isBlank = dialogue.isBlank
        guard !dialogue.isBlank else {
            phase = "blank"
            return
        }
        guard promises == nil else {
            phase = "promises"
            wall = Wall(promises ?? [], dialogue, settings, text)
            return
        }
        guard dialogue.phase != .ended else {
            phase = "ended"
            finding = Finding(snapshot, settings, language)
            if finding == nil { closing = Closing(dialogue, snapshot.seal, settings, text) }
            return
        }
        guard dialogue.phase == .running, let statement = dialogue.currentStatement else {
            phase = dialogue.phase == .draft ? "draft" : "lobby"
            doorway = Doorway(dialogue, settings, text)
            return
        }
        let key = RoundKey(statement: statement.id, round: statement.round)
        let shown = StageStatement(statement, in: dialogue)
        if statement.phase == .revealed, let field = snapshot.field(key) {
            phase = "revealed"
            let before = snapshot.field(RoundKey(statement: statement.id, round: statement.round - 1))
            showing = Showing(shown, field, before: before, language)
        } else {
            phase = statement.phase == .open ? "open" : "closed"
            asking = Asking(shown, isOpen: statement.phase == .open, snapshot, key)
        }
    }

    /// Minutes and seconds that are left, for a browser without a script.
    private static func clock(until deadline: Date, now: Date) -> String {
        let left = Int(min(max(0, deadline.timeIntervalSince(now).rounded(.up)), 86_400))
        return "\(left / 60):\(left % 60 < 10 ? "0" : "")\(left % 60)"
    }
}

/// The words of a statement, and where it stands on the agenda.
struct StageStatement: Sendable {
    let text: String
    let isLong: Bool
    let explanation: String?
    let accelerator: String?
    let number: Int
    let of: Int
    /// From the second round on.
    let round: Int?

    init(_ statement: Statement, in dialogue: Dialogue) {
        text = statement.text.text
        isLong = text.count > 84
        explanation = statement.explanation.isEmpty ? nil : statement.explanation.text
        accelerator = dialogue.accelerator(of: statement)?.name.text
        number = dialogue.number(of: statement.id) ?? 1
        of = dialogue.agenda.count
        round = statement.round > 1 ? statement.round : nil
    }
}

extension Stage.Doorway {
    init(_ dialogue: Dialogue, _ settings: Settings, _ text: ScreenText) {
        title = dialogue.title.text
        isLong = title.count > 48
        isOpen = dialogue.isJoinable
        host = settings.displayHost
        qr =
            isOpen
            ? QRCode.svg(
                of: settings.address(Paths.join(dialogue.code)), label: "\(text.qrLabel) \(dialogue.code.text)")
            : nil
        switch (dialogue.kind, dialogue.phase) {
        case (_, .draft): message = text.notYet
        case (.ongoing, _): message = "\(text.ongoing) \(dialogue.agenda.count)"
        case (_, .lobby): message = text.soon
        default: message = text.goesOn
        }
    }
}

extension Stage.Asking {
    init(_ statement: StageStatement, isOpen: Bool, _ snapshot: Room.Snapshot, _ round: RoundKey) {
        self.statement = statement
        self.isOpen = isOpen
        isClosed = !isOpen
        answered = snapshot.answered(round)
        participants = snapshot.participants
        most = max(1, snapshot.participants)
    }
}

extension Stage.Showing {
    /// With a public figure of the round before, what changed; else where the room stands.
    init(_ statement: StageStatement, _ field: PublicField, before: PublicField?, _ language: Language) {
        let text = FloorText.of(language)
        let drawing = FloorPicture(frame: .wide, text: text)
        let shift = before.map { PublicShift(from: $0, to: field) }
        self.statement = statement
        picture = shift.map(drawing.shift) ?? drawing.reveal(field)
        sentence = text.say(shift?.sentence ?? field.sentence)
        // A shift has a row per layer, with its name.
        legend = shift?.isComparable == true ? nil : LayerLegend(field, text)
        hasManyLayers = (legend?.entries.count ?? 0) > 6
        let words: ScreenText = language.choose(.dutch, .english)
        switch field.shown {
        case .room: note = words.onlyRoom
        case .layers: note = words.onlyLayers
        case .tooFew, .exact: note = nil
        }
    }
}

extension Stage.Wall {
    init(_ promises: [Promise], _ dialogue: Dialogue, _ settings: Settings, _ text: ScreenText) {
        self.promises = promises.prefix(Self.most).map(\.what.text)
        hasNone = promises.isEmpty
        more = promises.count > Self.most ? "\(text.andMore) \(promises.count - Self.most)" : nil
        let path = Paths.promises(dialogue.code)
        address = settings.displayHost + path
        qr = QRCode.svg(of: settings.address(path), label: text.promisesLabel)
    }
}

extension Stage.Closing {
    init(_ dialogue: Dialogue, _ seal: Seal?, _ settings: Settings, _ text: ScreenText) {
        let path = Paths.report(dialogue.code)
        title = dialogue.title.text
        isLong = title.count > 48
        address = settings.displayHost + path
        qr = QRCode.svg(
            of: settings.address(seal.map { Paths.report(dialogue.code, $0) } ?? path), label: text.reportLabel)
        self.seal = seal?.groups ?? []
        hasSeal = seal != nil
    }
}

extension Settings {
    /// The public address as people read and type it: without the scheme.
    var displayHost: String {
        let address = self.address("")
        return address.split(separator: "//", maxSplits: 1).last.map(String.init) ?? address
    }
}
