/// A change of coordinates that leaves every w·u as it is: people are centred and given unit spread, statements take it over.
///
/// Parameter expansion (Liu, Rubin, Wu 1998; Luttinen, Ilin 2010): the likelihood cannot see these directions, so plain
/// sweeps creep along them. Afterwards the axes are the principal axes of the loadings, strongest first.
struct CoordinateTurn: Sendable {
    /// 6 × 6, a row per entry: a side's new vector is this matrix times its old one.
    private let matrix: [SIMD8<Double>]

    /// For statements: b′ = b + c̄ + a·θ̄ and a′ = Vᵀ Lᵀ a, where L·Lᵀ is the second moment of θ over people around its mean.
    init(people: PairMoments, count: Int, statements: [Side]) {
        let n = Double(max(1, count))
        let center = (0..<4).map { people[0, $0 + 2] / n }
        var spread = [Double](repeating: 0, count: 16)
        for i in 0..<4 {
            for j in 0..<4 {
                spread[i * 4 + j] = people[min(i, j) + 2, max(i, j) + 2] / n - center[i] * center[j]
            }
        }
        let factor = SmallSymmetric.cholesky(spread, size: 4) ?? [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1]
        let axes = CoordinateTurn.principalAxes(of: statements, after: factor)
        var matrix = CoordinateTurn.identity
        matrix[0][1] = people[0, 1] / n
        for k in 0..<4 { matrix[0][k + 2] = center[k] }
        for row in 0..<4 {
            for column in 0..<4 {
                var sum = 0.0
                for k in 0..<4 { sum += axes[row * 4 + k] * factor[column * 4 + k] }
                matrix[row + 2][column + 2] = sum
            }
        }
        self.matrix = matrix
    }

    /// For people and statements alike: every axis times its sign.
    init(signs: [Double]) {
        var matrix = CoordinateTurn.identity
        for axis in 0..<4 { matrix[axis + 2][axis + 2] = signs[axis] }
        self.matrix = matrix
    }

    /// The vector and its second moments in the new coordinates.
    func applied(to side: Side) -> Side {
        // Without an array of its own per statement: this runs for every statement in every sweep.
        withUnsafeTemporaryAllocation(of: SIMD8<Double>.self, capacity: PairMoments.size) { half in
            var mean = SIMD8<Double>.zero
            for i in 0..<PairMoments.size {
                half[i] = .zero
                for k in 0..<PairMoments.size where matrix[i][k] != 0 {
                    mean[i] += matrix[i][k] * side.mean[k]
                    for j in 0..<PairMoments.size {
                        half[i][j] += matrix[i][k] * side.moments[min(k, j), max(k, j)]
                    }
                }
            }
            let moments = PairMoments { row, column in
                var sum = 0.0
                for k in 0..<PairMoments.size { sum += half[row][k] * matrix[column][k] }
                return sum
            }
            return Side(mean: mean, moments: moments)
        }
    }

    private static var identity: [SIMD8<Double>] {
        (0..<PairMoments.size).map { row in
            var line = SIMD8<Double>.zero
            line[row] = 1
            return line
        }
    }

    /// Eigenvectors of Lᵀ (Σ E[aa′]) L, one per row.
    private static func principalAxes(of statements: [Side], after factor: [Double]) -> [Double] {
        var total = [Double](repeating: 0, count: 16)
        for i in 0..<4 {
            for j in i..<4 {
                total[i * 4 + j] = statements.reduce(0) { $0 + $1.moments[i + 2, j + 2] }
                total[j * 4 + i] = total[i * 4 + j]
            }
        }
        var turned = [Double](repeating: 0, count: 16)
        for i in 0..<4 {
            for j in 0..<4 {
                for k in 0..<4 {
                    for l in 0..<4 { turned[i * 4 + j] += factor[k * 4 + i] * total[k * 4 + l] * factor[l * 4 + j] }
                }
            }
        }
        return SmallSymmetric.eigen(turned, size: 4).vectors
    }
}
