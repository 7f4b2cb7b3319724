import Disclosure
import OpinionAnalysis

/// The map and the groups of one open ongoing dialogue while it runs. A changed answer moves its own point (``LivePositionModel``);
/// groups are looked for anew when a tenth of the answers is new, at most a tenth of the time.
actor LiveOpinions {
    private let room: Room
    private var answers: Opinions.Answers
    private var model: LivePositionModel?
    private var found: Opinions.Found?
    /// People whose rows wait for the model, each once.
    private var waiting: [Int] = []
    private var isWaiting: Set<Int> = []
    private var isMapping = false
    private var isGrouping = false
    private var settledAt = 0
    private var groupedAt = 0
    private var nextGrouping: ContinuousClock.Instant?
    /// Of the columns: what was begun with other ones is of no use any more.
    private var series = 0

    /// The time that one refresh may take for moving points.
    private static let budget = Duration.milliseconds(250)

    init(_ room: Room) {
        self.room = room
        answers = Opinions.Answers(rows: [], layerOf: [], rounds: [], layers: room.dialogue.layers.count)
    }

    /// Takes the rows of people who changed something, and draws the map anew. Does nothing more while the last drawing runs.
    /// - Parameter series: a higher one than before: the columns are other ones, and these are the rows of everybody. What was
    ///   found in the old columns is no start for the new ones; the room keeps showing it until new groups are found.
    func take(
        _ people: [(person: Int, layer: Int?, row: [(column: Int, stance: Stance)])], rounds: [RoundKey], series: Int
    ) async {
        guard series >= self.series else { return }
        if series > self.series {
            (model, found, settledAt, groupedAt, nextGrouping) = (nil, nil, 0, 0, nil)
            self.series = series
        }
        answers.rounds = rounds
        for change in people {
            while answers.rows.count <= change.person {
                answers.rows.append([])
                answers.layerOf.append(nil)
            }
            answers.rows[change.person] = change.row
            answers.layerOf[change.person] = change.layer
            if isWaiting.insert(change.person).inserted { waiting.append(change.person) }
        }
        guard !isMapping, !waiting.isEmpty else { return }
        isMapping = true
        await draw()
        isMapping = false
        let places = answers.rows.reduce(0) { $0 + $1.count }
        if !isGrouping, model != nil, isTimeToGroup(places) { Task { await self.group(places) } }
    }

    private func isTimeToGroup(_ places: Int) -> Bool {
        abs(places - groupedAt) * 10 >= groupedAt && (nextGrouping.map { ContinuousClock.now >= $0 } ?? true)
    }

    private func draw() async {
        let (batch, start, answers, old, begun) = (waiting, settledAt, answers, model, series)
        waiting = []
        isWaiting = []
        let places = answers.rows.reduce(0) { $0 + $1.count }
        let mustSettle = abs(places - start) * 5 >= start
        let result = await OwnThread.run { () -> (model: LivePositionModel?, left: ArraySlice<Int>) in
            guard var model = old, !mustSettle else { return (Self.fitted(answers), []) }
            let left = Self.move(batch, of: answers, in: &model)
            return (model, left)
        }
        guard begun == series else { return await draw() }
        if mustSettle { settledAt = places }
        for person in result.left where isWaiting.insert(person).inserted { waiting.append(person) }
        model = result.model
        await publish()
    }

    /// The map as it stands, with the groups that were found last; nothing before they were looked for.
    private func publish() async {
        guard let model, let found else { return }
        let (answers, mode) = (answers, room.dialogue.mode)
        room.show(
            groups: await OwnThread.run {
                let map = FieldMap(model.model, previous: found.map.statements)
                let people = Opinions.placed(map, groupOf: found.groupOf, answers)
                return Disclosure.groups(
                    of: people, count: found.count, telling: found.telling, layers: answers.layers, mode: mode)
            })
    }

    /// A model of everything; nil in a small room.
    private static func fitted(_ answers: Opinions.Answers) -> LivePositionModel? {
        guard let positions = answers.positions, !OpinionAnalysis.Room(positions).isSmall else { return nil }
        return LivePositionModel(positions, threads: 1)
    }

    /// - Returns: the people for whom there was no time.
    private static func move(
        _ people: [Int], of answers: Opinions.Answers, in model: inout LivePositionModel
    ) -> ArraySlice<Int> {
        let start = ContinuousClock.now
        model.grow(participants: answers.rows.count, statements: answers.rounds.count)
        for (index, person) in people.enumerated() {
            let row = answers.rows[person].compactMap { $0.stance.cell(in: $0.column) }
            // Places are within the floor: a stance cannot be made otherwise, and one that were would be left out.
            try? model.take(row, of: person)
            if ContinuousClock.now - start > budget { return people[(index + 1)...] }
        }
        return []
    }

    private func group(_ places: Int) async {
        isGrouping = true
        let (answers, history, start, begun) = (answers, found?.history, ContinuousClock.now, series)
        let fresh = await OwnThread.run { Opinions.found(answers, previous: history) }
        guard begun == series else {
            isGrouping = false
            return
        }
        if let fresh { found = fresh }
        groupedAt = places
        let now = ContinuousClock.now
        nextGrouping = now + max(.seconds(10), (now - start) * 9)
        isGrouping = false
        await publish()
    }
}
