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
        case .open: await showExact(dialogue)
        case .protected:
            let now = ContinuousClock.now
            guard lastEpoch.map({ now - $0 >= epoch }) ?? true else { break }
            let fresh = try await release(openRounds(dialogue), of: dialogue, isClosing: false)
            if !fresh.isEmpty { lastEpoch = now }
            room.show(live: fresh)
        }
        room.noteLiveMoment(.now)
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
        chains = chains.mapValues { ReleaseChain(releases: $0.releases, height: heights.lowered($0.height)) }
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
        let open = Set(openRounds(dialogue))
        let columns = table.takeChangedRounds().filter(open.contains).compactMap { round in
            table.column(at: round).map { (round, $0) }
        }
        guard !columns.isEmpty else { return }
        let names = dialogue.layers.map(\.name.text)
        let fields = await OwnThread.run(isAwaited: true) {
            columns.map { round, column in (round, Disclosure.field(of: column.answers(of: names), mode: .open)) }
        }
        room.show(live: Dictionary(fields) { first, _ in first })
        let people = table.takeChangedPeople().map { person in
            (person: person, layer: table.layer(of: person), row: table.row(of: person, in: open))
        }
        let (opinions, rounds) = (opinions, table.rounds)
        Task { await opinions.take(people, rounds: rounds) }
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
            fresh[round.statement] = ReleaseChain(releases: releases, height: table.height, isClosing: isClosing)
        }
        guard !fields.isEmpty else { return [:] }
        try await stores.releases.keep(fields, chains: fresh, of: room.id)
        chains.merge(fresh) { _, new in new }
        for round in fields.keys { table.settle(round) }
        return fields
    }
}

extension Dialogue {
    /// Whether its field is shown while people answer: an ongoing dialogue that runs, with real people.
    public var hasLiveField: Bool { kind == .ongoing && phase == .running && !isRehearsing }
}
