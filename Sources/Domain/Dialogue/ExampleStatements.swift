extension ExampleStatement {
    /// What holds people back, in example statements.
    static let restraining: [ExampleStatement] = [
        .init(
            "o1", .relation, .restraining, .documented,
            "In mijn organisatie hoor ik vaak: \"daar ga ik niet over\".",
            "In my organisation I often hear: \"that is not my responsibility\"."),
        .init(
            "o2", .room, .restraining, .documented,
            "Een nieuw plan past bijna nooit in een bestaand budget.",
            "A new plan almost never fits an existing budget."),
        .init(
            "o3", .room, .restraining, .documented,
            "Circulair werken wordt afgewezen omdat het duurder lijkt.",
            "Circular work is turned down because it seems more expensive."),
        .init(
            "o4", .relation, .restraining, .documented,
            "Overheden wijzen naar elkaar als het spannend wordt.",
            "Governments point at each other when things get tense."),
        .init(
            "o5", .relation, .restraining, .documented,
            "Niemand durft de hete aardappel op te pakken.",
            "Nobody dares to pick up the hot potato."),
        .init(
            "o6", .direction, .restraining, .documented,
            "Wij springen te snel in actie zonder gedeelde richting.",
            "We rush into action without a shared direction."),
        .init(
            "o7", .room, .restraining, .documented,
            "De afvalregels maken hergebruik moeilijker dan nodig.",
            "Waste rules make reuse harder than needed."),
        .init(
            "o8", .room, .restraining, .documented,
            "Wetten lopen achter op wat in de praktijk al kan.",
            "Laws lag behind what practice can already do."),
        .init(
            "o9", .room, .restraining, .documented,
            "Goede initiatieven stranden omdat er geen plek voor is.",
            "Good initiatives fail because there is no place for them."),
        .init(
            "o10", .room, .restraining, .documented,
            "Voor een goed initiatief is vaak geen geld te vinden.",
            "There is often no money to be found for a good initiative."),
        .init(
            "o11", .relation, .restraining, .documented,
            "Wie vooroploopt, staat er in de eigen organisatie alleen voor.",
            "Whoever goes first stands alone in their own organisation."),
        .init(
            "o12", .rhythm, .restraining, .documented,
            "Partijen werken mee zolang er een opdracht of subsidie is.",
            "Parties take part as long as there is an assignment or a subsidy."),
        .init(
            "o13", .relation, .restraining, .documented,
            "Het is onduidelijk wie met het succes mag pronken.",
            "It is unclear who may take credit for success."),
        .init(
            "o14", .direction, .restraining, .documented,
            "Het is niet duidelijk of het Rijk of de regio de visie maakt.",
            "It is not clear whether the national government or the region makes the vision."),
        .init(
            "o15", .rhythm, .restraining, .widerSources,
            "Wij hebben te weinig mensen voor deze opgave.",
            "We have too few people for this task."),
        .init(
            "o16", .direction, .restraining, .widerSources,
            "Circulaire economie hoort bij niemand tot de kerntaak.",
            "Circular economy belongs to nobody's core task."),
        .init(
            "o17", .direction, .restraining, .widerSources,
            "Bestuurders voelen de urgentie nog te weinig.",
            "Administrators do not feel the urgency enough."),
        .init(
            "o18", .direction, .restraining, .widerSources,
            "Collega's denken bij circulair vooral aan afval scheiden.",
            "When colleagues hear circular they think mainly of sorting waste."),
        .init(
            "o19", .rhythm, .restraining, .widerSources,
            "Wij weten niet hoe wij circulair resultaat moeten meten.",
            "We do not know how to measure circular results."),
        .init(
            "o20", .room, .restraining, .widerSources,
            "Wij vragen om vernieuwing, maar ook om bewezen techniek.",
            "We ask for innovation, but also for proven technology."),
        .init(
            "o21", .rhythm, .restraining, .widerSources,
            "Losse projecten worden niet verankerd in beleid.",
            "Stand-alone projects do not become part of policy."),
        .init(
            "o22", .relation, .restraining, .widerSources,
            "Samenwerken met andere afdelingen kost te veel tijd.",
            "Working with other departments takes too much time."),
        .init(
            "o23", .rhythm, .restraining, .widerSources,
            "Elke gemeente vindt zelf het wiel opnieuw uit.",
            "Every municipality invents the wheel again."),
        .init(
            "o24", .rhythm, .restraining, .plausible,
            "Als de trekker vertrekt, valt het initiatief stil.",
            "When the driving person leaves, the initiative stops."),
    ]

    /// What helps people forward, in example statements.
    static let driving: [ExampleStatement] = [
        .init(
            "v1", .direction, .driving, .documented,
            "Wij hebben een beeld van de toekomst dat iedereen kan navertellen.",
            "We have a picture of the future that everybody can retell."),
        .init(
            "v2", .direction, .driving, .documented,
            "Ik weet waar mijn opgave nu staat, voordat ik in actie kom.",
            "I know where my task stands now, before I act."),
        .init(
            "v3", .relation, .driving, .documented,
            "Ik zoek vanaf de eerste dag maatjes om mee op te trekken.",
            "From day one I look for buddies to work with."),
        .init(
            "v4", .room, .driving, .documented,
            "Mijn leidinggevende geeft richting én ruimte.",
            "My manager gives direction and room."),
        .init(
            "v5", .rhythm, .driving, .documented,
            "Wij beginnen klein en halen dan de juiste mensen erbij.",
            "We start small and then bring in the right people."),
        .init(
            "v6", .rhythm, .driving, .documented,
            "Elke kleine stap leggen wij vast en bespreken wij samen.",
            "We write down every small step and talk about it together."),
        .init(
            "v7", .room, .driving, .documented,
            "Met een ontheffing onder voorwaarden kan een kiem doorgroeien.",
            "With a conditional exemption a seed can grow."),
        .init(
            "v8", .relation, .driving, .documented,
            "Provincie en omgevingsdienst zitten vroeg aan tafel.",
            "Province and environment agency are at the table early."),
        .init(
            "v9", .direction, .driving, .documented,
            "De provincie vertaalt de opgave naar wat die betekent voor ons gebied.",
            "The province translates the task into what it means for our area."),
        .init(
            "v10", .direction, .driving, .documented,
            "Het waterschap geeft mede richting aan circulair werken in de regio.",
            "The water board helps to give direction to circular work in the region."),
        .init(
            "v11", .relation, .driving, .documented,
            "Voorlopers krijgen de opdracht om patronen te benoemen.",
            "Frontrunners are asked to name patterns."),
        .init(
            "v12", .rhythm, .driving, .documented,
            "Weten dat je er niet alleen voor staat, geeft kracht om door te gaan.",
            "Knowing that you are not alone gives strength to go on."),
        .init(
            "v13", .relation, .driving, .documented,
            "Wij bouwen eerst aan de relatie en dan aan het project.",
            "We build the relation first and then the project."),
        .init(
            "v14", .rhythm, .driving, .documented,
            "Wij delen ook wat mislukte, zodat anderen sneller gaan.",
            "We also share what failed, so that others go faster."),
        .init(
            "v15", .relation, .driving, .widerSources,
            "Ieder houdt zijn eigen deel; ik help anderen in beweging te komen.",
            "Everyone keeps their own part; I help others to start moving."),
        .init(
            "v16", .direction, .driving, .widerSources,
            "Rijk en regio maken vaste afspraken over wie wat doet.",
            "National and regional governments make firm agreements on who does what."),
        .init(
            "v17", .room, .driving, .widerSources,
            "Circulair inkopen is bij ons de standaard.",
            "Circular procurement is our standard."),
        .init(
            "v18", .room, .driving, .widerSources,
            "Verplichte regels van het Rijk helpen ons sneller vooruit.",
            "Binding national rules help us to go faster."),
        .init(
            "v19", .rhythm, .driving, .plausible,
            "Een simpele maatstaf is beter dan wachten op de perfecte.",
            "A simple measure is better than waiting for the perfect one."),
        .init(
            "v20", .room, .driving, .plausible,
            "Wij delen het risico van een proef met de markt.",
            "We share the risk of a trial with the market."),
        .init(
            "v21", .rhythm, .driving, .plausible,
            "Elke proef heeft vooraf een afspraak over het vervolg.",
            "Every trial has an agreement on its follow-up beforehand."),
        .init(
            "v22", .direction, .driving, .plausible,
            "Een bestuurder die meeloopt, scheelt maanden.",
            "An administrator who walks along saves months."),
        .init(
            "v23", .rhythm, .driving, .plausible,
            "Wij nemen oplossingen van andere overheden gewoon over.",
            "We simply adopt solutions of other governments."),
        .init(
            "v24", .relation, .driving, .plausible,
            "Het netwerk hangt bij ons aan rollen, niet aan één persoon.",
            "With us the network hangs on roles, not on one person."),
    ]
}
