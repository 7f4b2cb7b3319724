import Foundation
import NIOCore
import Testing

@testable import Web

@Suite struct PositionWishTests {
    private func plain(_ json: String) -> PositionWish? { PositionWish(plain: ByteBuffer(string: json)) }

    private func decoded(_ json: String) -> PositionWish? {
        try? JSONDecoder().decode(PositionWish.self, from: Data(json.utf8))
    }

    private func describe(_ wish: PositionWish?) -> String { wish.map { "\($0)" } ?? "nothing" }

    @Test(arguments: [
        #"{"round":1,"position":40,"sequence":1}"#, #"{"sequence":12,"position":"pass","round":3}"#,
        #"  { "round" : 1 , "position" : -100 , "sequence" : 0 }  "#,
        #"{"round":1,"position":0,"sequence":1000000000}"#,
    ])
    func `what clients write is read without the decoder, and alike`(json: String) {
        #expect(plain(json) != nil)
        #expect(describe(plain(json)) == describe(decoded(json)))
    }

    @Test(arguments: [
        "", "{", "{}", "[]", #"{"round":1,"position":40,"sequence":1"#, #"{"round":1,"position":40,"sequence":1}}"#,
        #"{"round":1,"position":40}"#, #"{"round":1,"round":2,"position":40,"sequence":1}"#,
        #"{"round":1,"position":"maybe","sequence":1}"#, #"{"round":01,"position":4,"sequence":1}"#,
        #"{"round":1,"position":-,"sequence":1}"#, #"{"round":1,"position":12345678901,"sequence":1}"#,
        #"{"round":1.5,"position":4,"sequence":1}"#, #"{"round":1,"position":4,"sequence":1,}"#,
        #"{"round":1,"position":null,"sequence":1}"#, #"{"round" 1,"position":4,"sequence":1}"#,
    ])
    func `whatever else is left to the decoder`(json: String) { #expect(plain(json) == nil) }

    @Test func `what is read without the decoder is never read otherwise than by it`() {
        let seed = UInt64.random(in: 0...UInt64.max)
        var generator = Numbers(state: seed)
        let pieces = [
            "{", "}", "\"round\"", "\"position\"", "\"sequence\"", "\"pass\"", ":", ",", "1", "0", "-", "12", "7", " ",
            "\n", "\"", "e", ".",
        ]
        var base = ["{", "\"round\"", ":", "1", ",", "\"position\"", ":", "-12", ",", "\"sequence\"", ":", "7", "}"]
        let whole = base
        var plainly = 0
        for _ in 0..<20_000 {
            if Int.random(in: 0..<4, using: &generator) == 0 { base = whole }
            let place = Int.random(in: 0..<base.count, using: &generator)
            switch Int.random(in: 0..<3, using: &generator) {
            case 0: base[place] = pieces.randomElement(using: &generator) ?? " "
            case 1: base.insert(pieces.randomElement(using: &generator) ?? " ", at: place)
            default: base.swapAt(place, Int.random(in: 0..<base.count, using: &generator))
            }
            let json = base.joined()
            guard let wish = plain(json) else { continue }
            plainly += 1
            #expect(describe(wish) == describe(decoded(json)), "\(json), seed \(seed)")
        }
        #expect(plainly > 100, "seed \(seed)")
    }

    private struct Numbers: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ state >> 33
        }
    }
}
