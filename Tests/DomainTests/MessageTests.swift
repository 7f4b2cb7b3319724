import Foundation
import Testing

@testable import Domain

@Suite struct MessageTests {
    private func message(subject: String) throws -> Message {
        Message(
            from: try EmailAddress("kring@voorbeeld.nl"), fromName: "Krachtveld", to: try EmailAddress("a@b.nl"),
            subject: subject, text: "Dag,\nIs het gelukt?", html: "<p>Is het gelukt?</p>",
            unsubscribe: "https://voorbeeld.nl/stop", id: "1@voorbeeld.nl",
            date: Date(timeIntervalSince1970: 1_772_700_000))
    }

    @Test func `no subject can add a header`() throws {
        let source = try message(subject: "Hoi\r\nBcc: iedereen@voorbeeld.nl\n\nTekst").source
        let head = try #require(source.split(separator: "\n\n", maxSplits: 1).first)
        #expect(!head.contains("Bcc:") && !head.contains("\r"))
    }

    @Test func `every line is short enough for every mail server`() throws {
        let subject = String(repeating: "Überraschung 👩‍👩‍👧 één ", count: 40)
        let lines = try message(subject: subject).source.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.allSatisfy { $0.utf8.count <= 78 })
        #expect(lines.allSatisfy { $0.allSatisfy(\.isASCII) })
    }

    @Test func `the date is written as RFC 5322 wants it`() {
        #expect(Message.format(Date(timeIntervalSince1970: 0)) == "Thu, 01 Jan 1970 00:00:00 +0000")
        #expect(Message.format(Date(timeIntervalSince1970: 1_772_700_000)) == "Thu, 05 Mar 2026 08:40:00 +0000")
    }

    @Test(arguments: ["2026-02-29", "2026-13-01", "2026-00-10", "2026-1-1", "26-01-01", "2026-01-32", "+026-01-01", ""])
    func `what is no day on the calendar is refused`(text: String) { #expect(Day(text) == nil) }

    @Test(arguments: ["GMT", "Europe/Amsterdam", "America/St_Johns", "Pacific/Kiritimati"])
    func `the day of a moment, its noon and the days around it are those of the calendar`(name: String) throws {
        let zone = try #require(TimeZone(identifier: name))
        var calendar = Calendar(identifier: .gregorian)
        // From 1900 to 2500, at all hours.
        for seconds in stride(from: -2_208_000_000.0, to: 16_700_000_000, by: 9_449_999) {
            let moment = Date(timeIntervalSince1970: seconds)
            calendar.timeZone = zone
            let parts = calendar.dateComponents([.year, .month, .day], from: moment)
            let day = Day(of: moment, in: zone)
            #expect([day.year, day.month, day.day] == [parts.year, parts.month, parts.day], "\(moment)")
            calendar.timeZone = .gmt
            let noon = calendar.date(from: DateComponents(year: day.year, month: day.month, day: day.day, hour: 12))
            #expect(day.noon == noon, "\(day)")
            let later = calendar.date(byAdding: .day, value: 400, to: day.noon).map { Day(of: $0, in: .gmt) }
            #expect(day.adding(days: 400) == later && later?.adding(days: -400) == day, "\(day)")
        }
        #expect(Day(of: .now, in: nil) == Day(of: .now, in: .current))
        #expect(Day(of: .distantFuture, in: nil) > Day(of: .distantPast, in: nil))
        #expect(Day(of: .distantFuture, in: .gmt) > Day(of: .distantPast, in: .gmt))
    }

    @Test func `days count over months, years and leap days`() throws {
        let day = try #require(Day("2028-02-28"))
        #expect(day.adding(days: 1).description == "2028-02-29" && day.adding(days: 2).description == "2028-03-01")
        #expect(day.adding(days: -59).description == "2027-12-31" && day.adding(days: 366).description == "2029-02-28")
    }

    @Test func `roles are in the order of what they may`() {
        #expect(Member.Role.allCases.sorted() == [.member, .facilitator, .coreTeam, .secretary])
    }
}
