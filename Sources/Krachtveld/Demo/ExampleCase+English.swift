import Domain

extension ExampleCase {
    static let english = ExampleCase(
        title: "Example: school The Link from harvested material",
        facts: [
            .title: "Example: school The Link from harvested material",
            .task: "Build a primary school with concrete, wood and facades from two buildings that come down anyway.",
            .area: "Waterland, a made-up municipality",
            .effect: "Less new material, and a way of working that the next school can use as well.",
            .stuck: "The demolition is done before the permit is there. Nobody may keep the material that long.",
            .outcome: "stuck",
        ],
        turningPoints: [
            [.event: "The council chooses a circular school", .moment: "2023-03", .decidedBy: "council"],
            [
                .event: "The permit for reused concrete is left lying", .moment: "2023-11",
                .alternative: "The environment agency could have been at the table beforehand.",
            ],
            [.event: "Demolition begins, storage is not arranged", .moment: "2024-05", .decidedBy: "project leader"],
        ],
        parties: [
            [.party: "Municipality of Waterland", .holds: "budget policy", .relation: "client", .stance: "supports"],
            [
                .party: "Environment agency", .holds: "policy knowledge", .relation: "checks the permit",
                .stance: "hesitates",
            ],
            [
                .party: "Demolition company", .holds: "knowledge", .relation: "harvests the material",
                .stance: "supports",
            ],
            [
                .party: "Province", .holds: "budget network", .relation: "can offer storage for a time",
                .stance: "supports",
            ],
        ],
        forces: [
            Force(
                name: "Waste rules for storage", statement: "Waste rules hold back the reuse of building material.",
                direction: .restraining, strength: 5, accelerator: 2, layer: 0, turningPoint: 4),
            Force(
                name: "The permit comes too late", statement: "The permit comes when the material is already gone.",
                direction: .restraining, strength: 4, accelerator: 4, layer: 2, turningPoint: 3),
            Force(
                name: "Nobody dares to sign", statement: "At our place nobody dares to sign for reused concrete.",
                direction: .restraining, strength: 3, accelerator: 3, layer: 2, turningPoint: nil),
            Force(
                name: "The council chose circular itself",
                statement: "A decision of the council gives us the room that we need.",
                direction: .driving, strength: 4, accelerator: 1, layer: 2, turningPoint: 2),
            Force(
                name: "Demolisher and builder at one table",
                statement: "Letting demolisher and builder design together is faster.", direction: .driving,
                strength: 4,
                accelerator: 3, layer: 4, turningPoint: nil),
            Force(
                name: "The province offers a depot", statement: "A depot of the province solves the problem of time.",
                direction: .driving, strength: 3, accelerator: 2, layer: 1, turningPoint: nil),
        ],
        actions: [
            [
                .action: "Ask for the exemption before demolition begins", .who: "municipality and environment agency",
                .counters: "9",
            ]
        ],
        promises: [
            (
                "invite the environment agency before the design", "a colleague of permits",
                "a mail with three questions"
            ),
            ("ask for one exemption for the storage", "the province", "call the lawyer"),
            ("share our list of materials with two municipalities", "the demolisher", "clean up the list"),
        ],
        kept: "Two of them came. One hour was enough.",
        stuck: "The province and the state point at each other: nobody decides about the exemption.",
        lesson: (
            "Ask for the exemption for storage before you demolish",
            "Put municipality, province and environment agency in one talk, with an end date. Bring the list of materials.",
            "If there is a place where the material may lie.", "project leader"
        ),
        about: "A made-up learning circle, to show how Krachtveld works. Everything on this page is an example.",
        others: [
            Other(
                title: "Example: bridge from reused steel", outcome: .unstuck,
                effect: "The girders of an old bridge carry a new one.",
                forces: [
                    Force("Waste rules for storage on the way", .restraining, strength: 3, accelerator: 2, layer: 0),
                    Force("The province offers a depot", .driving, strength: 5, accelerator: 2, layer: 1),
                    Force("Builder and demolisher at one table", .driving, strength: 4, accelerator: 3, layer: 4),
                ]),
            Other(
                title: "Example: cycle path of old asphalt", outcome: .stuck,
                effect: "A cycle path that needs no new asphalt.",
                forces: [
                    Force("Waste rules for storage of asphalt", .restraining, strength: 4, accelerator: 2, layer: 0),
                    Force("Nobody dares to sign", .restraining, strength: 4, accelerator: 3, layer: 2),
                    Force("The alderman wants it", .driving, strength: 3, accelerator: 1, layer: 2),
                ]),
        ],
        patterns: [
            Pattern(
                name: "Waste rules for storage",
                explanation:
                    "Harvested material is called waste as long as it waits. Whoever keeps it needs a permit that comes too late.",
                status: .confirmed, raisedBy: "a project leader of a municipality", forces: ["Waste rules for"],
                hasLesson: true),
            Pattern(
                name: "A depot of the province",
                explanation: "With a place to keep material, demolition and building need not fall on the same day.",
                status: .signalled, raisedBy: "a province", forces: ["The province offers a depot"], hasLesson: false),
        ])
}
