/// The moving part of ``LeadingEigenvectors``: a block of vectors stored size × width, row by row.
struct SubspaceIteration {
    let matrix: any SymmetricMatrix
    let size: Int
    let width: Int
    let threads: Int
    /// Ritz values of the block, falling.
    private(set) var values: [Double]
    private var block: [Double]
    private var image: [Double]
    private static let degree = 8

    init(matrix: any SymmetricMatrix, width: Int, threads: Int, start: [[Double]]) {
        self.matrix = matrix
        size = matrix.size
        self.width = width
        self.threads = threads
        values = []
        block = [Double](repeating: 0, count: size * width)
        image = block
        var random = SeededRandom(seed: 0x5eed)
        for column in 0..<width {
            // A vector from before statements were added goes on with zeros for them.
            let given = column < start.count && start[column].count <= size ? start[column] : nil
            for row in 0..<size {
                let filler = random.uniform() - 0.5
                block[row * width + column] = given.map { row < $0.count ? $0[row] : 0 } ?? filler
            }
        }
        orthonormalise()
        image = matrix.times(block, width: width, threads: threads)
        turnToRitz()
    }

    func column(_ index: Int) -> [Double] { (0..<size).map { block[$0 * width + index] } }

    /// The vector multiplied by the matrix once more and scaled to 1: exactly 0 where the matrix is.
    func refined(_ index: Int) -> [Double] {
        let vector = (0..<size).map { image[$0 * width + index] }
        let length = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
        return length > 0 && length < .infinity ? vector.map { $0 / length } : column(index)
    }

    /// One filtered multiplication, orthonormalisation and Rayleigh–Ritz turn.
    mutating func advance() {
        guard width > 0, width < size else { return }
        let cut = max(values[width - 1], 0)
        if cut > 0 { filter(cut: cut) } else { block = image }
        orthonormalise()
        image = matrix.times(block, width: width, threads: threads)
        turnToRitz()
    }

    /// Whether the error bound residual / gap of each wanted vector is below the tolerance.
    ///
    /// Rounding keeps residuals near 1e-15 · λ₁, so nothing smaller is asked for.
    func settled(wanted: Int, tolerance: Double) -> Bool {
        guard width < size, wanted > 0, values[0] > 0 else { return true }
        let residuals = relativeResiduals(of: wanted)
        for k in 0..<wanted {
            let above = k > 0 ? values[k - 1] - values[k] : .infinity
            let below = k + 1 < width ? values[k] - values[k + 1] : .infinity
            let gap = min(above, below) / values[0]
            if residuals[k] > max(tolerance * gap, 4e-15) { return false }
        }
        return true
    }

    func relativeResiduals(of wanted: Int) -> [Double] {
        guard let first = values.first, first > 0 else { return [Double](repeating: 0, count: wanted) }
        return (0..<wanted).map { k in
            var sum = 0.0
            for row in 0..<size {
                let rest = image[row * width + k] - values[k] * block[row * width + k]
                sum += rest * rest
            }
            return sum.squareRoot() / first
        }
    }

    /// Chebyshev polynomial of G on [0, cut] applied to the block, scaled to stay near 1 at the largest value.
    private mutating func filter(cut: Double) {
        let half = cut / 2
        let grow = (values[0] - half) / half
        var sigma = 1 / grow
        let firstSigma = sigma
        var previous = block
        var current = [Double](repeating: 0, count: block.count)
        for i in block.indices { current[i] = (image[i] - half * block[i]) * (sigma / half) }
        for _ in 1..<SubspaceIteration.degree {
            let next = 1 / (2 / firstSigma - sigma)
            let multiplied = matrix.times(current, width: width, threads: threads)
            let (scale, keep) = (2 * next / half, sigma * next)
            for i in current.indices {
                let value = scale * (multiplied[i] - half * current[i]) - keep * previous[i]
                previous[i] = current[i]
                current[i] = value
            }
            sigma = next
        }
        block = current
    }

    /// Modified Gram–Schmidt, twice; a vector that vanishes is replaced by a unit vector not yet spanned.
    private mutating func orthonormalise() {
        for column in 0..<width {
            var spare = 0
            var length = project(column)
            while length < 1e-13, spare < size {
                for row in 0..<size { block[row * width + column] = row == spare ? 1 : 0 }
                spare += 1
                length = project(column)
            }
        }
    }

    /// Takes the earlier columns out and scales to 1; gives what was left of the vector's length.
    private mutating func project(_ column: Int) -> Double {
        let before = length(column)
        guard before > 0, before < .infinity else { return 0 }
        var left = 1.0
        for _ in 0..<2 {
            for other in 0..<column {
                var dot = 0.0
                for row in 0..<size { dot += block[row * width + other] * block[row * width + column] }
                for row in 0..<size { block[row * width + column] -= dot * block[row * width + other] }
            }
            let now = length(column)
            left = min(left, now / before)
            guard now > 1e-14 * before else { return 0 }
            for row in 0..<size { block[row * width + column] /= now }
        }
        return left
    }

    private func length(_ column: Int) -> Double {
        var sum = 0.0
        for row in 0..<size { sum += block[row * width + column] * block[row * width + column] }
        return sum.squareRoot()
    }

    /// Turns block and image to the eigenvectors of blockᵀ·G·block.
    private mutating func turnToRitz() {
        var small = [Double](repeating: 0, count: width * width)
        for row in 0..<size {
            for a in 0..<width {
                let left = block[row * width + a]
                for b in a..<width { small[a * width + b] += left * image[row * width + b] }
            }
        }
        let eigen = SmallSymmetric.eigen(small, size: width)
        values = eigen.values
        turn(&block, eigen.vectors)
        turn(&image, eigen.vectors)
    }

    private func turn(_ array: inout [Double], _ vectors: [Double]) {
        var row = [Double](repeating: 0, count: width)
        for start in stride(from: 0, to: array.count, by: max(1, width)) {
            for k in 0..<width {
                var sum = 0.0
                for a in 0..<width { sum += vectors[k * width + a] * array[start + a] }
                row[k] = sum
            }
            for k in 0..<width { array[start + k] = row[k] }
        }
    }
}
