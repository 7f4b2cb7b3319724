import Dispatch

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Work over 0 ..< `count` in blocks of a fixed size, on any number of threads, with the same bits each time.
///
/// The blocks do not depend on the number of threads and their results are combined in block order, so floating-point
/// sums come out equal with 1, 2 or 8 threads. The calling thread works along and is blocked meanwhile: call from a
/// thread that may be.
public struct ParallelBlocks: Sendable {
    /// How many items there are.
    public let count: Int
    /// Items per block; part of the result's identity, never derived from the machine.
    public let blockSize: Int
    /// How many threads may work at once; does not influence results.
    public let threads: Int

    /// The number of threads used where the caller gives none: the processors of this machine, at most 8.
    public static let machineThreads = max(1, min(8, activeProcessors()))

    /// Blocks of `blockSize` over `count` items.
    public init(count: Int, blockSize: Int, threads: Int = ParallelBlocks.machineThreads) {
        self.count = max(0, count)
        self.blockSize = max(1, blockSize)
        self.threads = max(1, threads)
    }

    /// How many blocks there are.
    public var blocks: Int { (count + blockSize - 1) / blockSize }

    /// The items of one block.
    public func items(of block: Int) -> Range<Int> {
        let start = block * blockSize
        return start..<min(count, start + blockSize)
    }

    /// Runs `body` once per block; blocks must not write to the same place.
    public func forEach(_ body: @Sendable (_ items: Range<Int>) -> Void) {
        let blocks = blocks
        let workers = min(threads, blocks)
        guard workers > 1 else {
            for block in 0..<blocks { body(items(of: block)) }
            return
        }
        DispatchQueue.concurrentPerform(iterations: workers) { worker in
            for block in stride(from: worker, to: blocks, by: workers) { body(items(of: block)) }
        }
    }

    /// One result per block, in block order.
    public func map<Result: Sendable>(_ body: @Sendable (_ items: Range<Int>) -> Result) -> [Result] {
        var results = [Result?](repeating: nil, count: blocks)
        results.withUnsafeMutableBufferPointer { slots in
            // Safe: each block writes its own slot, and forEach returns after the last of them.
            nonisolated(unsafe) let slots = slots
            forEach { items in slots[items.lowerBound / blockSize] = body(items) }
        }
        return results.compactMap { $0 }
    }

    /// The block results combined from left to right, starting from `initial`.
    public func reduce<Result, Partial: Sendable>(
        into initial: Result, partial: @Sendable (_ items: Range<Int>) -> Partial,
        combine: (inout Result, Partial) -> Void
    ) -> Result {
        var result = initial
        for part in map(partial) { combine(&result, part) }
        return result
    }

    /// Fills `array`, which holds `stride` values per item: each block gets its items and the part of the array that is
    /// theirs (index 0 of the part is the first value of the block's first item).
    ///
    /// - Precondition: `array` holds `count * stride` values.
    public func fill<Element>(
        _ array: inout [Element], stride: Int,
        _ body: @Sendable (_ items: Range<Int>, _ part: UnsafeMutableBufferPointer<Element>) -> Void
    ) {
        precondition(array.count == count * stride, "one stride of values per item")
        array.withUnsafeMutableBufferPointer { whole in
            // Safe: the blocks' parts do not overlap, and forEach returns after the last of them.
            nonisolated(unsafe) let whole = whole
            forEach { items in
                let range = items.lowerBound * stride..<items.upperBound * stride
                body(items, UnsafeMutableBufferPointer(rebasing: whole[range]))
            }
        }
    }

    private static func activeProcessors() -> Int {
        Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    }
}
