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
                    // The calling thread alone has the time in which no other thread wants a processor (sched(7)). 5 is
                    // SCHED_IDLE, which Swift's Glibc leaves out.
                    var none = sched_param()
                    _ = sched_setscheduler(0, 5, &none)
                #endif
                done.resume(returning: work())
            }
            thread.stackSize = 8 << 20
            thread.start()
        }
    }
}
