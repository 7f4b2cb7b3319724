import Disclosure
import Testing

@testable import DisclosureAttacker

/// A slice of `script/promises attacker`, quick enough for every run.
@Suite struct AttackerTests {
    @Test func `nothing public of two hundred rooms makes an answer certain for an outsider or one insider`() throws {
        let attack = RoomAttack()
        for seed in UInt64(20_000)..<21_500 where attack.loot.rooms < 200 {
            let room = SeededRoom(seed: seed)
            // Large rooms have large tables; the script tries those.
            guard room.people <= 60 else { continue }
            try attack.attack(room)
        }
        #expect(attack.loot.rooms == 200 && attack.loot.cells > 2_000)
        #expect(attack.loot.outsider == 0 && attack.loot.oneInsider == 0, "seeds \(attack.loot.broken)")
        // In cells of eight and more not even two people together learn the rest.
        #expect(attack.loot.twoInsidersByBase.keys.allSatisfy { $0 < 8 })
    }

    @Test func `the attacker finds what a rule that shows too much gives away`() {
        // "Everybody but one agrees", as a count would say it.
        #expect(Conclusions([[6, 0, 1]]).isCertain[[2]] == true)
        #expect(Conclusions([[6, 0, 1]]).isCertain[[]] == false)
        #expect(Conclusions([[7, 0, 0]]).isCertain[[]] == true)
        #expect(Conclusions([[7, 0, 0], [6, 1, 0]]).isCertain[[1]] == true)
        #expect(Conclusions([[7, 0, 0], [6, 1, 0], [5, 2, 0]]).isCertain[[1]] == false)
        #expect(Conclusions([[5, 0, 2], [5, 1, 1], [5, 2, 0]]).isCertain[[1, 2]] == true)
    }

    @Test func `releases of an open statement are attacked with everything that came before`() {
        var attack = LiveAttack()
        for seed in UInt64(1)...24 { attack.attack(seed: seed, turns: 6) }
        #expect(attack.releases > 48 && attack.outsider == 0 && attack.oneInsider == 0, "seeds \(attack.broken)")
    }

    @Test func `the attacker finds what the rule of before gave away about people who came late and left early`() {
        var attack = LiveAttack(rule: .neighbours)
        attack.attack(seed: 917, turns: 6)
        #expect(attack.outsider == 1)
        var now = LiveAttack()
        now.attack(seed: 917, turns: 6)
        #expect(now.oneInsider == 0 && now.releases > 2)
    }

    @Test func `layers that are split tell nobody's answer`() {
        var attack = CrossingAttack()
        for seed in UInt64(1)...40 { attack.attack(seed: seed) }
        #expect(attack.split > 0 && attack.audited == 0)
    }
}
