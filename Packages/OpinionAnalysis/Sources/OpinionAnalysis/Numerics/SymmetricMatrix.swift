/// A symmetric positive semidefinite matrix that can be multiplied without being written out.
protocol SymmetricMatrix: Sendable {
    /// How many rows and columns.
    var size: Int { get }
    /// matrix × block for a block of `size` × `width` values, row by row; the same bits on any number of threads.
    func times(_ block: [Double], width: Int, threads: Int) -> [Double]
}

/// A symmetric matrix written out in full, row by row.
struct DenseSymmetric: SymmetricMatrix {
    let size: Int
    let values: [Double]

    func times(_ block: [Double], width: Int, threads: Int) -> [Double] {
        var result = [Double](repeating: 0, count: size * width)
        // Each row of the result is made by one thread in a fixed order.
        let rows = ParallelBlocks(count: size, blockSize: 32, threads: size < 200 ? 1 : threads)
        let size = size
        values.withUnsafeBufferPointer { values in
            block.withUnsafeBufferPointer { block in
                // Safe: only read, and fill returns before the buffers end.
                nonisolated(unsafe) let (values, block) = (values, block)
                rows.fill(&result, stride: width) { items, part in
                    for (offset, row) in items.enumerated() {
                        let sums = UnsafeMutableBufferPointer(rebasing: part[offset * width..<(offset + 1) * width])
                        DenseSymmetric.row(values, row * size, size, block, width, sums)
                    }
                }
            }
        }
        return result
    }

    private static func row(
        _ values: UnsafeBufferPointer<Double>, _ start: Int, _ size: Int, _ block: UnsafeBufferPointer<Double>,
        _ width: Int, _ sums: UnsafeMutableBufferPointer<Double>
    ) {
        for column in 0..<size {
            let factor = values[start + column]
            if factor == 0 { continue }
            let offset = column * width
            for k in 0..<width { sums[k] += factor * block[offset + k] }
        }
    }
}
