import Disclosure
import Domain

/// The opinion groups in words, the map beside them, and layers by groups.
struct GroupsContent: Sendable {
    struct Telling: Sendable {
        /// "Vaker eens" or "Minder vaak eens".
        let says: String
        let path: String
        let number: Int
        let text: String
        let counts: String
    }

    struct Group: Sendable {
        let mark: SafeHTML
        let name: String
        let people: String
        let telling: [Telling]
        /// Said where no statement is telling.
        let none: String?
    }

    struct Entry: Sendable {
        let mark: SafeHTML
        let name: String
    }

    let title: String
    let sentence: String
    let map: SafeHTML
    let mapNote: String
    let hasMap: Bool
    let legend: [Entry]
    let groups: [Group]
    let table: SafeHTML
    let tableTitle: String
    let tableNote: String
    let hasTable: Bool
    let note: String?

    init(_ groups: OpinionGroups, _ dialogue: Dialogue, _ text: GroupsText) {
        title = text.title
        tableTitle = text.tableTitle
        tableNote = text.tableNote
        mapNote = text.mapNote
        guard case .found(let found) = groups else {
            sentence = text.why(groups)
            (map, table) = (SafeHTML(markup: ""), SafeHTML(markup: ""))
            (hasMap, hasTable, legend, self.groups, note) = (false, false, [], [], nil)
            return
        }
        sentence = text.sentence(found)
        hasMap = true
        map = OpinionMapPicture.page(found).markup(label: text.label(found))
        self.groups = found.groups.enumerated().map { Group($0, $1, dialogue, text) }
        let between = Entry(mark: GroupMark(index: nil).picture, name: text.between)
        legend =
            found.groups.isEmpty
            ? [Entry(mark: GroupMark(index: nil, isAlone: true).picture, name: text.people)]
            : found.groups.indices.map { Entry(mark: GroupMark(index: $0).picture, name: text.group($0)) } + [between]
        hasTable = !found.rows.isEmpty
        table = Self.table(found, dialogue, text)
        note = text.mapIsNot
    }

    private static func table(_ found: PublicGroups, _ dialogue: Dialogue, _ text: GroupsText) -> SafeHTML {
        let names = found.groups.indices.map(text.group) + [text.between]
        let head = names.map { "<th scope=\"col\">\(SafeHTML.escape($0))</th>" }.joined()
        let rows = found.rows.compactMap { row -> String? in
            guard dialogue.layers.indices.contains(row.layer) else { return nil }
            let name =
                "<th scope=\"row\"><span class=\"legend-mark\">\(LayerMark(index: row.layer).picture)</span>"
                + "\(SafeHTML.escape(dialogue.layers[row.layer].name.text))</th>"
            guard let counts = row.counts, let between = row.between else {
                return
                    "<tr>\(name)<td class=\"soft\" colspan=\"\(names.count)\">\(SafeHTML.escape(text.tooFewPeople))</td></tr>"
            }
            let cells = (counts + [between]).map { "<td class=\"num\">\($0)</td>" }.joined()
            return "<tr>\(name)\(cells)</tr>"
        }
        return SafeHTML(
            markup: """
                <div class="scroll" tabindex="0" role="region" aria-label="\(SafeHTML.escape(text.tableTitle))">\
                <table class="figures group-table"><thead><tr><th scope="col">\(SafeHTML.escape(text.layer))</th>\(head)</tr></thead>\
                <tbody>\(rows.joined())</tbody></table></div>
                """)
    }
}

extension GroupsContent.Group {
    fileprivate init(_ index: Int, _ group: PublicGroups.Group, _ dialogue: Dialogue, _ text: GroupsText) {
        mark = GroupMark(index: index).picture
        name = text.group(index)
        people = text.count(group.people)
        telling = group.telling.compactMap { telling in
            let id = ID<Statement>(telling.statement)
            guard let statement = dialogue.statement(id), let number = dialogue.number(of: id) else { return nil }
            return GroupsContent.Telling(
                says: telling.agreesMore ? text.moreOften : text.lessOften, path: Paths.field(dialogue.code, id),
                number: number, text: statement.text.text, counts: text.counts(telling))
        }
        none = telling.isEmpty ? text.nothingTelling : nil
    }
}

/// What is said of groups.
struct GroupsText: Sendable {
    let language: Language
    let title: String
    let between: String
    let people: String
    let layer: String
    let mapNote: String
    let mapIsNot: String
    let tableTitle: String
    let tableNote: String
    let tooFewPeople: String
    let moreOften: String
    let lessOften: String
    let nothingTelling: String

