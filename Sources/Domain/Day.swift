public import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A day on the calendar, without an hour and without a time zone.
public struct Day: Hashable, Sendable, Comparable, CustomStringConvertible {
    public let year: Int
    public let month: Int
    public let day: Int

    /// nil when the calendar has no such day.
    public init?(year: Int, month: Int, day: Int) {
        guard (1_900...2_999).contains(year), (1...12).contains(month),
            (1...Self.length(of: month, in: year)).contains(day)
        else { return nil }
        self.init(unchecked: year, month, day)
    }

    private init(unchecked year: Int, _ month: Int, _ day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }

    /// Reads 2026-11-22, as a date field of a form sends it.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts.map(\.utf8.count) == [4, 2, 2],
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// The day that a moment falls on, where the clocks of a zone, or of this machine, tell the time.
    public init(of moment: Date, in zone: TimeZone?) {
        let offset = zone?.secondsFromGMT(for: moment) ?? Self.secondsFromGMT(here: moment)
        let local = (moment.timeIntervalSince1970 + Double(offset)) / 86_400
        self.init(daysSince1970: Int(min(1e6, max(-1e6, local.rounded(.down)))))
    }

    // The calendar and the zones of Foundation load all their tables, which takes the program 4 MB; only who asks for a zone by
    // its name needs them.

    private static func secondsFromGMT(here moment: Date) -> Int {
        var seconds = time_t(min(4e10, max(-4e10, moment.timeIntervalSince1970)))
        var local = tm()
        return localtime_r(&seconds, &local) == nil ? 0 : local.tm_gmtoff
    }

    // The arithmetic is that of H. Hinnant, "chrono-Compatible Low-Level Date Algorithms": years begin in March, 400 of them are
    // an era of 146,097 days.

    private init(daysSince1970 days: Int) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let ofEra = shifted - era * 146_097
        let year = (ofEra - ofEra / 1_460 + ofEra / 36_524 - ofEra / 146_096) / 365
        let ofYear = ofEra - (365 * year + year / 4 - year / 100)
        let month = (5 * ofYear + 2) / 153
        let civil = month < 10 ? month + 3 : month - 9
        self.init(unchecked: year + era * 400 + (civil <= 2 ? 1 : 0), civil, ofYear - (153 * month + 2) / 5 + 1)
    }

    private var daysSince1970: Int {
        let year = month <= 2 ? self.year - 1 : self.year
        let era = (year >= 0 ? year : year - 399) / 400
        let ofEra = year - era * 400
        let ofYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719_468
    }

    public var description: String { "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))" }

    private func padded(_ number: Int, _ length: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, length - digits.count)) + digits
    }

    public static func < (left: Day, right: Day) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }

    /// A number of days later, or earlier when it is negative.
    public func adding(days: Int) -> Day {
        Day(daysSince1970: daysSince1970 + min(1_000_000, max(-1_000_000, days)))
    }

    /// The middle of this day in Greenwich, for arithmetic and for a formatter.
    public var noon: Date {
        Date(timeIntervalSince1970: Double(daysSince1970) * 86_400 + 43_200)
    }

    /// The moment at which this day begins.
    public func start(in zone: TimeZone) -> Date {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        return calendar.date(from: DateComponents(year: year, month: month, day: day)) ?? noon
    }

    private static func length(of month: Int, in year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}
