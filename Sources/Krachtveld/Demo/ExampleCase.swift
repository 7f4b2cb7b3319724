import Domain

/// A made-up project that is stuck, in the two languages of the example. Nothing of it happened.
struct ExampleCase: Sendable {
    /// A force, and the statement that is drafted from it.
    struct Force: Sendable {
        let name: String
        let statement: String
        let direction: Statement.Direction
        let strength: Int
        /// From 1: the place of its accelerator in the ready format.
        let accelerator: Int
        /// The place of its layer in the ready format.
        let layer: Int
        let turningPoint: Int?

        init(
            name: String, statement: String, direction: Statement.Direction, strength: Int, accelerator: Int,
            layer: Int, turningPoint: Int?
        ) {
            self.name = name
            self.statement = statement
            self.direction = direction
            self.strength = strength
            self.accelerator = accelerator
            self.layer = layer
            self.turningPoint = turningPoint
        }

        /// A force of which no statement was drafted.
        init(_ name: String, _ direction: Statement.Direction, strength: Int, accelerator: Int, layer: Int) {
            self.init(
                name: name, statement: "", direction: direction, strength: strength, accelerator: accelerator,
                layer: layer, turningPoint: nil)
        }

        /// As it stands in a case.
        func content(in language: Language) -> [CaseField: String] {
            let format = ReadyFormat.roundTable
            let (layers, accelerators) = (format.layers(in: language), format.accelerators(in: language))
            var content: [CaseField: String] = [
                .force: name, .direction: direction.rawValue, .strength: String(strength),
                .accelerator: accelerators[(accelerator - 1) % accelerators.count],
                .layer: layers[layer % layers.count],
            ]
            content[.turningPoint] = turningPoint.map(String.init)
            return content
        }
    }

    /// Another case, in short: how it went, and its forces.
    struct Other: Sendable {
        let title: String
        let outcome: CaseStudy.Outcome
        let effect: String
        let forces: [Force]
    }

    /// A force that returns: its forces are found by their first words.
    struct Pattern: Sendable {
        let name: String
        let explanation: String
        let status: Domain.Pattern.Status
        let raisedBy: String
        let forces: [String]
        let hasLesson: Bool
    }

    let title: String
    let facts: [CaseField: String]
    let turningPoints: [[CaseField: String]]
    let parties: [[CaseField: String]]
    let forces: [Force]
    let actions: [[CaseField: String]]
    let promises: [(what: String, partners: String, step: String)]
    let kept: String
    let stuck: String
    let lesson: (title: String, handle: String, condition: String, role: String)
    let about: String
    let others: [Other]
    let patterns: [Pattern]

    static func of(_ language: Language) -> ExampleCase { language == .dutch ? dutch : english }

