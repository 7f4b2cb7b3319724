import Disclosure
import Foundation

/// The field of one ongoing dialogue while it runs, apart from the path of positions: it reads the log of positions on, a piece
/// at a time, and gives the room its new figures. What was shown last stays where something goes wrong.
///
/// Open: exact figures. Protected: nothing but releases of ``LiveReleases``, each kept before anybody sees it.
actor LiveField {
    private let room: Room
    private let stores: Rooms.Stores
    private let epoch: Duration
    private let opinions: LiveOpinions
    private var table: LiveTable
    /// The rounds that map and groups are made of, one per statement, in the order of their columns.
    private var mapped: [RoundKey] = []
    /// Rises where a round left them, so that the columns are other ones.
    private var series = 0
    private var chains: [ID<Statement>: ReleaseChain] = [:]
    private var isLoaded = false
    private var isBusy = false
    private var lastEpoch: ContinuousClock.Instant?
    /// How many numbers of the log are read at once.
    private static let piece = 20_000

    /// - Parameter epoch: the shortest time between two releases of a protected dialogue.
    init(_ room: Room, stores: Rooms.Stores, epoch: Duration) {
        self.room = room
        self.stores = stores
        self.epoch = epoch
        opinions = LiveOpinions(room)
        table = LiveTable(layers: room.dialogue.layers.map(\.id))
    }

    /// Brings the field up to date. Does nothing while it is at work already.
    func refresh() async throws {
        guard !isBusy else { return }
        isBusy = true
        defer { isBusy = false }
        try await catchUp()
        let dialogue = room.dialogue
        guard dialogue.hasLiveField else { return }
        switch dialogue.mode {
        case .open:
            await showExact(dialogue)
            room.noteLiveMoment(.now)
        case .protected:
            let now = ContinuousClock.now
            guard lastEpoch.map({ now - $0 >= epoch }) ?? true else { break }
            let fresh = try await release(openRounds(dialogue), of: dialogue, isClosing: false)
            guard !fresh.isEmpty else { break }
            lastEpoch = now
            room.show(live: fresh)
            noteLastRelease()
        }
    }

    /// What a protected dialogue shows is as old as its last release.
    private func noteLastRelease() {
        if let made = chains.values.compactMap(\.made).max() { room.noteLiveMoment(made) }
    }

    /// The last releases of rounds that were closed, where they may be made; kept before this returns. A statement that was
    /// never released while it was open is no business of this.
    func close(_ rounds: [RoundKey]) async throws {
        while isBusy { try await Task.sleep(for: .milliseconds(5)) }
        isBusy = true
        defer { isBusy = false }
        try await catchUp()
        let begun = rounds.filter { $0.round == 1 && chains[$0.statement] != nil }
        _ = try await release(begun, of: room.dialogue, isClosing: true)
    }

    func lower(to heights: LogHeights) {
        table.lower(to: heights)
        for (statement, chain) in chains { chains[statement]?.height = heights.lowered(chain.height) }
    }

    private func openRounds(_ dialogue: Dialogue) -> [RoundKey] {
        dialogue.agenda.filter { $0.phase == .open }.map { RoundKey(statement: $0.id, round: $0.round) }
    }

    private func catchUp() async throws {
        if !isLoaded {
            chains = try await stores.releases.chains(of: room.id)
            let kept = try await stores.releases.fields(of: room.id)
            table = LiveTable(layers: room.dialogue.layers.map(\.id), told: try await heights())
            room.show(live: kept.filter { $0.key.round == 1 && chains[$0.key.statement] != nil })
            noteLastRelease()
            isLoaded = true
        }
        while true {
            let piece = try await stores.positions.log(of: room.id, after: table.height, most: Self.piece)
            table.take(piece)
            if piece.isLast { return }
        }
    }

    /// How far each release counted; in chains of before that was kept, only the last one.
    private func heights() async throws -> [ID<Statement>: [Int64]] {
        let kept = Dictionary(grouping: try await stores.releases.liveReleases(of: room.id), by: \.statement)
        return chains.reduce(into: [:]) { heights, chain in
            let known = (kept[chain.key] ?? []).sorted { $0.number < $1.number }.compactMap(\.moment?.height)
            heights[chain.key] = known.count == chain.value.releases.number ? known : [chain.value.height]
        }
    }

    private func showExact(_ dialogue: Dialogue) async {
        let open = openRounds(dialogue)
        let changed = Set(table.takeChangedRounds())
        let columns = open.filter(changed.contains).compactMap { round in table.column(at: round).map { (round, $0) } }
        tellOpinions(dialogue.latestShownRounds.filter { table.column(at: $0) != nil })
        guard !columns.isEmpty else { return }
        let names = dialogue.layers.map(\.name.text)
        let fields = await OwnThread.run(isAwaited: true) {
            columns.map { round, column in (round, Disclosure.field(of: column.answers(of: names), mode: .open)) }
        }
        room.show(live: Dictionary(fields) { first, _ in first })
    }

    /// Gives map and groups what people answered to these rounds. A new round is a new column; where one is gone, everything is
    /// given anew.
    private func tellOpinions(_ rounds: [RoundKey]) {
        let isAnew = !Set(mapped).isSubset(of: rounds)
        let old = isAnew ? [] : mapped
        mapped = old + rounds.filter { !old.contains($0) }
        series += isAnew ? 1 : 0
        let changed = table.takeChangedPeople()
        guard isAnew || !changed.isEmpty else { return }
        let columns = Dictionary(mapped.enumerated().map { ($1, $0) }) { first, _ in first }
        let people = (isAnew ? Array(table.people) : changed).map { person in
            (person: person, layer: table.layer(of: person), row: table.row(of: person, in: columns))
        }
        let (opinions, columnsNow, series) = (opinions, mapped, series)
        Task { await opinions.take(people, rounds: columnsNow, series: series) }
    }

    /// Makes what may be released, and keeps it. The first round only: a second one is told when it is closed.
    private func release(
        _ rounds: [RoundKey], of dialogue: Dialogue, isClosing: Bool
    ) async throws -> [RoundKey: PublicField] {
        let names = dialogue.layers.map(\.name.text)
        let columns = rounds.filter { $0.round == 1 }.compactMap { round in
            table.column(at: round).map {
                (round, $0, chains[round.statement]?.releases ?? LiveReleases(scope: dialogue.scope))
            }
        }
        // Looking through all that may be told takes milliseconds per statement.
        let made = await OwnThread.run(isAwaited: true) {
            columns.compactMap { round, column, before -> (RoundKey, PublicField, LiveReleases)? in
                var releases = before
                // A chain of which it is not known who was counted first when goes no further.
                guard column.told.count == releases.number,
                    let plan = releases.plan(sizes: column.sizes, news: column.recent, isClosing: isClosing)
                else { return nil }
                let field = releases.release(plan, of: column.answers(of: names))
                return (round, field, releases)
            }
        }
        var fields: [RoundKey: PublicField] = [:]
        var fresh: [ID<Statement>: ReleaseChain] = [:]
        for (round, field, releases) in made {
            fields[round] = field
            fresh[round.statement] = ReleaseChain(
                releases: releases, height: table.height, isClosing: isClosing, made: .now)
        }
        guard !fields.isEmpty else { return [:] }
        try await stores.releases.keep(fields, chains: fresh, of: room.id)
        chains.merge(fresh) { _, new in new }
        for round in fields.keys { table.settle(round) }
        return fields
    }
}

extension Dialogue {
    /// Of each statement the latest round that is open or revealed.
    fileprivate var latestShownRounds: [RoundKey] {
        agenda.compactMap { statement in
            statement.rounds.lastIndex { $0 == .open || $0 == .revealed }.map {
                RoundKey(statement: statement.id, round: $0 + 1)
            }
        }
    }

    /// Whether its field is shown while people answer: an ongoing dialogue that runs, with real people.
    public var hasLiveField: Bool { kind == .ongoing && phase == .running && !isRehearsing }
}
