extension LiveReleases: Codable {
    private enum CodingKeys: CodingKey { case scope, histories, number, overlaps }

    /// A chain that was kept. One of before carries no mark: from then on it is held against the rule of today.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            scope: try values.decode(Scope.self, forKey: .scope),
            histories: try values.decode([History].self, forKey: .histories),
            number: try values.decode(Int.self, forKey: .number),
            wasBegunBefore: try values.decodeIfPresent(Bool.self, forKey: .overlaps) != true)
        try Plausible.requirePeople(number, "the number of a release")
    }

    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(scope, forKey: .scope)
        try values.encode(histories, forKey: .histories)
        try values.encode(number, forKey: .number)
        if !wasBegunBefore { try values.encode(true, forKey: .overlaps) }
    }
}

extension PublicField {
    /// Whether this is what these answers give, told as finely as it is: without asking whether it may be told so.
    public func isGiven(by answers: Answers) -> Bool {
        func isTold(_ finding: Finding, _ cells: [Answers.Cell]) -> Bool {
            let counts = Counts(cells)
            return Grain.allCases.contains { counts.total >= $0.smallestBase && $0.finding(counts) == finding }
        }
        guard answered == answers.total else { return false }
        switch shown {
        case .room(let finding): return isTold(finding, answers.cells)
        case .layers(let layers):
            return layers.map(\.name) == answers.layers
                && layers.allSatisfy { layer in layer.finding.map { isTold($0, [answers.cells[layer.index]]) } ?? true }
        case .tooFew, .exact: return false
        }
    }
}
