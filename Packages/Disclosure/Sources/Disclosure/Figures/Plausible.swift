/// What a figure can hold at all. A file that is read again may have been edited: a number that cannot be is refused here, with
/// its name, before anybody counts with it.
enum Plausible {
    /// No dialogue has more people.
    static let mostPeople = 1_000_000

    /// - Throws: `DecodingError` that names what cannot be.
    static func require(_ isPossible: Bool, _ name: @autoclosure () -> String) throws {
        guard !isPossible else { return }
        throw DecodingError.dataCorrupted(.init(codingPath: [], debugDescription: "\(name()) cannot be"))
    }

    static func requirePeople(_ count: Int?, _ name: @autoclosure () -> String) throws {
        let words = "\(name()) (\(count.map(String.init) ?? "none"))"
        try require((0...mostPeople).contains(count ?? 0), words)
    }
}

extension PublicField {
    /// - Throws: `DecodingError` when no dialogue can have such a figure.
    func checked() throws -> PublicField {
        try Plausible.require((1...Plausible.mostPeople).contains(number), "number (\(number))")
        try Plausible.requirePeople(answered, "answered")
        switch shown {
        case .tooFew(let missing): try Plausible.requirePeople(missing, "missing")
        case .room, .layers: break
        case .exact(let total, let layers):
            try total.check("total")
            for layer in layers { try layer.check() }
            // One by one, each of at most a million people: no sum can be too large for a number.
            var sum = [0, 0, 0, 0]
            for counts in layers.map(\.counts) {
                sum = [
                    sum[0] + counts.agree, sum[1] + counts.middle, sum[2] + counts.disagree, sum[3] + counts.pass,
                ]
            }
            try Plausible.require(
                sum == [total.agree, total.middle, total.disagree, total.pass],
                "a total that is not the sum of the layers")
            try Plausible.require(answered == total.total, "answered (\(answered) of \(total.total))")
        }
        return self
    }
}

extension PublicField.Counts {
    fileprivate func check(_ place: String) throws {
        for (count, name) in [(agree, "agree"), (middle, "middle"), (disagree, "disagree"), (pass, "pass")] {
            try Plausible.requirePeople(count, "\(place), \(name)")
        }
    }
}

extension PublicField.Layer {
    fileprivate func check() throws {
        try Plausible.require((0..<Plausible.mostPeople).contains(index ?? 0), "a layer (\(index ?? 0))")
        let place = index.map { "layer \($0 + 1)" } ?? "people without a layer"
        try counts.check(place)
        try Plausible.require(places.allSatisfy { (-100...100).contains($0) }, "\(place), a place")
        let counted = PublicField.Counts([Answers.Cell(places: places, passes: counts.pass)])
        try Plausible.require(counted == counts, "\(place), places that are not what was counted")
    }
}

extension PublicGroups {
    /// - Throws: `DecodingError` when no dialogue can have such groups.
    func checked() throws -> PublicGroups {
        try Plausible.requirePeople(people, "people in groups")
        try Plausible.requirePeople(between, "people between groups")
        for (number, group) in groups.enumerated() { try group.check("group \(number + 1)") }
        for row in rows {
            try Plausible.require((0..<Plausible.mostPeople).contains(row.layer), "a layer of groups (\(row.layer))")
            try Plausible.require(row.counts.map { $0.count == groups.count } ?? true, "a row of groups")
            for count in row.counts ?? [] { try Plausible.requirePeople(count, "people of a layer in a group") }
            try Plausible.requirePeople(row.between, "people of a layer between groups")
        }
        for spot in spots {
            let ground = -Self.edge...Self.edge
            try Plausible.require(ground.contains(spot.x) && ground.contains(spot.y), "a spot (\(spot.x), \(spot.y))")
            try Plausible.require(spot.group.map(groups.indices.contains) ?? true, "the group of a spot")
            try Plausible.requirePeople(spot.people, "people at a spot")
        }
        return self
    }
}

extension PublicGroups.Group {
    fileprivate func check(_ name: String) throws {
        try Plausible.requirePeople(people, name)
        try Plausible.require([x, y, width, height].allSatisfy { (-90...90).contains($0) }, "\(name), its ground")
        for telling in telling {
            for count in [telling.agree, telling.of, telling.othersAgree, telling.othersOf] {
                try Plausible.requirePeople(count, "\(name), statement \(telling.statement)")
            }
            try Plausible.require(
                telling.agree <= telling.of && telling.othersAgree <= telling.othersOf,
                "\(name), statement \(telling.statement): more agree than answered")
        }
    }
}

extension PublicAttendance {
    /// - Throws: `DecodingError` when so many cannot have taken part.
    func checked() throws -> PublicAttendance {
        try Plausible.requirePeople(total, "the number of people")
        for row in layers { try Plausible.requirePeople(row.count, "the people of a layer") }
        try Plausible.require(
            layers.isEmpty || layers.reduce(0) { $0 + $1.count } == total, "a number that is not the sum of the layers")
        return self
    }
}
