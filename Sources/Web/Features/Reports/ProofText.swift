/// What a report says about checking it.
struct ProofText: Sendable {
    let heading: String
    let poll: String
    let pollWhy: String
    let seal: String
    let sealWhy: String
    let sealLabel: String
    let noSeal: String
    let photoFits: String
    let photoDiffers: String
    let openData: String
    let openDataWhy: String
    let sheet: String
    let sheetHint: String
    let figures: String
    let figuresHint: String
    let package: String
    let packageHint: String
    let rowsFile: String
    let rowsHint: String
    let save: String
    let saveHint: String
    let rowsClosed: String
    let rowsFew: String
    let rowsOpen: String
    let how: String
    let howSteps: String
    let howNot: String

    static let dutch = ProofText(
        heading: "Klopt dit verslag?", poll: "Dit is een peiling, geen verkiezing en geen besluit.",
        pollWhy: "Je kunt nagaan dat de cijfers uit de antwoorden komen, en dat er na afloop niets is veranderd. "
            + "Wie er mocht meedoen, en of iemand twee telefoons had, kan dit niet bewijzen.",
        seal: "Het zegel",
        sealWhy:
            "Dit getal is aan het eind berekend uit alle antwoorden samen en stond op het grote scherm. Verandert er "
            + "daarna één antwoord, dan klopt het zegel niet meer. Uit het zegel kan niemand een antwoord aflezen.",
        sealLabel: "QR-code van dit verslag met zijn zegel",
        noSeal: "Deze dialoog heeft geen zegel: de antwoorden waren al verwijderd toen zegels werden ingevoerd.",
        photoFits:
            "Het zegel dat je hebt gescand, is het zegel van dit verslag. Leg voor de zekerheid ook je foto ernaast.",
        photoDiffers:
            "Let op: het zegel dat je hebt gescand, is een ander zegel dan dat van dit verslag. Vraag de begeleider waarom.",
        openData: "De cijfers als bestand",
        openDataWhy:
            "Precies wat in dit verslag staat, om zelf mee te rekenen. Antwoorden van mensen staan er niet in.",
        sheet: "Voor een spreadsheet", sheetHint: "csv, te openen in Excel of LibreOffice",
        figures: "Voor programma’s", figuresHint: "json, ondertekend met dit verslag",
        package: "Beschrijving van de tabellen",
        packageHint: "Frictionless Data Package", rowsFile: "Antwoorden per persoon",
        rowsHint: "json, zonder laag en zonder naam",
        save: "Dit verslag als bestand", saveHint: "html, om te bewaren en te controleren",
        rowsClosed:
            "De antwoorden van mensen afzonderlijk zijn niet openbaar. Een controleur kan ze krijgen, met een afspraak "
            + "erover. Na 90 dagen zijn ze verwijderd. Daarna bewijzen het zegel en de handtekening nog wat er is gepubliceerd.",
        rowsFew:
            "Vooraf is gezegd dat de antwoorden zonder laag openbaar worden vanaf 100 deelnemers. Dat zijn er niet "
            + "geworden, dus blijven ze gesloten.",
        rowsOpen: "De antwoorden zonder laag zijn openbaar, zoals vooraf is gezegd. Na 90 dagen zijn ze verwijderd.",
        how: "Zelf nagaan",
        howSteps: "Bewaar dit verslag en de cijfers als bestand. Haal de sleutel op van dit adres: "
            + "/.well-known/krachtveld-keys.json. Voer dan deze opdracht uit, met hetzelfde open programma:",
        howNot:
            "De opdracht vergelijkt elke zin, tabel en figuur in het verslag met de cijfers, en de handtekening met de "
            + "sleutel. Met het volledige bestand, voor een controleur, telt hij ook alles opnieuw.")
    static let english = ProofText(
        heading: "Is this report right?", poll: "This is a poll, not an election and not a decision.",
        pollWhy: "You can check that the figures come from the answers, and that nothing was changed afterwards. "
            + "Who was allowed to take part, and whether somebody had two phones, this cannot prove.",
        seal: "The seal",
        sealWhy:
            "This number was computed at the end from all answers together, and stood on the big screen. If one answer "
            + "changes after that, the seal does not fit any more. Nobody can read an answer from the seal.",
        sealLabel: "QR code of this report with its seal",
        noSeal: "This dialogue has no seal: its answers were deleted before seals were introduced.",
        photoFits: "The seal that you scanned is the seal of this report. To be sure, compare it with your photo too.",
        photoDiffers:
            "Please note: the seal that you scanned is not the seal of this report. Ask the facilitator why.",
        openData: "The figures as a file",
        openDataWhy: "Exactly what this report says, for your own calculations. Answers of people are not in it.",
        sheet: "For a spreadsheet", sheetHint: "csv, opens in Excel or LibreOffice",
        figures: "For programs", figuresHint: "json, signed with this report", package: "Description of the tables",
        packageHint: "Frictionless Data Package", rowsFile: "Answers per person",
        rowsHint: "json, without layer and without name",
        save: "This report as a file", saveHint: "html, to keep and to check",
        rowsClosed:
            "The answers of single people are not public. An auditor can get them, under an agreement. After 90 days "
            + "they are deleted. From then on the seal and the signature still prove what was published.",
        rowsFew:
            "It was said beforehand that answers without layers become public from 100 participants on. There were fewer, "
            + "so they stay closed.",
        rowsOpen: "The answers without layers are public, as was said beforehand. After 90 days they are deleted.",
        how: "Check it yourself",
        howSteps: "Keep this report and the figures as files. Get the key from this address: "
            + "/.well-known/krachtveld-keys.json. Then run this command, with the same open program:",
        howNot:
            "The command compares every sentence, table and picture in the report with the figures, and the signature with "
            + "the key. With the complete file, for an auditor, it also counts everything again.")
}
