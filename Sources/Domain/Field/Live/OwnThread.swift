import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Long sums on a thread of their own, behind what people wait for.
enum OwnThread {
    /// - Parameter isAwaited: somebody looks at a page that tells them to wait. Other sums have only the time in which no
    ///   other thread wants a processor.
    static func run<Value: Sendable>(isAwaited: Bool = false, _ work: @escaping @Sendable () -> Value) async -> Value {
        await withCheckedContinuation { done in
            let thread = Thread {
                #if os(Linux)
                    // 0 is the calling thread alone: setpriority(2), "C library/kernel differences"; sched(7). 5 is SCHED_IDLE,
                    // which Swift's Glibc leaves out.
                    if isAwaited {
                        _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 10)
                    } else {
                        var none = sched_param()
                        _ = sched_setscheduler(0, 5, &none)
                    }
                #endif
                done.resume(returning: work())
            }
            thread.stackSize = 8 << 20
            thread.start()
        }
    }
}
