/// Words that mean about the same: each group is a line, in the words of those who use them.
public struct Synonyms: Hashable, Sendable {
    public static let mostGroups = 200
    public static let mostWords = 12

    public let groups: [[String]]
    /// The groups as stems, made once.
    private let stems: [[String]]

    public init(groups: [[String]] = []) {
        self.groups = groups
        stems = groups.map { $0.map(SearchWords.stem) }
    }

    /// Reads lines of words with commas between them.
    /// - Throws: `InputProblem`: a line with less than two words or more than ``mostWords``, a word that is no single
    ///   word, or more than ``mostGroups`` lines.
    public init(_ text: String) throws(InputProblem) {
        let lines = text.split(whereSeparator: \.isNewline).filter { !$0.allSatisfy(\.isWhitespace) }
        guard lines.count <= Self.mostGroups else { throw .tooMany(maximum: Self.mostGroups) }
        var groups: [[String]] = []
        for line in lines {
            var words: [String] = []
            for piece in try Line(String(line), limit: 400).text.split(separator: ",") {
                let plain = SearchWords.plain(String(piece))
                guard plain.count == 1, let word = plain.first, word.count > 1 else { throw .forbiddenCharacters }
                if !words.contains(word) { words.append(word) }
            }
            guard words.count > 1 else { throw .tooFew(minimum: 2) }
            guard words.count <= Self.mostWords else { throw .tooMany(maximum: Self.mostWords) }
            groups.append(words)
        }
        self.init(groups: groups)
    }

    public var text: String { groups.map { $0.joined(separator: ", ") }.joined(separator: "\n") }

    /// Every word that stands in a group with a word of this stem.
    public func of(stem: String) -> [String] {
        var found: [String] = []
        for (group, stems) in zip(groups, stems) where stems.contains(stem) {
            for (word, other) in zip(group, stems) where other != stem && !found.contains(word) { found.append(word) }
        }
        return found
    }

    /// What every Krachtveld starts with: words from the work of public servants, Dutch and English. A circle adds its own.
    public static let common = Synonyms(groups: [
        ["ontheffing", "vrijstelling", "uitzondering", "exemption"], ["vergunning", "toestemming", "permit"],
        ["afval", "reststof", "restmateriaal", "waste"], ["inkoop", "aanbesteding", "procurement"],
        ["geld", "budget", "subsidie", "financiering"], ["wethouder", "bestuurder", "gedeputeerde"],
        ["proef", "pilot", "experiment"], ["regel", "wet", "regelgeving", "verordening"],
        ["samenwerking", "coalitie", "partnerschap"], ["hergebruik", "circulair", "kringloop"],
        ["inwoner", "bewoner", "burger"], ["bedrijf", "ondernemer", "ondernemen"],
    ])

    /// One stem for all of the common words that mean about the same.
    static func representative(_ stem: String) -> String { commonStems[stem] ?? stem }

    private static let commonStems: [String: String] = common.groups.reduce(into: [:]) { stems, group in
        guard let first = group.first.map(SearchWords.stem) else { return }
        for word in group { stems[SearchWords.stem(word)] = first }
    }
}
