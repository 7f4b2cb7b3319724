import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Long sums on a thread of their own, behind everything that people wait for.
enum OwnThread {
    static func run<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async -> Value {
        await withCheckedContinuation { done in
            let thread = Thread {
                #if os(Linux)
                    // On Linux this is the niceness of the calling thread alone (setpriority(2), "C library/kernel differences").
                    _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 19)
                #endif
                done.resume(returning: work())
            }
            thread.stackSize = 8 << 20
            thread.start()
        }
    }
}
