import ArgumentParser
import Domain
import Storage

struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write what was answered to standard output.", subcommands: [OpenData.self, Positions.self])

    struct Positions: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write every position that counts, without times, names or order.",
            discussion: """
                Participants are numbered anew in an order that says nothing. These are still the answers of single people: \
                hand them to nobody whom the participants did not expect. Head-counts of people without a phone are not in it.

                csv    participant,layer,statement,round,position; position is -100 … 100 or pass; made for spreadsheets
                polis  votes.csv of Polis, with 0 for every time; the last round of each statement
                json   the same as csv, with the texts of statements and layers
                """)

        enum Format: String, CaseIterable, ExpressibleByArgument { case csv, polis, json }

        @Option(help: "The join code of the dialogue.")
        var dialogue: String

        @Option(help: "How to write it.")
        var format = Format.csv

        @OptionGroup var data: DataOptions

        func validate() throws { _ = try Code.typed(dialogue) }

        func run() async throws {
            let folder = try data.existingFolder()
            guard let dialogue = try await folder.rooms.dialogues.dialogue(Code.typed(dialogue)) else {
                throw CommandFailure("There is no dialogue with the code \(dialogue) in \(data.data).")
            }
            guard !dialogue.isRehearsing else {
                throw CommandFailure(
                    "\(dialogue.title) is being rehearsed: its people are simulated, so nothing is exported.")
            }
            let positions = try await folder.rooms.positions.export(dialogue.id)
            let table = PositionTable(dialogue: dialogue, positions: positions)
            switch format {
            case .csv: try table.writeCSV(Terminal.write)
            case .polis: try table.writePolis(Terminal.write)
            case .json: try table.writeJSON(Terminal.write)
            }
        }
    }
}
