/// One position in a participant's row, small enough to keep millions.
struct PairRowEntry: Hashable, Sendable {
    var statement: Int32
    var x: Int8
    var isPass: Bool

    init(_ cell: PositionSet.Cell) {
        statement = cell.statement
        switch cell.position {
        case .pass: (x, isPass) = (0, true)
        case .place(let place): (x, isPass) = (place, false)
        }
    }

    var position: Position { isPass ? .pass : .place(x) }
}

/// N and T over pairs j ≤ l (row l of a triangle), and U over all pairs.
struct PairSums: Hashable, Sendable {
    private(set) var statements: Int
    private var counts: [Int32]
    private var products: [Int64]
    /// `sums[l * statements + j]` = Σ x_j over those who answered l.
    private var sums: [Int32]

    init(statements: Int) {
        self.statements = statements
        let triangle = statements * (statements + 1) / 2
        counts = [Int32](repeating: 0, count: triangle)
        products = [Int64](repeating: 0, count: triangle)
        sums = [Int32](repeating: 0, count: statements * statements)
    }

    func shared(_ j: Int, _ l: Int) -> (count: Int, products: Int64) {
        let index = PairSums.index(min(j, l), max(j, l))
        return (Int(counts[index]), products[index])
    }

    func sum(of j: Int, where l: Int) -> Int { Int(sums[l * statements + j]) }

    /// Adds (or takes away) one position of somebody who holds `others` besides.
    mutating func change(_ entry: PairRowEntry, beside others: [PairRowEntry], by sign: Int) {
        let (j, x) = (Int(entry.statement), Int(entry.x))
        add(j, j, sign, x * x * sign)
        sums[j * statements + j] += Int32(x * sign)
        for other in others {
            let (l, z) = (Int(other.statement), Int(other.x))
            add(min(j, l), max(j, l), sign, x * z * sign)
            sums[l * statements + j] += Int32(x * sign)
            sums[j * statements + l] += Int32(z * sign)
        }
    }

    /// Adds (or takes away) a whole row.
    mutating func change(_ row: [PairRowEntry], by sign: Int) {
        for (index, entry) in row.enumerated() { change(entry, beside: Array(row[..<index]), by: sign) }
    }

    /// Adds many rows; whole-number sums do not depend on who adds which row.
    mutating func add(_ rows: [[PairRowEntry]], threads: Int) {
        let bytes = 10 * statements * statements
        let copies = max(1, min(threads, 512_000_000 / max(1, bytes)))
        let share = max(1, (rows.count + copies - 1) / copies)
        let statements = statements
        let parts = ParallelBlocks(count: rows.count, blockSize: share, threads: copies).map { items in
            var part = PairSums(statements: statements)
            part.addSerially(rows[items])
            return part
        }
        for (number, part) in parts.enumerated() {
            if number == 0, counts.allSatisfy({ $0 == 0 }) { self = part } else { merge(part) }
        }
    }

    private mutating func addSerially(_ rows: ArraySlice<[PairRowEntry]>) {
        let width = statements
        // Unsafe buffers halve the time of this, the busiest loop of a cold start; statements were checked on entry.
        counts.withUnsafeMutableBufferPointer { counts in
            products.withUnsafeMutableBufferPointer { products in
                sums.withUnsafeMutableBufferPointer { sums in
                    for row in rows {
                        row.withUnsafeBufferPointer { PairSums.add($0, width, counts, products, sums) }
                    }
                }
            }
        }
    }

    private static func add(
        _ row: UnsafeBufferPointer<PairRowEntry>, _ width: Int, _ counts: UnsafeMutableBufferPointer<Int32>,
        _ products: UnsafeMutableBufferPointer<Int64>, _ sums: UnsafeMutableBufferPointer<Int32>
    ) {
        for (place, entry) in row.enumerated() {
            let (l, z) = (Int(entry.statement), Int32(entry.x))
            let triangle = l &* (l &+ 1) / 2
            for other in row { sums[l &* width &+ Int(other.statement)] &+= Int32(other.x) }
            // Rows rise, so the statements up to this one are those of the triangle's row.
            for low in 0...place {
                let (j, x) = (Int(row[low].statement), Int32(row[low].x))
                counts[triangle &+ j] &+= 1
                products[triangle &+ j] &+= Int64(x &* z)
            }
        }
    }

    mutating func grow(to larger: Int) {
        let triangle = larger * (larger + 1) / 2
        counts += [Int32](repeating: 0, count: triangle - counts.count)
        products += [Int64](repeating: 0, count: triangle - products.count)
        var wide = [Int32](repeating: 0, count: larger * larger)
        for l in 0..<statements {
            for j in 0..<statements { wide[l * larger + j] = sums[l * statements + j] }
        }
        sums = wide
        statements = larger
    }

    /// G_jl = T_jl − m_j·U_lj − m_l·U_jl + N_jl·m_j·m_l in units of 1 (positions −1 … 1), row by row; excluded
    /// statements are rows of zeros.
    func gram(means: [Double], excluded: [Bool]) -> [Double] {
        var gram = [Double](repeating: 0, count: statements * statements)
        for l in 0..<statements where !excluded[l] {
            let triangle = l * (l + 1) / 2
            for j in 0...l where !excluded[j] && counts[triangle + j] != 0 {
                // The two middle terms are added first: their order must not depend on which statement comes first.
                let middle =
                    means[j] * (Double(sums[j * statements + l]) / 100)
                    + means[l] * (Double(sums[l * statements + j]) / 100)
                let both = Double(counts[triangle + j]) * (means[j] * means[l])
                let value = Double(products[triangle + j]) / 10_000 - middle + both
                gram[l * statements + j] = value
                gram[j * statements + l] = value
            }
        }
        return gram
    }

    private mutating func merge(_ other: PairSums) {
        for index in counts.indices { counts[index] += other.counts[index] }
        for index in products.indices { products[index] += other.products[index] }
        for index in sums.indices { sums[index] += other.sums[index] }
    }

    private mutating func add(_ low: Int, _ high: Int, _ count: Int, _ product: Int) {
        let index = PairSums.index(low, high)
        counts[index] += Int32(count)
        products[index] += Int64(product)
    }

    private static func index(_ low: Int, _ high: Int) -> Int { high * (high + 1) / 2 + low }
}
