import Foundation
import Testing

@testable import Disclosure

/// What is read again may have been edited: it says what cannot be, and nothing of it traps.
@Suite struct PlausibleTests {
    private func problem(_ read: () throws -> Void) -> String? {
        do { try read() } catch let DecodingError.dataCorrupted(context) { return context.debugDescription } catch {
            return "\(error)"
        }
        return nil
    }

    private static let counts = #"{"agree":1,"disagree":0,"middle":0,"pass":0}"#
    private static let exact =
        #"{"answered":1,"layers":[{"counts":\#(counts),"index":0,"name":"Rijk","places":[100]}],"total":\#(counts)}"#

    @Test func `a figure as it was written is read`() throws {
        #expect(try PublicField(released: Self.exact).answered == 1)
    }

    @Test(arguments: [
        ("\"agree\":1", "\"agree\":9223372036854775807"), ("\"agree\":1", "\"agree\":-1"),
        ("\"agree\":1", "\"agree\":1000001"), ("\"pass\":0", "\"pass\":9223372036854775807"),
        ("\"places\":[100]", "\"places\":[101]"), ("\"places\":[100]", "\"places\":[100,100]"),
        ("\"places\":[100]", "\"places\":[0]"), ("\"answered\":1", "\"answered\":2"),
        ("\"answered\":1", "\"answered\":-9223372036854775808"), ("\"index\":0", "\"index\":-1"),
        ("\"index\":0", "\"index\":9223372036854775807"), ("\"answered\":1", "\"answered\":1,\"number\":0"),
    ])
    func `an edited figure is refused and says what cannot be`(was: String, now: String) {
        let text = Self.exact.replacing(was, with: now)
        let found = problem { _ = try PublicField(released: text) }
        #expect(found?.hasSuffix("cannot be") == true, "\(found ?? "read") \(text)")
    }

    @Test func `a total is the sum of the layers`() {
        let text = Self.exact.replacing(
            "\"total\":\(Self.counts)", with: "\"total\":{\"agree\":0,\"disagree\":1,\"middle\":0,\"pass\":0}")
        #expect(
            problem { _ = try PublicField(released: text) } == "a total that is not the sum of the layers cannot be")
    }

    @Test(arguments: [
        "0-101/0-10", "60-50/0-10", "9223372036854775807-9223372036854775807/0-0", "060-70/0-10", "60/70/0/10",
    ])
    func `shares are of a hundred`(code: String) {
        #expect(PublicField.Finding(code: code) == nil)
        #expect(problem { _ = try PublicField(released: #"{"answered":20,"verdict":"\#(code)"}"#) } != nil)
    }

    @Test(arguments: [
        "[0,0,5,0,1]", "[13,0,-1,0,1]", "[0,0,-1,3,1]", "[0,0,-1,0,-1]", "[0,0,-1,0,9223372036854775807]",
    ])
    func `a spot lies on the map and in a group that exists`(spot: String) {
        let text = #"{"groups":[],"people":1,"rows":[],"spots":[\#(spot)]}"#
        #expect(problem { _ = try PublicGroups(released: text) }?.hasSuffix("cannot be") == true)
    }

    @Test(arguments: ["\"people\":220", "\"left\":0", "\"entered\":0", "\"number\":1"])
    func `a chain that was damaged is refused`(part: String) throws {
        let chain =
            #"{"histories":[{"steps":[{"entered":0,"finding":"60-70/10-20","grain":2,"left":0,"people":220}]}],"number":1,"scope":"room"}"#
        #expect(try JSONDecoder().decode(LiveReleases.self, from: Data(chain.utf8)).wasBegunBefore)
        let name = part.prefix { $0 != ":" }
        for number in ["-10", "9223372036854775807", "-9223372036854775808"]
            + (name == "\"people\"" ? ["0", "19"] : [])
        {
            let damaged = Data(chain.replacing(part, with: "\(name):\(number)").utf8)
            #expect(problem { _ = try JSONDecoder().decode(LiveReleases.self, from: damaged) } != nil)
        }
    }

    @Test func `who took part is counted once`() {
        #expect(problem { _ = try PublicAttendance(released: #"{"layers":[],"total":7}"#) } == nil)
        let two = #"{"layers":[{"count":9223372036854775807,"name":"x"},{"count":1}],"total":1}"#
        #expect(problem { _ = try PublicAttendance(released: two) }?.hasSuffix("cannot be") == true)
        let other = #"{"layers":[{"count":3,"name":"x"},{"count":1}],"total":1}"#
        #expect(problem { _ = try PublicAttendance(released: other) }?.contains("sum of the layers") == true)
    }
}
