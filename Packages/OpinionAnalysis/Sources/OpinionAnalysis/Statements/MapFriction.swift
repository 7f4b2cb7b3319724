/// Where participants stand on the map: up to four coordinates each.
public struct MapCoordinates: Hashable, Sendable {
    /// How many coordinates a participant has, 1 … 4.
    public let dimensions: Int
    /// participants × dimensions, row by row; a row with a value that is not finite is not placed.
    public let values: [Double]

    /// - Parameters:
    ///   - dimensions: moved into 1 … 4.
    ///   - values: row by row; an unfinished last row is dropped.
    public init(dimensions: Int, values: [Double]) {
        self.dimensions = min(4, max(1, dimensions))
        self.values = Array(values.prefix(values.count - values.count % self.dimensions))
    }

    /// The place of a participant, nil when unknown.
    public func place(of participant: Int) -> ArraySlice<Double>? {
        guard participant >= 0, participant < values.count / dimensions else { return nil }
        let place = values[participant * dimensions..<(participant + 1) * dimensions]
        return place.allSatisfy { $0.magnitude < 1e100 } ? place : nil
    }
}

extension Friction {
    /// The statements on which the answer follows from where people stand on the map.
    ///
    /// Per statement the response y = (x/100 + 1)/2 is regressed on the coordinates; χ² = (n − d − 1)·R²/(1 − R²) is
    /// read as a chi-square with d degrees of freedom, and its share of n + χ² is the explained share. A statement needs d + 10 placed
    /// answers. Passes and blanks do not count.
    ///
    /// - Parameters:
    ///   - coordinates: one set per fold, each fitted without the statements of that fold; one set in all is used for
    ///     every statement (then places and answers are not independent and the share is somewhat too high).
    /// - Complexity: O(cells × d²).
    public static func alongMap(
        _ positions: PositionSet, folds: StatementFolds, coordinates: [MapCoordinates], falseDiscoveryRate: Double = 0.1
    ) -> [Friction] {
        guard let first = coordinates.first else { return [] }
        let dimensions = coordinates.reduce(first.dimensions) { min($0, $1.dimensions) }
        var regressions = [MapRegression](
            repeating: MapRegression(dimensions: dimensions), count: positions.statements)
        for participant in 0..<positions.participants {
            for cell in positions.row(participant) {
                guard case .place(let place) = cell.position else { continue }
                let statement = Int(cell.statement)
                let fold = statement < folds.foldOf.count ? folds.foldOf[statement] : 0
                let used = coordinates.count == 1 ? first : (fold < coordinates.count ? coordinates[fold] : nil)
                guard let spot = used?.place(of: participant) else { continue }
                regressions[statement].add(spot.prefix(dimensions), response: (Double(place) / 100 + 1) / 2)
            }
        }
        return ranked(regressions.map(\.explained), falseDiscoveryRate: falseDiscoveryRate)
    }
}

/// Least squares of one statement's responses on map coordinates, kept as sums.
private struct MapRegression {
    private let size: Int
    private var products: [Double]
    private var withResponse: [Double]
    private var squares = 0.0
    private var count = 0

    init(dimensions: Int) {
        size = dimensions + 1
        products = [Double](repeating: 0, count: size * size)
        withResponse = [Double](repeating: 0, count: size)
    }

    mutating func add(_ place: ArraySlice<Double>, response: Double) {
        let before = place.startIndex - 1
        for i in 0..<size {
            let left = i == 0 ? 1 : place[before + i]
            for j in 0...i { products[i * size + j] += left * (j == 0 ? 1 : place[before + j]) }
            withResponse[i] += left * response
        }
        squares += response * response
        count += 1
    }

    /// The explained share, nil with too few answers, no spread in answers or places that do not span the map.
    var explained: ExplainedShare? {
        let n = Double(count)
        guard count >= size + 9 else { return nil }
        let total = squares - withResponse[0] * withResponse[0] / n
        guard total > 1e-9 * max(1, squares), let factor = SmallSymmetric.cholesky(products, size: size) else {
            return nil
        }
        let solution = SmallSymmetric.solve(factor: factor, size: size, right: withResponse)
        var fitted = -withResponse[0] * withResponse[0] / n
        for i in 0..<size { fitted += solution[i] * withResponse[i] }
        guard fitted.isFinite else { return nil }
        let share = min(0.999_999, max(0, fitted / total))
        let chiSquare = (n - Double(size)) * share / (1 - share)
        return ExplainedShare(
            chiSquare: n * chiSquare / (n + chiSquare), degreesOfFreedom: size - 1, answers: count)
    }
}
