/// What may be known about how a number of people answered: between which counts agree, disagree and anything else lie.
///
/// The set of all count triples of `people` people between the bounds. Such sets are base polyhedra: adding two of them,
/// subtracting them and cutting them with each other gives a set of the same kind, and no triple is lost or won
/// (Murota, *Discrete Convex Analysis*, 2003, chapter 4). So everything that can be derived from sums of released figures
/// is derived here, exactly, without trying the outcomes one by one; the tests try them one by one.
struct Bounds: Hashable, Sendable {
    /// Agree, disagree, other (in between, or "I don't know").
    typealias Triple = SIMD3<Int>

    let people: Int
    private(set) var lower: Triple
    private(set) var upper: Triple

    /// Makes the bounds tight: each of them is reached by some outcome.
    init(people: Int, lower: Triple, upper: Triple) {
        self.people = people
        let rest = upper.wrappedSum &- upper
        let least = lower.wrappedSum &- lower
        let whole = Triple(repeating: people)
        self.lower = pointwiseMax(lower, whole &- rest)
        self.upper = pointwiseMin(upper, whole &- least)
    }

    /// Nothing is known but the number of people.
    init(anyOf people: Int) {
        self.init(people: people, lower: .zero, upper: Triple(repeating: people))
    }

    /// Whether any outcome is left.
    var isPossible: Bool {
        all(lower .<= upper) && lower.wrappedSum <= people && people <= upper.wrappedSum
    }

    /// How far it is from certain that everybody answered the same: below 1 it is certain for an outsider, and every insider
    /// who knows the own answer comes one closer.
    var slack: Int { people - lower.max() }

    static func + (left: Bounds, right: Bounds) -> Bounds {
        Bounds(
            people: left.people + right.people, lower: left.lower &+ right.lower, upper: left.upper &+ right.upper)
    }

    /// What is left for the others when the total and some of the people are known. Below zero means: nothing known.
    static func - (total: Bounds, part: Bounds) -> Bounds {
        Bounds(
            people: total.people - part.people, lower: total.lower &- part.upper, upper: total.upper &- part.lower)
    }

    /// Both are known of the same people.
    func and(_ other: Bounds) -> Bounds {
        Bounds(people: people, lower: pointwiseMax(lower, other.lower), upper: pointwiseMin(upper, other.upper))
    }

    /// After `count` of these people, nobody knows who, left.
    func without(_ count: Int) -> Bounds {
        Bounds(
            people: people - count, lower: pointwiseMax(lower &- Triple(repeating: count), .zero), upper: upper)
    }
}

extension SIMD3<Int> {
    fileprivate var wrappedSum: Int { x &+ y &+ z }
}

extension Bounds.Triple {
    static func &- (sum: Int, each: Self) -> Self { Self(repeating: sum) &- each }
}
