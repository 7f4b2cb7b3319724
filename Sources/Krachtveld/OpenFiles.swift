import Foundation

/// How many files and connections this process may have open at once.
enum OpenFiles {
    /// Every phone that follows a dialogue is one; the start is often 1,024.
    static let wanted = 65_536

    private static var limits: rlimit {
        var limits = rlimit()
        guard getrlimit(resource, &limits) == 0 else { return rlimit() }
        return limits
    }

    #if os(Linux)
        private static let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    #else
        private static let resource = RLIMIT_NOFILE
    #endif

    /// The most that ``raise()`` reaches.
    static var most: Int { Int(min(limits.rlim_max, rlim_t(wanted))) }

    /// Asks for as many as allowed, up to ``wanted``.
    static func raise() {
        var limits = limits
        guard limits.rlim_cur < rlim_t(most) else { return }
        limits.rlim_cur = rlim_t(most)
        _ = setrlimit(resource, &limits)
    }
}
