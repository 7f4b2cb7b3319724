/// Σᵢ (xᵢ − m)(xᵢ − m)ᵀ over participants, multiplied row by row without being written out.
struct CenteredRows: SymmetricMatrix {
    let size: Int
    let means: [Double]
    /// The sum of the diagonal.
    let trace: Double
    /// Participants with at least one position.
    let people: Int
    private let starts: [Int]
    private let columns: [Int32]
    private let values: [Double]

    init(_ positions: PositionSet, excluded: [Bool]) {
        size = positions.statements
        var sums = [Int64](repeating: 0, count: size)
        var answered = [Int](repeating: 0, count: size)
        for cell in positions.cells {
            if case .place(let x) = cell.position { sums[Int(cell.statement)] += Int64(x) }
            answered[Int(cell.statement)] += 1
        }
        means = Projection.means(sums, answered, excluded)
        var (starts, columns, values) = ([0], [Int32](), [Double]())
        var (trace, people) = (0.0, 0)
        for participant in 0..<positions.participants {
            let row = positions.row(participant)
            people += row.isEmpty ? 0 : 1
            for cell in row where !excluded[Int(cell.statement)] {
                let distance = cell.position.coordinate - means[Int(cell.statement)]
                columns.append(cell.statement)
                values.append(distance)
                trace += distance * distance
            }
            starts.append(columns.count)
        }
        (self.starts, self.columns, self.values) = (starts, columns, values)
        (self.trace, self.people) = (trace, people)
    }

    func times(_ block: [Double], width: Int, threads: Int) -> [Double] {
        let size = size
        // Whole sums per block of people, combined in block order: the bits do not depend on the threads.
        return ParallelBlocks(count: starts.count - 1, blockSize: 8_192, threads: threads).reduce(
            into: [Double](repeating: 0, count: size * width),
            partial: { people in product(of: people, block, width) },
            combine: { total, part in for index in total.indices { total[index] += part[index] } })
    }

    private func product(of people: Range<Int>, _ block: [Double], _ width: Int) -> [Double] {
        var result = [Double](repeating: 0, count: size * width)
        var dots = [Double](repeating: 0, count: width)
        result.withUnsafeMutableBufferPointer { result in
            block.withUnsafeBufferPointer { block in
                dots.withUnsafeMutableBufferPointer { dots in
                    for person in people {
                        let range = starts[person]..<starts[person + 1]
                        for k in 0..<width { dots[k] = 0 }
                        for index in range {
                            let (offset, value) = (Int(columns[index]) * width, values[index])
                            for k in 0..<width { dots[k] += value * block[offset + k] }
                        }
                        for index in range {
                            let (offset, value) = (Int(columns[index]) * width, values[index])
                            for k in 0..<width { result[offset + k] += value * dots[k] }
                        }
                    }
                }
            }
        }
        return result
    }
}
