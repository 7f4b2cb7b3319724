import OpinionAnalysis

/// Prints one line per measure: name, mean over the seeds, the seeds, and the value of each seed, with tabs between.
enum Measures {
    static func print(_ measures: [Measure], seeds: [UInt64]) {
        for measure in measures { Output.write(Array(line(measure, seeds: seeds).utf8)) }
    }

    static func line(_ measure: Measure, seeds: [UInt64]) -> String {
        let list = "seeds " + seeds.map(String.init).joined(separator: ",")
        let single = measure.values.map { Wording.decimal($0, 4) }.joined(separator: " ")
        return [measure.name, Wording.decimal(measure.mean, 4), list, single].joined(separator: "\t") + "\n"
    }
}
