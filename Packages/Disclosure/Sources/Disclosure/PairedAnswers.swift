/// What people answered to one statement in two rounds that follow each other: what goes into a figure, never what may be
/// shown. Head-counts are not in it: nobody knows who stood where in both rounds.
public struct PairedAnswers: Hashable, Sendable {
    /// One answer.
    public enum Given: Hashable, Sendable {
        /// On the floor, −100 … 100.
        case place(Int)
        case pass

        var agrees: Bool {
            if case .place(let place) = self { Answers.Zone(place: place) == .agree } else { false }
        }
    }

    struct Cell: Hashable, Sendable {
        var both = 0
        var agreed = 0
        var toAgree = 0
        var fromAgree = 0
        var gone = 0
        var new = 0
        /// People who stood on the floor both times, and the sums of their places.
        var placed = 0
        var sumBefore = 0
        var sumNow = 0

        mutating func add(before: Given, now: Given) {
            both += 1
            agreed += before.agrees ? 1 : 0
            toAgree += now.agrees && !before.agrees ? 1 : 0
            fromAgree += before.agrees && !now.agrees ? 1 : 0
            guard case .place(let first) = before, case .place(let then) = now else { return }
            placed += 1
            sumBefore += min(100, max(-100, first))
            sumNow += min(100, max(-100, then))
        }
    }

    let layers: [String]
    /// One cell per layer, and a last one for people who would rather not say.
    private(set) var cells: [Cell]

    /// - Parameter layers: the names of the layers, in the order of the dialogue.
    public init(layers: [String]) {
        self.layers = layers
        cells = Array(repeating: Cell(), count: layers.count + 1)
    }

    /// Adds one person: what was answered in the round before and in this one, nil for nothing. `layer` is an index into the
    /// layers, nil (or an index that does not exist) for "rather not say".
    public mutating func add(before: Given?, now: Given?, layer: Int?) {
        let index = layer.flatMap { layers.indices.contains($0) ? $0 : nil } ?? layers.count
        switch (before, now) {
        case (let before?, let now?): cells[index].add(before: before, now: now)
        case (.some, nil): cells[index].gone += 1
        case (nil, .some): cells[index].new += 1
        case (nil, nil): break
        }
    }
}