    static let dutch = GroupsText(
        language: .dutch, title: "Groepen en kaart", between: "tussen groepen in", people: "mensen", layer: "Laag",
        mapNote: """
            Wie dicht bij elkaar staat, antwoordde ongeveer hetzelfde. Hoe groter het teken, hoe meer mensen. Een licht teken \
            of alleen een rand: van hen weten we de plek minder zeker, omdat zij weinig antwoordden.
            """,
        mapIsNot: """
            Het is een peiling, geen verkiezing en geen besluit. Links, rechts, boven en onder betekenen op zichzelf niets. Groepen zijn \
            gevonden in de antwoorden; niemand koos er een.
            """,
        tableTitle: "Lagen en groepen", tableNote: "Hoeveel mensen van elke laag in welke groep zijn.",
        tooFewPeople: "te weinig mensen om te tonen", moreOften: "Vaker eens:", lessOften: "Minder vaak eens:",
        nothingTelling: "Geen enkele stelling tekent deze groep sterk genoeg om te noemen.")
    static let english = GroupsText(
        language: .english, title: "Groups and map", between: "between groups", people: "people", layer: "Layer",
        mapNote: """
            People who stand close to each other answered about the same. The larger the mark, the more people. A light mark \
            or only an outline: we are less sure of their place, because they gave few answers.
            """,
        mapIsNot: """
            It is a poll, not an election and not a decision. Left, right, up and down mean nothing by themselves. Groups were found in the \
            answers; nobody chose one.
            """,
        tableTitle: "Layers and groups", tableNote: "How many people of each layer are in which group.",
        tooFewPeople: "too few people to show", moreOften: "Agrees more often:", lessOften: "Agrees less often:",
        nothingTelling: "No statement marks this group strongly enough to be named.")

    func group(_ index: Int) -> String { language.choose("Groep ", "Group ") + GroupMark.letter(index) }

    func count(_ people: Int) -> String {
        people == 1 ? language.choose("1 mens", "1 person") : language.choose("\(people) mensen", "\(people) people")
    }

    func counts(_ telling: PublicGroups.Telling) -> String {
        language.choose(
            "(\(telling.agree) van de \(telling.of); bij alle anderen \(telling.othersAgree) van de \(telling.othersOf))",
            "(\(telling.agree) of \(telling.of); of all others \(telling.othersAgree) of \(telling.othersOf))")
    }

    func sentence(_ groups: PublicGroups) -> String {
        guard let between = groups.between else {
            return language.choose(
                "De antwoorden van \(count(groups.people)) wijzen niet op aparte groepen: mensen verschillen, maar niet in blokken.",
                "The answers of \(count(groups.people)) do not point to separate groups: people differ, but not in blocks."
            )
        }
        let all = language.choose(
            "De antwoorden van \(count(groups.people)) passen bij \(groups.groups.count) groepen: wie in één groep is, antwoordde ongeveer hetzelfde.",
            "The answers of \(count(groups.people)) fit \(groups.groups.count) groups: people in one group answered about the same."
        )
        guard between > 0 else { return all }
        let rest = language.choose(
            between == 1 ? "1 mens staat tussen groepen in." : "\(between) mensen staan tussen groepen in.",
            between == 1 ? "1 person stands between groups." : "\(between) people stand between groups.")
        return "\(all) \(rest)"
    }

    /// The map in words: who stands where, as the groups beside it say.
    func label(_ groups: PublicGroups) -> String {
        guard !groups.groups.isEmpty else {
            return language.choose(
                "Kaart van \(count(groups.people)), zonder aparte groepen.",
                "Map of \(count(groups.people)), without separate groups.")
        }
        let parts = groups.groups.enumerated().map { "\(group($0)): \(count($1.people)), \(place($1))" }
        let rest = groups.between.map { [" \(between): \(count($0))."] } ?? []
        return language.choose("Kaart. ", "Map. ") + parts.joined(separator: "; ") + "." + rest.joined()
    }

    private func place(_ group: PublicGroups.Group) -> String {
        let side =
            group.x < -2 ? language.choose("links", "left") : group.x > 2 ? language.choose("rechts", "right") : ""
        let height =
            group.y < -2 ? language.choose("onder", "below") : group.y > 2 ? language.choose("boven", "above") : ""
        let words = [side, height].filter { !$0.isEmpty }.joined(separator: " ")
        return words.isEmpty ? language.choose("in het midden", "in the middle") : words
    }

    /// Why there is no map.
    func why(_ groups: OpinionGroups) -> String {
        switch groups {
        case .found(let found): sentence(found)
        case .sought:
            language.choose(
                "De groepen worden nog uitgerekend. Kijk over een minuut nog eens.",
                "The groups are still being worked out. Look again in a minute.")
        case .tooFew:
            language.choose(
                "Voor een kaart en groepen zijn minstens 15 mensen en minstens 7 stellingen nodig. De lagen en stellingen hierboven vertellen het verhaal.",
                "A map and groups need at least 15 people and at least 7 statements. The layers and statements above tell the story."
            )
        case .protected:
            language.choose(
                "Deze dialoog is beschermd. Daarom zoeken we geen groepen: in welke groep iemand valt, volgt uit wat diegene antwoordde.",
                "This dialogue is protected. That is why we look for no groups: which group somebody falls in follows from what they answered."
            )
        }
    }
}
