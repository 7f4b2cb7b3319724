import OpinionAnalysis
import Testing

@Suite struct NumericsTests {
    @Test func `a seed gives the published stream`() {
        // SplitMix64 from seed 0 starts with these (Vigna's reference output), which seed xoshiro256**.
        var random = SeededRandom(seed: 0)
        #expect(random.next() == 11_091_344_671_253_066_420)
        #expect(random.next() == 13_793_997_310_169_335_082)
    }

    @Test func `a split stream is the same whenever it is taken and differs from its neighbours`() {
        let parent = SeededRandom(seed: 7)
        var (a, again, b) = (parent.split(by: 3), parent.split(by: 3), parent.split(by: 4))
        let first = (0..<8).map { _ in a.next() }
        #expect(first == (0..<8).map { _ in again.next() })
        #expect(first != (0..<8).map { _ in b.next() })
    }

    @Test func `draws have the right moments`() {
        var random = SeededRandom(seed: 1)
        let uniforms = (0..<20_000).map { _ in random.uniform() }
        let normals = (0..<20_000).map { _ in random.normal() }
        #expect((uniforms.reduce(0, +) / 20_000 - 0.5).magnitude < 0.01)
        #expect((normals.reduce(0, +) / 20_000).magnitude < 0.03)
        #expect((normals.map { $0 * $0 }.reduce(0, +) / 20_000 - 1).magnitude < 0.05)
        var counts = [Int](repeating: 0, count: 7)
        for _ in 0..<70_000 { counts[random.index(below: 7)] += 1 }
        #expect(counts.allSatisfy { (9_500...10_500).contains($0) })
        #expect(random.shuffled(Array(0..<100)).sorted() == Array(0..<100))
        #expect(random.index(below: 0) == 0)
    }

    @Test func `a sum in blocks has the same bits on any number of threads`() {
        var random = SeededRandom(seed: 2)
        let numbers = (0..<10_007).map { _ in random.normal() * Elementary.exp(20 * random.normal()) }
        let sums = [1, 2, 3, 8].map { threads in
            ParallelBlocks(count: numbers.count, blockSize: 64, threads: threads).reduce(
                into: 0.0, partial: { items in items.reduce(0.0) { $0 + numbers[$1] } }, combine: { $0 += $1 })
        }
        #expect(Set(sums.map(\.bitPattern)).count == 1)
        var filled = [Int](repeating: 0, count: 2 * 1001)
        ParallelBlocks(count: 1001, blockSize: 10, threads: 8).fill(&filled, stride: 2) { items, part in
            for (offset, item) in items.enumerated() { part[2 * offset + 1] = item }
        }
        #expect(filled == (0..<1001).flatMap { [0, $0] })
        #expect(ParallelBlocks(count: 0, blockSize: 5).map { $0.count }.isEmpty)
    }

    @Test func `Jacobi finds the eigenvectors of a small matrix`() {
        let eigen = SmallSymmetric.eigen([2, 1, 0, 1, 2, 0, 0, 0, 5], size: 3)
        #expect(zip(eigen.values, [5, 3, 1]).allSatisfy { ($0 - $1).magnitude < 1e-14 })
        #expect((eigen.vectors[2].magnitude - 1).magnitude < 1e-14)
        #expect(SmallSymmetric.eigen([], size: 0).values.isEmpty)
    }

    @Test func `Cholesky solves and inverts`() throws {
        let matrix: [Double] = [4, 2, 1, 2, 5, 3, 1, 3, 6]
        let factor = try #require(SmallSymmetric.cholesky(matrix, size: 3))
        let x = SmallSymmetric.solve(factor: factor, size: 3, right: [1, 2, 3])
        for row in 0..<3 {
            let back = (0..<3).reduce(0.0) { $0 + matrix[row * 3 + $1] * x[$1] }
            #expect((back - Double(row + 1)).magnitude < 1e-14)
        }
        let inverse = SmallSymmetric.inverse(factor: factor, size: 3)
        #expect((inverse[0] * 4 + inverse[1] * 2 + inverse[2] - 1).magnitude < 1e-14)
        #expect(SmallSymmetric.cholesky([1, 2, 2, 1], size: 2) == nil)
    }

    @Test(arguments: [1, 2, 5, 9, 40, 150]) func `orthogonal iteration finds what Jacobi finds`(size: Int) {
        var random = SeededRandom(seed: UInt64(size))
        let rows = (0..<2 * size).map { _ in (0..<size).map { Double($0 + 1) * random.normal() } }
        var gram = [Double](repeating: 0, count: size * size)
        for row in rows { for i in 0..<size { for j in 0..<size { gram[i * size + j] += row[i] * row[j] } } }
        let exact = SmallSymmetric.eigen(gram, size: size)
        let cold = LeadingEigenvectors(2, of: gram, size: size)
        #expect(cold.vectors.count == min(2, size))
        for k in cold.vectors.indices {
            let expected = LeadingEigenvectors.signed(Array(exact.vectors[k * size..<(k + 1) * size]))
            #expect((cold.values[k] / exact.values[k] - 1).magnitude < 1e-12)
            #expect(zip(cold.vectors[k], expected).allSatisfy { ($0 - $1).magnitude < 1e-9 })
        }
        let warm = LeadingEigenvectors(2, of: gram, size: size, start: cold.block)
        #expect(warm.rounds <= 2)
        #expect(zip(warm.vectors.joined(), cold.vectors.joined()).allSatisfy { ($0 - $1).magnitude < 1e-9 })
    }

    @Test func `a matrix of zeros has components all the same`() {
        let none = LeadingEigenvectors(2, of: [Double](repeating: 0, count: 400), size: 20)
        #expect(none.values == [0, 0])
        #expect(none.vectors.allSatisfy { $0.allSatisfy(\.isFinite) })
        #expect(LeadingEigenvectors(2, of: [], size: 0).vectors.isEmpty)
    }
}
