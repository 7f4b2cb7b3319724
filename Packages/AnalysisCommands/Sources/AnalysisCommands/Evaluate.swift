public import ArgumentParser
import OpinionAnalysis

/// Repeats the measurements that show where this analysis stands; prints one line per measure.
public struct Evaluate: AsyncParsableCommand {
    /// Name, help and the protocols.
    public static let configuration = CommandConfiguration(
        abstract: "Measures how well the analysis does: one line per measure (name, value, seeds, value per seed).",
        subcommands: [Holdout.self, Planted.self, Null.self, Order.self, Stability.self])

    /// As the argument parser makes it.
    public init() {}
}

extension Evaluate {
    struct Holdout: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Hides 10 % of the positions and predicts them: log-loss in nats, and AUC.",
            discussion: "Nobody keeps fewer than 7 positions and no statement fewer than 5; passes are not hidden.")

        @OptionGroup var source: EvaluatedPositions
        @Option(help: "Seeds, as 0-2 or 0,1,2.") var seeds = Seeds([0, 1, 2])

        func run() async throws {
            Measures.print(Evaluation.holdout(try source.read(), seeds: seeds.list), seeds: seeds.list)
        }
    }

    struct Planted: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Makes conversations with known groups and looks for them: number of groups, adjusted Rand index."
        )

        @OptionGroup var planted: PlantedOptions
        @Option(help: "Seeds, as 0-4.") var seeds = Seeds([0, 1, 2, 3, 4])

        func run() async throws {
            Measures.print(Evaluation.planted(planted.plan, seeds: seeds.list), seeds: seeds.list)
        }
    }

    struct Null: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "One population without groups: how often one group is found, and the share of false findings.")

        @OptionGroup var planted: PlantedOptions
        @Option(help: "Seeds, as 0-19.") var seeds = Seeds(Array(0..<20))

        func run() async throws {
            Measures.print(Evaluation.null(planted.plan, seeds: seeds.list), seeds: seeds.list)
        }
    }

    struct Order: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Shuffles people and positions and changes the number of threads: 1 where every byte is the same."
        )

        @OptionGroup var source: EvaluatedPositions
        @Option(help: "Seeds, as 0-2.") var seeds = Seeds([0, 1, 2])

        func run() async throws {
            Measures.print(Evaluation.order(try source.read(), seeds: seeds.list), seeds: seeds.list)
        }
    }

    struct Stability: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Leaves out a fifth of the positions and compares the groups before and after.")

        @OptionGroup var source: EvaluatedPositions
        @Option(help: "Seeds, as 0-4.") var seeds = Seeds([0, 1, 2, 3, 4])

        func run() async throws {
            Measures.print(Evaluation.stability(try source.read(), seeds: seeds.list), seeds: seeds.list)
        }
    }
}