    static let dutch = ExampleCase(
        title: "Voorbeeld: school De Schakel uit geoogst materiaal",
        facts: [
            .title: "Voorbeeld: school De Schakel uit geoogst materiaal",
            .task: "Een basisschool bouwen met beton, hout en gevels uit twee gebouwen die toch worden gesloopt.",
            .area: "Waterland, een verzonnen gemeente",
            .effect: "Minder nieuw materiaal, en een werkwijze die de volgende school ook kan gebruiken.",
            .stuck: "De sloper is klaar voordat de vergunning er is. Niemand mag het materiaal zo lang bewaren.",
            .outcome: "stuck",
        ],
        turningPoints: [
            [.event: "De raad kiest voor een circulaire school", .moment: "2023-03", .decidedBy: "gemeenteraad"],
            [
                .event: "De vergunning voor hergebruikt beton blijft liggen", .moment: "2023-11",
                .alternative: "De omgevingsdienst had vooraf mee aan tafel gekund.",
            ],
            [.event: "De sloop begint, de opslag is niet geregeld", .moment: "2024-05", .decidedBy: "projectleider"],
        ],
        parties: [
            [.party: "Gemeente Waterland", .holds: "budget policy", .relation: "opdrachtgever", .stance: "supports"],
            [
                .party: "Omgevingsdienst", .holds: "policy knowledge", .relation: "toetst de vergunning",
                .stance: "hesitates",
            ],
            [.party: "Sloopbedrijf", .holds: "knowledge", .relation: "oogst het materiaal", .stance: "supports"],
            [
                .party: "Provincie", .holds: "budget network", .relation: "kan tijdelijk opslag bieden",
                .stance: "supports",
            ],
        ],
        forces: [
            Force(
                name: "Afvalregels bij opslag", statement: "Afvalregels houden hergebruik van bouwmateriaal tegen.",
                direction: .restraining, strength: 5, accelerator: 2, layer: 0, turningPoint: 4),
            Force(
                name: "Vergunning komt te laat", statement: "De vergunning komt pas als het materiaal al weg is.",
                direction: .restraining, strength: 4, accelerator: 4, layer: 2, turningPoint: 3),
            Force(
                name: "Niemand durft te tekenen", statement: "Bij ons durft niemand voor hergebruikt beton te tekenen.",
                direction: .restraining, strength: 3, accelerator: 3, layer: 2, turningPoint: nil),
            Force(
                name: "Raad koos zelf voor circulair",
                statement: "Een besluit van de raad geeft ons de ruimte die we nodig hebben.",
                direction: .driving, strength: 4, accelerator: 1, layer: 2, turningPoint: 2),
            Force(
                name: "Sloper en bouwer aan één tafel",
                statement: "Sloper en bouwer samen laten ontwerpen gaat sneller.",
                direction: .driving, strength: 4, accelerator: 3, layer: 4, turningPoint: nil),
            Force(
                name: "Provincie biedt een depot",
                statement: "Een depot van de provincie lost het probleem van de tijd op.",
                direction: .driving, strength: 3, accelerator: 2, layer: 1, turningPoint: nil),
        ],
        actions: [
            [
                .action: "Vraag de ontheffing aan vóór de sloop begint", .who: "gemeente en omgevingsdienst",
                .counters: "9",
            ]
        ],
        promises: [
            (
                "de omgevingsdienst uitnodigen vóór het ontwerp", "een collega van vergunningen",
                "een mail met drie vragen"
            ),
            ("één ontheffing voor de opslag aanvragen", "de provincie", "bellen met de jurist"),
            ("onze materialenlijst delen met twee gemeenten", "de sloper", "de lijst opschonen"),
        ],
        kept: "Ze kwamen met z’n tweeën. Eén uur was genoeg.",
        stuck: "De provincie en het Rijk wijzen naar elkaar: niemand gaat over de ontheffing.",
        lesson: (
            "Vraag de ontheffing voor opslag aan vóór je sloopt",
            "Zet gemeente, provincie en omgevingsdienst in één gesprek, met een einddatum. Neem de materialenlijst mee.",
            "Als er een plek is waar het materiaal mag liggen.", "projectleider"
        ),
        about: "Een verzonnen leerkring, om te laten zien hoe Krachtveld werkt. Alles op deze pagina is een voorbeeld.",
        others: [
            Other(
                title: "Voorbeeld: brug uit hergebruikt staal", outcome: .unstuck,
                effect: "De liggers van een oude brug dragen een nieuwe.",
                forces: [
                    Force("Afvalregels bij tussenopslag", .restraining, strength: 3, accelerator: 2, layer: 0),
                    Force("Provincie biedt een depot", .driving, strength: 5, accelerator: 2, layer: 1),
                    Force("Bouwer en sloper aan één tafel", .driving, strength: 4, accelerator: 3, layer: 4),
                ]),
            Other(
                title: "Voorbeeld: fietspad van oud asfalt", outcome: .stuck,
                effect: "Een fietspad waarvoor geen nieuw asfalt nodig is.",
                forces: [
                    Force("Afvalregels bij opslag van asfalt", .restraining, strength: 4, accelerator: 2, layer: 0),
                    Force("Niemand durft te tekenen", .restraining, strength: 4, accelerator: 3, layer: 2),
                    Force("De wethouder wil het", .driving, strength: 3, accelerator: 1, layer: 2),
                ]),
        ],
        patterns: [
            Pattern(
                name: "Afvalregels bij opslag",
                explanation:
                    "Geoogst materiaal heet afval zolang het ligt te wachten. Wie het bewaart, heeft een vergunning nodig die te laat komt.",
                status: .confirmed, raisedBy: "een projectleider van een gemeente", forces: ["Afvalregels bij"],
                hasLesson: true),
            Pattern(
                name: "Een depot van de provincie",
                explanation:
                    "Met een plek om materiaal te bewaren, hoeven sloop en bouw niet op dezelfde dag te vallen.",
                status: .signalled, raisedBy: "een provincie", forces: ["Provincie biedt een depot"], hasLesson: false),
        ])
}
