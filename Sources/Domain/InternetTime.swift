public import Foundation

extension Date {
    /// "Thu, 05 Mar 2026 09:00:00", in Greenwich. A mail (RFC 5322) and an answer of HTTP (RFC 9110) each name the zone in
    /// their own way after it.
    public var internetTime: String { formatted(Self.internetStyle) }

    private static let internetStyle = Date.VerbatimFormatStyle(
        format: """
            \(weekday: .abbreviated), \(day: .twoDigits) \(month: .abbreviated) \(year: .defaultDigits) \
            \(hour: .twoDigits(clock: .twentyFourHour, hourCycle: .zeroBased)):\(minute: .twoDigits):\
            \(second: .twoDigits)
            """,
        locale: Locale(identifier: "en_US_POSIX"), timeZone: .gmt, calendar: Calendar(identifier: .gregorian))
}
