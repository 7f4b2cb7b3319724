/// Where the fit begins: b from each statement's share of agreement, a from the leading right singular vectors of what is left.
///
/// Orthogonal iteration on the sparse residuals r = y − σ(b), eight vectors wide, without ever forming the statements ×
/// statements matrix, so that 10,000 statements cost no more per answer than ten.
struct ModelStart: Sendable {
    /// The first statements: means with loadings of the right direction, no covariance.
    let statements: [Side]

    private typealias Block = [SIMD8<Double>]
    private static let rounds = 6

    /// - Complexity: O(answers) per round, 7 rounds.
    init(_ table: ResponseTable, threads: Int) {
        let chances = ModelStart.chances(table)
        var random = SeededRandom(seed: 0x706f_7369_7469_6f6e)
        var block = table.answers.map { answers in
            var row = SIMD8<Double>.zero
            for lane in 0..<8 { row[lane] = answers > 0 ? random.uniform() - 0.5 : 0 }
            return row
        }
        for _ in 0..<ModelStart.rounds {
            ModelStart.orthonormalise(&block)
            block = ModelStart.product(table, chances, block, threads: threads)
        }
        ModelStart.orthonormalise(&block)
        let image = ModelStart.product(table, chances, block, threads: threads)
        let axes = ModelStart.principal(block, image)
        let scale = Double(table.answers.count { $0 > 0 }).squareRoot()
        statements = table.answers.indices.map { index in
            var mean = SIMD8<Double>.zero
            mean[0] = Elementary.logit(chances[index])
            mean[1] = 1
            for axis in 0..<4 { mean[axis + 2] = scale * ModelStart.inner(block[index], axes[axis]) }
            return Side(mean: mean, moments: PairMoments(mean: mean, covariance: .zero))
        }
    }

    /// The share of agreement of each statement, with one answer of either kind added.
    private static func chances(_ table: ResponseTable) -> [Double] {
        var sums = [Int](repeating: 0, count: table.statements)
        for (statement, place) in zip(table.statement, table.place) { sums[Int(statement)] += Int(place) }
        return sums.indices.map { index in
            let answers = Double(table.answers[index])
            return (Double(sums[index]) / 200 + answers / 2 + 1) / (answers + 2)
        }
    }

    /// RᵀR × block.
    private static func product(_ table: ResponseTable, _ chances: [Double], _ block: Block, threads: Int) -> Block {
        let parts = table.blocks(threads: threads).map { rows in
            var part = Block(repeating: .zero, count: table.statements)
            for row in rows {
                let answers = table.rowStarts[row]..<table.rowStarts[row + 1]
                var score = SIMD8<Double>.zero
                for answer in answers {
                    let index = Int(table.statement[answer])
                    score += block[index] * (ResponseTable.pull(table.place[answer]) + 0.5 - chances[index])
                }
                for answer in answers {
                    let index = Int(table.statement[answer])
                    part[index] += score * (ResponseTable.pull(table.place[answer]) + 0.5 - chances[index])
                }
            }
            return part
        }
        return parts.reduce(into: Block(repeating: .zero, count: table.statements)) { total, part in
            for index in total.indices { total[index] += part[index] }
        }
    }

    /// Gram–Schmidt, twice; a column that vanishes stays 0 (fewer statements than columns).
    private static func orthonormalise(_ block: inout Block) {
        for column in 0..<8 {
            let before = length(block, column)
            for _ in 0..<2 {
                for other in 0..<column {
                    var dot = 0.0
                    for row in block { dot += row[other] * row[column] }
                    for index in block.indices { block[index][column] -= dot * block[index][other] }
                }
            }
            let after = length(block, column)
            let factor = after > 1e-12 * before && after > 0 ? 1 / after : 0
            for index in block.indices { block[index][column] *= factor }
        }
    }

    private static func inner(_ one: SIMD8<Double>, _ other: SIMD8<Double>) -> Double {
        var sum = 0.0
        for lane in 0..<8 { sum += one[lane] * other[lane] }
        return sum
    }

    private static func length(_ block: Block, _ column: Int) -> Double {
        var sum = 0.0
        for row in block { sum += row[column] * row[column] }
        return sum.squareRoot()
    }

    /// Rayleigh–Ritz: the eigenvectors of blockᵀ·image, strongest first, as weights of the block's columns.
    private static func principal(_ block: Block, _ image: Block) -> Block {
        var small = [Double](repeating: 0, count: 64)
        for (row, mapped) in zip(block, image) {
            for i in 0..<8 {
                for j in i..<8 { small[i * 8 + j] += row[i] * mapped[j] }
            }
        }
        let vectors = SmallSymmetric.eigen(small, size: 8).vectors
        return (0..<8).map { axis in
            var vector = SIMD8<Double>.zero
            for lane in 0..<8 { vector[lane] = vectors[axis * 8 + lane] }
            return vector
        }
    }
}
