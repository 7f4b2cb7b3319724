import Disclosure
import Domain
import Hummingbird

/// How anybody can check a report: its seal, the open data, and the command.
struct ProofSection: Sendable {
    struct File: Sendable {
        let href: String
        let name: String
        let hint: String
    }

    let text: ProofText
    let hasSeal: Bool
    let groups: [String]
    let qr: SafeHTML?
    let files: [File]
    /// Whether the answers of single people are public, and why not.
    let rows: String
    let reportFile: String
    let dataFile: String

    init(_ open: PublicExport, of dialogue: Code, _ settings: Settings, _ language: Language) {
        let text: ProofText = language.choose(.dutch, .english)
        let code = open.dialogue.code
        self.text = text
        hasSeal = open.seal != nil
        groups = open.seal?.groups ?? []
        qr = open.seal.flatMap { seal in
            QRCode.svg(of: settings.address(Paths.report(dialogue, seal)), label: text.sealLabel)
        }
        reportFile = "krachtveld-\(code)-report.html"
        dataFile = "krachtveld-\(code)-figures.json"
        files =
            OpenDataFile.shown(open).map {
                File(href: Paths.openData(dialogue, $0.name), name: $0.title(text), hint: $0.hint(text))
            } + [File(href: Paths.report(dialogue) + "?save=yes", name: text.save, hint: text.saveHint)]
        rows =
            !open.dialogue.rows
            ? text.rowsClosed : open.attendance.total < Dialogue.fewestRows ? text.rowsFew : text.rowsOpen
    }
}

/// What somebody who scanned the seal of the big screen reads above the report.
struct ScannedSeal: Sendable {
    let fits: Bool
    let words: String

    /// nil when no seal was scanned.
    init?(_ request: Request, _ open: PublicExport, _ language: Language) {
        guard request.query.contains("seal"), let seal = open.seal else { return nil }
        let text: ProofText = language.choose(.dutch, .english)
        fits = request.query["seal"] == seal.description
        words = fits ? text.photoFits : text.photoDiffers
    }
}
