extension Groups {
    /// With more places than this the number of groups is sought on a random part of the people.
    static let searchedPlaces = 120_000

    /// Finds the groups.
    ///
    /// - Parameters:
    ///   - model: the position model of the same positions.
    ///   - previous: what the result before left; groups keep their numbers by shared members, and their number stays
    ///     until a tenth of the positions is new.
    ///   - asked: a fixed number of groups instead of the search.
    /// - Complexity: O(places · k) per round of every fit; the search holds about a hundred fits, on at most 120,000 places.
    public init(
        _ positions: PositionSet, model: PositionModel, previous: GroupHistory? = nil, asked: Int? = nil, seed: UInt64,
        threads: Int = ParallelBlocks.machineThreads
    ) {
        let all = ResponseTable(positions, order: RowOrder(positions))
        guard all.rows >= Room.leastPeople, all.answers.count(where: { $0 > 0 }) >= Room.leastStatements else {
            self.init(smallRoom: positions)
            return
        }
        let random = SeededRandom(seed: seed)
        let search = Groups.search(positions, all, model, random, threads)
        let kept = previous.flatMap { $0.keeps(positions) ? $0.count : nil }
        let fixed = (asked ?? kept).map { min(Groups.most, max(1, $0)) }
        var result = fixed.map { search.asked($0) } ?? search.search()
        let everybody = GroupFit(all, model: model, threads: threads)
        if all.rows > search.reference.table.rows {
            result.model = everybody.best(
                groups: result.model.groups, restarts: 0, known: [result.model], random: random)
        }
        let found = FoundGroups(result, everybody, participants: positions.participants, previous: previous, threads)
        let count = result.model.groups
        self.init(
            count: count,
            reason: asked != nil ? .asked : kept != nil ? .kept : count > 1 ? .supported : .onePopulation,
            candidates: result.candidates, scaleZ: result.scaleZ, memberships: found.memberships,
            history: GroupHistory(
                count: count, chosenAt: kept == nil ? positions.cells.count : previous?.chosenAt ?? 0,
                groupOf: found.groupOf))
    }

    /// Everybody together and nobody pointed at.
    init(smallRoom positions: PositionSet) {
        self.init(
            count: 1, reason: .smallRoom, candidates: [], scaleZ: nil,
            memberships: [Double](repeating: 1, count: positions.participants),
            history: GroupHistory(
                count: 1, chosenAt: positions.cells.count,
                groupOf: [Int?](repeating: nil, count: positions.participants)))
    }

    private static func search(
        _ positions: PositionSet, _ all: ResponseTable, _ model: PositionModel, _ random: SeededRandom, _ threads: Int
    ) -> GroupSearch {
        let sample = searchedPeople(all, random)
        let rows = positions.selecting(sample)
        let table = ResponseTable(rows, order: RowOrder(keeping: rows.participants))
        let reference = GroupFit(
            table, people: sample.map { model.people[$0].side }, statements: model.statements.map(\.side),
            priors: model.priors, threads: threads)
        return GroupSearch(positions: rows, reference: reference, random: random, threads: threads)
    }

    /// Everybody with a place in canonical order, or a random part of them when there are very many places.
    private static func searchedPeople(_ all: ResponseTable, _ random: SeededRandom) -> [Int] {
        guard all.statement.count > searchedPlaces else { return all.participants }
        var own = random.split(by: 7)
        let share = Double(searchedPlaces) / Double(all.statement.count)
        let ranks = own.shuffled(Array(all.participants.indices)).prefix(max(200, Int(share * Double(all.rows))))
        return ranks.sorted().map { all.participants[$0] }
    }

    /// The groups that are found when some statements are left out, for judging those statements (cross-fitting): as many
    /// as there are now, from a cold start, so that the left-out answers have no say in who belongs where.
    ///
    /// Only the readiness c of each person is taken from the model of all statements.
    ///
    /// - Parameters:
    ///   - withheld: the statements to leave out.
    ///   - positions: the positions these groups were made from, and `model` their position model.
    /// - Complexity: four starts on at most 120,000 places, and O(places · k) for everybody's memberships.
    public func withholding(
        _ withheld: [Int], of positions: PositionSet, model: PositionModel, seed: UInt64,
        threads: Int = ParallelBlocks.machineThreads
    ) -> Partition {
        guard count > 1 else { return .whole(participants: positions.participants) }
        var left = [Bool](repeating: true, count: positions.statements)
        for statement in withheld where left.indices.contains(statement) { left[statement] = false }
        let rest = positions.keeping { _, cell in left[Int(positions.cells[cell].statement)] }
        let all = ResponseTable(rest, order: RowOrder(rest))
        let random = SeededRandom(seed: seed)
        let fit = GroupFit(rest.selecting(Groups.searchedPeople(all, random)), threads: threads)
        let best = fit.best(groups: count, restarts: 4, random: random)
        let readiness = all.participants.map { model.people[$0].readiness }
        let memberships = best.memberships(all, readiness: readiness, threads: threads)
        var members = [Int?](repeating: nil, count: positions.participants)
        for (row, label) in GroupStability.labels(memberships, groups: count).enumerated()
        where memberships[row * count + label] >= Groups.clearMembership {
            members[all.participants[row]] = label
        }
        return (try? Partition(parts: count, members: members)) ?? .whole(participants: positions.participants)
    }

    /// The groups as a partition; people between groups have no part.
    public var partition: Partition {
        (try? Partition(parts: count, members: history.groupOf)) ?? .whole(participants: history.groupOf.count)
    }
}

extension GroupFit {
    /// All people of a model, with the places the model gives them.
    init(_ table: ResponseTable, model: PositionModel, threads: Int) {
        self.init(
            table, people: table.participants.map { model.people[$0].side },
            statements: model.statements.map(\.side), priors: model.priors, threads: threads)
    }
}
