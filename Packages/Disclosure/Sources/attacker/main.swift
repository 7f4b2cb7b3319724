import DisclosureAttacker

// usage: attacker [ROOMS, default 10000] [FIRST SEED, default 1]
// Ends with 1 when an outsider or one insider learned anybody's answer for certain.

let arguments = CommandLine.arguments.dropFirst().compactMap { UInt64($0) }
let rooms = arguments.first ?? 10_000
let seed = arguments.dropFirst().first ?? 1
print("Rooms of 8 to 200 people, seeds \(seed) to \(seed &+ rooms - 1).")

let attack = RoomAttack()
var rulebook = GuessingRulebook()
var (moved, twins, live, crossing) = (GuessingAttack(), GuessingAttack(), LiveAttack(), CrossingAttack())
for number in 0..<rooms {
    let room = SeededRoom(seed: seed &+ number)
    try attack.attack(room)
    crossing.attackFoundGroups(of: room)
    if number < rooms / 5 {
        try moved.attackRounds(of: room, &rulebook)
        try twins.attackTwins(of: room, &rulebook)
    }
}
for number in 0..<max(1, rooms / 5) { live.attack(seed: seed &+ number) }
for number in 0..<max(1, rooms / 10) { crossing.attack(seed: seed &+ number) }

let loot = attack.loot
func percent(_ part: Int, _ whole: Int) -> String {
    let tenths = whole == 0 ? 0 : (part * 1000 + whole / 2) / whole
    return "\(tenths / 10).\(tenths % 10) %"
}
print(
    """

    Promised                                              rooms    with a certain answer
      all figures of a room, an outsider              \(pad(loot.rooms))    \(loot.outsider)
      all figures of a room, one insider              \(pad(loot.rooms))    \(loot.oneInsider)
      releases while a statement stays open, outsider \(pad(live.runs))    \(live.outsider)   (\(live.releases) releases)
      the same, one insider                           \(pad(live.runs))    \(live.oneInsider)
      layers crossed with groups, audited, one insider\(pad(crossing.layouts))    \(crossing.audited)   (\(crossing.split) layers were split)

    Not promised, measured (\(loot.figures) figures, \(loot.cells) cells)
      two insiders together: rooms in which some pair learns the rest  \(percent(loot.twoInsiders, loot.rooms)); \
    of all pairs \(loot.certainPairs) in \(loot.pairsOfInsiders)
        by people in the cell: \(loot.twoInsidersByBase.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: ", "))
      an answer that is certainly nobody's: \(percent(loot.ruledOut, loot.cells)) of the cells
      two rounds, assuming that nobody moved: \(moved.claims) claims in \(moved.pairs) pairs of figures, \(moved.right) right, \
    \(moved.contradictions) pairs contradict the assumption
      two statements that say the same, assuming that all answer the same: \(twins.claims) claims in \(twins.pairs) pairs, \
    \(twins.right) right
      layers crossed with groups without the audit: \(crossing.naive) of \(crossing.layouts) layers told an answer
      groups found in the answers, sizes per layer shown: a layer wholly in one group in \
    \(percent(crossing.foundGroups, crossing.rooms)) of the rooms (so they are not shown)
    """)
let isKept =
    loot.outsider + loot.oneInsider + live.outsider + live.oneInsider + crossing.audited == 0 && loot.rooms > 0
print(
    isKept
        ? "\nKept: 0 certain answers."
        : "\nBroken: seeds \((loot.broken + live.broken).prefix(10).map(String.init).joined(separator: " "))")
if !isKept { throw PromiseBroken() }

func pad(_ number: Int) -> String {
    let text = String(number)
    return String(repeating: " ", count: max(0, 10 - text.count)) + text
}
