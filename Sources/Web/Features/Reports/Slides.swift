import Disclosure
import Domain

/// A report as slides: one statement each, from the same figures and the same pictures.
struct Slides: Sendable {
    struct Slide: Sendable {
        let anchor: String
        let number: Int
        let text: String
        let accelerator: String?
        let sentence: String
        let shift: String?
        let picture: SafeHTML
        let legend: LayerLegend?
        let remark: ReportPassage.Prose?
        let previous: String
        let next: String
        let place: String
    }

    let text: SlidesText
    let title: String
    let circle: String?
    let version: String?
    let summary: String
    let first: String
    let slides: [Slide]
    let last: String
    let report: String
    let address: String
    let code: String
    let qr: SafeHTML?
    let isProtected: Bool
    let protectedNote: String
    /// Sixteen groups of four digits; of a dialogue that ended.
    let seal: [String]
    let hasSeal: Bool

    /// The part with which slides begin, as it stands in their markup.
    static let firstPart = " data-part=\"opening\""

    init(_ source: ReportSource, _ settings: Settings, _ language: Language) {
        let dialogue = source.dialogue
        let words: FieldText = language.choose(.dutch, .english)
        let around: ReportText = language.choose(.dutch, .english)
        text = language.choose(.dutch, .english)
        title = dialogue.title.text
        circle = source.circle
        version = source.version.map { around.version($0.number, on: $0.moment, language) }
        summary = words.summary(DialogueField(source.snapshot), people: source.attendance.total)
        let findings = source.findings()
        let anchors = ["start"] + findings.map { "s\($0.statement.id.number)" } + ["end"]
        let (text, floor) = (self.text, FloorText.of(language))
        let statements = ReportWriter(source, language).statements
        slides = findings.enumerated().map { index, finding in
            let before =
                finding.round > 1
                ? source.snapshot.field(RoundKey(statement: finding.statement.id, round: finding.round - 1)) : nil
            let shift = before.map { PublicShift(from: $0, to: finding.field) }.flatMap { $0.isComparable ? $0 : nil }
            return Slide(
                anchor: anchors[index + 1], number: finding.number, text: finding.statement.text.text,
                accelerator: dialogue.accelerator(of: finding.statement)?.name.text,
                sentence: floor.say(finding.field.sentence), shift: shift.map { floor.say($0.sentence) },
                picture: FloorPicture(frame: .wide, text: floor).reveal(finding.field),
                legend: LayerLegend(finding.field, floor),
                remark: statements.first { $0.id == finding.statement.id }?.remark, previous: anchors[index],
                next: anchors[index + 2], place: text.place(index + 1, of: findings.count))
        }
        first = anchors[1]
        last = anchors[anchors.count - 2]
        report = Paths.report(dialogue.code)
        address = settings.address(Paths.report(dialogue.code))
        code = dialogue.code.text
        qr = QRCode.svg(of: address, label: text.qrLabel)
        isProtected = dialogue.mode == .protected
        protectedNote = words.protectedNote
        seal = source.snapshot.seal?.groups ?? []
        hasSeal = !seal.isEmpty
    }
}

/// What stands around the slides.
struct SlidesText: Sendable {
    let slides: String
    let previous: String
    let next: String
    let start: String
    let toReport: String
    let readMore: String
    let qrLabel: String
    let keys: String
    let statement: String
    let of: String
    let seal: String

    func place(_ number: Int, of all: Int) -> String { "\(number) \(of) \(all)" }

    static let dutch = SlidesText(
        slides: "Dia's", previous: "Vorige", next: "Volgende", start: "Begin", toReport: "Naar het verslag",
        readMore: "Lees het hele verslag", qrLabel: "QR-code van het verslag",
        keys: "Met de pijltjes ga je naar de volgende of vorige dia.", statement: "Stelling", of: "van",
        seal: "Het zegel van alle antwoorden")
    static let english = SlidesText(
        slides: "Slides", previous: "Previous", next: "Next", start: "Start", toReport: "To the report",
        readMore: "Read the whole report", qrLabel: "QR code of the report",
        keys: "Use the arrow keys for the next or previous slide.", statement: "Statement", of: "of",
        seal: "The seal of all answers")
}
