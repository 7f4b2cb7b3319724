import Disclosure
import Domain
import Foundation
import Testing

@testable import Web

/// Files that somebody edited: `verify` says that they are wrong, whatever was made of them, and never traps. EDITS in the
/// environment tries more of them, SEED others.
@Suite struct EditedExportTests {
    private static let edits = ProcessInfo.processInfo.environment["EDITS"].flatMap { Int($0) } ?? 60
    private static let seed = ProcessInfo.processInfo.environment["SEED"].flatMap { UInt64($0) }

    /// Numbers that a program stumbles over.
    private static let numbers = [
        "0", "-1", "1", "2", "99", "101", "255", "1000", "1001", "1000000", "1000001", "2147483648", "4294967296",
        "9223372036854775807", "-9223372036854775808", "9223372036854775808", "18446744073709551616", "1e308", "1e999",
        "0.5", "-0", "null", "true", "\"\"", "[]", "{}", "[[]]",
    ]

    private static func edited(_ bytes: [UInt8], _ dice: inout Dice) -> [UInt8] {
        var text = bytes
        for _ in 0..<[1, 1, 1, 2, 4][dice.roll(5)] {
            let start = dice.roll(text.count)
            switch dice.roll(8) {
            case 0...4:
                // The first number behind a place becomes another one.
                guard let first = text[start...].firstIndex(where: { (48...57).contains($0) }) else { continue }
                let end = text[first...].firstIndex { !(48...57).contains($0) } ?? text.endIndex
                text.replaceSubrange(first..<end, with: Array(numbers[dice.roll(numbers.count)].utf8))
            case 5: text[start] ^= 1 << UInt8(dice.roll(8))
            case 6: text.removeSubrange(start..<min(text.count, start + 1 + dice.roll(40)))
            default:
                let other = dice.roll(text.count)
                text.insert(contentsOf: text[other..<min(text.count, other + 1 + dice.roll(80))], at: start)
            }
            if text.isEmpty { text = [123] }
        }
        return text
    }

    @Test(arguments: ProofTests.promises)
    func `an edited file is wrong and never stops the program`(promise: (mode: Mode, scope: Scope)) async throws {
        let published = try await ProofTests.published(promise.mode, promise.scope)
        let seed = Self.seed ?? UInt64.random(in: 0...UInt64.max)
        print("edited exports: SEED=\(seed)")
        var dice = Dice(state: seed)
        for edit in 0..<Self.edits {
            for original in [published.figures, published.complete] {
                let export = Self.edited(original, &dice)
                guard export != original else { continue }
                let check = published.check(export: export)
                #expect(!check.isRight, "seed \(seed), edit \(edit)")
            }
            let report = Self.edited(published.report, &dice)
            guard report != published.report, edit % 4 == 0 else { continue }
            #expect(!published.check(report: report).isRight, "seed \(seed), edit \(edit)")
        }
    }

    @Test func `a number that cannot be is named with its place`() async throws {
        let published = try await ProofTests.published(.open)
        let text = String(decoding: published.figures, as: UTF8.self)
        let count = try #require(text.firstMatch(of: /"agree":\d+/)).output
        let export = Array(text.replacing(count, with: "\"agree\":9223372036854775807", maxReplacements: 1).utf8)
        let told = published.check(export: export).results.filter { $0.kind == .wrong }.map(\.text)
        #expect(
            told.contains { $0.contains("statement 1, round 1") && $0.contains("agree (9223372036854775807)") },
            "\(told)")
    }
}

extension Dice {
    /// One of so many, from 0.
    fileprivate mutating func roll(_ sides: Int) -> Int { Int.random(in: 0..<max(1, sides), using: &self) }
}
