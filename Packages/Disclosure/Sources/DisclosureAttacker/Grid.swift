/// All tallies of a number of people as a grid: agree by disagree, the rest follows.
struct Grid: Hashable {
    let people: Int
    private(set) var marks: [Bool]

    init(people: Int) {
        self.people = people
        marks = Array(repeating: false, count: (people + 1) * (people + 1))
    }

    init(_ tallies: [Tally], people: Int) {
        self.init(people: people)
        for tally in tallies { marks[tally.x * (people + 1) + tally.y] = true }
    }

    subscript(agree: Int, disagree: Int) -> Bool {
        get { marks[agree * (people + 1) + disagree] }
        set { marks[agree * (people + 1) + disagree] = newValue }
    }

    var isEmpty: Bool { !marks.contains(true) }

    /// With these more people, who each answer anything, or all the same.
    func plus(_ count: Int, only axes: [Int] = [0, 1, 2]) -> Grid {
        var grid = self
        for _ in 0..<count { grid = grid.step(by: 1, axes) }
        return grid
    }

    /// After these many people left, whatever they had answered.
    func minus(_ count: Int) -> Grid {
        var grid = self
        for _ in 0..<count { grid = grid.step(by: -1, [0, 1, 2]) }
        return grid
    }

    private func step(by sign: Int, _ axes: [Int]) -> Grid {
        var next = Grid(people: people + sign)
        for agree in 0...people {
            for disagree in 0...(people - agree) where self[agree, disagree] {
                for axis in axes {
                    let (a, d) = (agree + (axis == 0 ? sign : 0), disagree + (axis == 1 ? sign : 0))
                    if a >= 0, d >= 0, a + d <= next.people { next[a, d] = true }
                }
            }
        }
        return next
    }

    func meets(_ other: Grid) -> Bool { zip(marks, other.marks).contains { $0 && $1 } }

    func and(_ other: Grid) -> Grid {
        var grid = self
        for index in marks.indices where !other.marks[index] { grid.marks[index] = false }
        return grid
    }
}
