/// The leading eigenvectors of a large symmetric positive semidefinite matrix, by orthogonal iteration.
///
/// A block of `count` + 8 vectors is multiplied by a Chebyshev polynomial of the matrix that damps the part of the spectrum
/// below the block, made orthonormal, and turned to the Ritz vectors (Saad 2011, §5 and §7.4). A start near the answer
/// (the previous components after one more position) needs one or two rounds; a cold start gives the same answer.
public struct LeadingEigenvectors: Sendable {
    /// Falling eigenvalues.
    public var values: [Double]
    /// Unit vectors, one array of `size` each; the entry of largest size is positive (ties: the lowest index).
    public var vectors: [[Double]]
    /// The whole last block, to start the next computation from.
    public var block: [[Double]]
    /// The largest ‖G v − λ v‖ / λ₁ left over; the distance of a vector from the true one is about this over its gap.
    public var residual: Double
    /// How many rounds it took.
    public var rounds: Int

    /// - Parameters:
    ///   - count: how many vectors are wanted.
    ///   - matrix: size × size values, row by row, symmetric.
    ///   - start: a block to start from; missing or unfit vectors are filled with fixed pseudo-random ones.
    ///   - tolerance: stop when no wanted vector can be further than this from the true one.
    /// - Complexity: O(rounds · size² · (count + 8)); rounds is 3–20.
    public init(
        _ count: Int, of matrix: [Double], size: Int, start: [[Double]] = [], tolerance: Double = 1e-12,
        threads: Int = ParallelBlocks.machineThreads
    ) {
        precondition(matrix.count == size * size, "a square matrix")
        self.init(
            count, of: DenseSymmetric(size: size, values: matrix), start: start, tolerance: tolerance, threads: threads)
    }

    init(
        _ count: Int, of matrix: any SymmetricMatrix, start: [[Double]], tolerance: Double = 1e-12, threads: Int
    ) {
        let width = min(matrix.size, max(0, count) + 8)
        let wanted = min(width, max(0, count))
        var state = SubspaceIteration(matrix: matrix, width: width, threads: threads, start: start)
        var rounds = 0
        repeat {
            rounds += 1
            state.advance()
        } while rounds < 300 && !state.settled(wanted: wanted, tolerance: tolerance)
        values = Array(state.values.prefix(wanted))
        block = (0..<width).map { state.column($0) }
        vectors = (0..<wanted).map { LeadingEigenvectors.signed(state.refined($0)) }
        residual = state.relativeResiduals(of: wanted).max() ?? 0
        self.rounds = rounds
    }

    /// The vector turned so that its largest entry is positive (ties: the lowest index).
    public static func signed(_ vector: [Double]) -> [Double] {
        var largest = 0
        for index in vector.indices where vector[index].magnitude > vector[largest].magnitude { largest = index }
        guard !vector.isEmpty, vector[largest] < 0 else { return vector }
        return vector.map { -$0 }
    }
}
