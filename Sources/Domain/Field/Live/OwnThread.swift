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
                    // 0 is the calling thread alone (sched(7)): it has the time in which no other thread wants a processor.
                    var none = sched_param()
                    _ = sched_setscheduler(0, SCHED_IDLE, &none)
                #endif
                done.resume(returning: work())
            }
            thread.stackSize = 8 << 20
            thread.start()
        }
    }
}
