/// The area that a picture of the floor is drawn in, in its own units; style sheets scale it. The line from disagree to agree
/// lies above the words at its ends.
struct FloorFrame: Sendable {
    /// Also the class of the picture, for the size of its words.
    let name: String
    let width: Double
    let height: Double
    /// From the side to the end of the line.
    let inset: Double
    /// From the line to the lower edge.
    let foot: Double
    let largestDot: Double
    /// Room for names before the line, in pictures with a row per layer.
    let names: Double

    /// For the big screen.
    static let wide = FloorFrame(
        name: "wide", width: 1_600, height: 400, inset: 40, foot: 62, largestDot: 22, names: 370)
    /// For reports: as wide as a line of text, on paper and on a phone.
    static let page = FloorFrame(name: "page", width: 560, height: 200, inset: 20, foot: 36, largestDot: 9, names: 0)

    /// The height of the line.
    var base: Double { height - foot }

    /// Where a place (−100 … 100) lies.
    func x(_ place: Double) -> Double { inset + (place + 100) / 200 * (width - 2 * inset) }
}
