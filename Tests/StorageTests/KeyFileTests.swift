import Domain
import Foundation
import Testing

@testable import Storage

@Suite struct KeyFileTests {
    private let place: TemporaryFolder

    init() throws { place = try TemporaryFolder() }

    @Test func `the first key is made once, and nobody else can read it`() throws {
        let file = KeyFile(folder: place.url.path)
        #expect(file.isOpenToOthers == nil)
        let day = try #require(Day("2026-11-22"))
        let keys = try file.keys(on: day)
        #expect(file.isOpenToOthers == false)
        #expect(try file.keys(on: day.adding(days: 1)).current == keys.current)
        #expect(try FileManager.default.contentsOfDirectory(atPath: place.url.path) == ["signing-keys.json"])
    }

    @Test func `after a rotation the old key is still on the list, and its secret is gone`() throws {
        let file = KeyFile(folder: place.url.path)
        let first = try file.keys(on: try #require(Day("2026-01-01")))
        let message = Array("verslag".utf8)
        let signature = try first.sign(message)
        let second = try file.rotate(on: try #require(Day("2026-11-22")))
        #expect(second.current != first.current)
        #expect(second.published.map(\.until) == [nil, "2026-11-22"])
        let old = try #require([UInt8](hexadecimal: second.published[1].key))
        #expect(SigningKeys.isValid(signature, of: message, by: old))
        let path = place.url.appendingPathComponent("signing-keys.json")
        let secret = try #require(
            String(decoding: first.stored, as: UTF8.self).split(separator: "\"").first {
                $0.count == 64 && $0 != first.current
            })
        #expect(try !String(contentsOf: path, encoding: .utf8).contains(secret))
        #expect(file.isOpenToOthers == false)
    }

    @Test func `a damaged key file is an error, and is not replaced`() throws {
        let path = place.url.appendingPathComponent("signing-keys.json")
        for text in ["", "{}", "{\"secret\":\"00\",\"keys\":[]}"] {
            try Data(text.utf8).write(to: path)
            #expect(throws: StorageProblem.self) {
                try KeyFile(folder: place.url.path).keys(on: try #require(Day("2026-11-22")))
            }
            #expect(try Data(contentsOf: path) == Data(text.utf8))
        }
    }
}
