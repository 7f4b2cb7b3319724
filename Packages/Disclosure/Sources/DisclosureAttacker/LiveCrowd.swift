import Disclosure

/// People who answer a statement that stays open: they come, change their answer and leave, and every answer is remembered
/// with the releases that counted it.
struct LiveCrowd {
    /// One answer from the moment that somebody gave it until it was changed or taken back.
    struct Answer {
        let person: Int
        let layer: Int
        let zone: Answers.Zone
        /// The first and the last release that counted it; 0 while none did.
        var first = 0
        var last = 0
    }

    private let layers: [String]
    private var dice: Dice
    /// By person; nil who took the answer back.
    private var here: [Answer?] = []
    private var past: [Answer] = []
    private(set) var releases = 0

    init(layers: Int, people: Int, _ dice: Dice) {
        self.layers = (0..<layers).map { "laag \($0)" }
        self.dice = dice
        let (isUnanimous, shares) = (self.dice.chance(0.5), self.dice.pick(1...9))
        let leaning = zone()
        for _ in 0..<people {
            come(isUnanimous ? (self.dice.chance(0.98) ? leaning : zone()) : tenth(shares, leaning))
        }
        if self.dice.chance(0.7) { steer(Array(here.indices), atMost: 2) }
    }

    /// All answers that a release ever counted.
    var counted: [Answer] {
        past
            + here.compactMap { answer in
                guard var answer, answer.first > 0 else { return nil }
                answer.last = releases
                return answer
            }
    }

    var answers: Answers {
        var answers = Answers(layers: layers)
        for answer in here.compactMap(\.self) {
            answers.addTally(answer.zone, count: 1, layer: layers.isEmpty ? nil : answer.layer)
        }
        return answers
    }

    /// What happened since the last release.
    var news: News {
        var cells = Array(repeating: News.Cell(), count: max(1, layers.count))
        for answer in here.compactMap(\.self) where answer.first == 0 { cells[answer.layer].entered += 1 }
        for answer in past where answer.last == releases { cells[answer.layer].add(left: 1, since: answer.first) }
        return layers.isEmpty ? News(perLayer: [], withoutLayer: cells[0]) : News(perLayer: cells)
    }

    mutating func release() {
        releases += 1
        for person in here.indices where here[person]?.first == 0 { here[person]?.first = releases }
    }

    /// Some come, some change, some leave: few or many, often all to the same side, and often so that the count of an answer
    /// ends at the very edge of what is told alike.
    mutating func turn() {
        let (most, leaning, share) = (dice.chance(0.3) ? 20 : 110, zone(), dice.pick(0...10))
        let known = here.count
        let leaving: Answers.Zone? = dice.chance(0.6) ? .agree : nil
        // Often the latest are the ones who change: small groups with a past of their own.
        let latest = min(known, dice.chance(0.5) ? 2 * most : known)
        var free: [Int] = []
        for _ in 0..<dice.pick(0...most) {
            let person = known - 1 - dice.pick(0...(latest - 1))
            guard let answer = here[person], leaving == nil || answer.zone == leaving || dice.chance(0.3) else {
                continue
            }
            end(person)
            guard dice.chance(0.5) else { continue }
            here[person] = Answer(person: person, layer: answer.layer, zone: tenth(share, leaning))
            free.append(person)
        }
        for _ in 0..<dice.pick(0...most) { come(tenth(share, leaning)) }
        free += known..<here.count
        if dice.chance(0.9) { steer(free) }
    }

    private mutating func steer(_ free: [Int], atMost tenths: Int = 9) {
        for layer in 0..<max(1, layers.count) { steer(free.filter { here[$0]?.layer == layer }, in: layer, tenths) }
    }

    /// Chooses what new and changed answers are, so that as many agree as only just give what is told, or one fewer.
    private mutating func steer(_ free: [Int], in layer: Int, _ tenths: Int) {
        let all = here.compactMap(\.self).filter { $0.layer == layer }
        let chosen = Set(free)
        let fixed = all.count { $0.zone == .agree && !chosen.contains($0.person) }
        let edges = (1...tenths).flatMap { tenth in
            let edge = (tenth * all.count + 9) / 10
            return [edge - 1, edge]
        }.filter { (fixed...(fixed + free.count)).contains($0) }
        guard !edges.isEmpty else { return }
        // The furthest that can be reached tells the most.
        let furthest = dice.chance(0.5) ? edges.count - 1 : 0
        let agreeing = edges[dice.chance(0.7) ? furthest : dice.pick(0...(edges.count - 1))] - fixed
        let others: Answers.Zone = dice.chance(0.5) ? .pass : .disagree
        for (index, person) in free.enumerated() {
            here[person] = Answer(person: person, layer: layer, zone: index < agreeing ? .agree : others)
        }
    }

    private mutating func come(_ zone: Answers.Zone) {
        let layer = layers.isEmpty ? 0 : dice.pick(0...(layers.count - 1))
        here.append(Answer(person: here.count, layer: layer, zone: zone))
    }

    private mutating func end(_ person: Int) {
        if var answer = here[person], answer.first > 0 {
            answer.last = releases
            past.append(answer)
        }
        here[person] = nil
    }

    private mutating func zone() -> Answers.Zone { [.agree, .disagree, .pass][dice.pick(0...2)] }

    private mutating func tenth(_ share: Int, _ leaning: Answers.Zone) -> Answers.Zone {
        dice.pick(1...10) <= share ? leaning : zone()
    }
}
