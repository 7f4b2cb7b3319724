import ArgumentParser
import Domain
import Foundation
import Storage

extension Export {
    struct OpenData: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "data",
            abstract: "Write the data of a dialogue that ended into a folder.",
            discussion: """
                --tier A   the public figures, which everybody may have
                --tier B   what each participant answered, without layers; only of dialogues that said so beforehand, from \
                \(Dialogue.fewestRows) participants on
                --tier C   the same with layers: personal data, for an auditor under an agreement. Name the auditor with \
                --auditor; it is noted who got it, and when.

                Each folder holds the canonical file (json), tables for programs with datapackage.json, and a table that is \
                safe to open in a spreadsheet. B and C also hold the comments.csv and votes.csv of Polis.
                """)

        @Option(help: "The join code of the dialogue.")
        var dialogue: String

        @Option(help: "How much of it: A, B or C.", transform: Self.tier)
        var tier = ExportTier.figures

        @Option(help: "For whom the complete export is made.")
        var auditor: String?

        @Option(help: "The folder to write into; made when it does not exist.")
        var into: String

        @Option(help: "The language of the spreadsheet: nl or en.")
        var language = "nl"

        @OptionGroup var data: DataOptions

        private static func tier(_ text: String) throws -> ExportTier {
            guard let tier = ExportTier(rawValue: text.uppercased()) else {
                throw ValidationError("--tier must be A, B or C, not \(text).")
            }
            return tier
        }

        func validate() throws {
            _ = try Code.typed(dialogue)
            guard Language(rawValue: language) != nil else { throw ValidationError("--language must be nl or en.") }
            guard tier != .complete || auditor.map({ (try? Line($0)) != nil }) ?? false else {
                throw ValidationError("--tier C needs --auditor with the name of whom it is for.")
            }
        }

        func run() async throws {
            let rooms = try data.existingFolder().quietRooms
            do {
                let files = try await files(of: Code.typed(dialogue), in: rooms)
                try write(files)
            } catch RoomProblem.noSuchDialogue {
                throw CommandFailure("There is no dialogue with the code \(dialogue) in \(data.data).")
            } catch let problem as HandoutProblem {
                throw CommandFailure(problem.sentence)
            }
        }

        private func files(of code: Code, in rooms: Rooms) async throws -> [DataFile] {
            let language = Language(rawValue: language) ?? .dutch
            switch tier {
            case .figures: return try await rooms.publicExport(of: code).files(for: language)
            case .rows: return try RowFiles(reading: await rooms.rowsExport(of: code)).files(for: language)
            case .complete:
                let handout = Handout(
                    day: Day(of: .now, in: .gmt), auditor: try Line(auditor ?? ""), maker: "command line")
                let text = try await rooms.completeExport(of: code, noting: handout)
                return try RowFiles(reading: text).files(for: language)
            }
        }

        /// Tier C is for the eyes of one person: nobody else on this machine can read the files.
        private func write(_ files: [DataFile]) throws {
            let isPrivate = tier == .complete
            try FileManager.default.createDirectory(
                atPath: into, withIntermediateDirectories: true,
                attributes: isPrivate ? [.posixPermissions: 0o700] : nil)
            for file in files {
                let path = URL(fileURLWithPath: into, isDirectory: true).appendingPathComponent(file.name).path
                let isMade = FileManager.default.createFile(
                    atPath: path, contents: Data(file.bytes), attributes: isPrivate ? [.posixPermissions: 0o600] : nil)
                guard isMade else { throw CommandFailure("\(path) cannot be written.") }
                try Terminal.write(path + "\n")
            }
        }
    }
}

extension HandoutProblem {
    /// For the person at the terminal.
    fileprivate var sentence: String {
        switch self {
        case .notEnded: "The dialogue has not ended yet."
        case .answersGone:
            "The answers were deleted, as the circle had said. Tier A is still there."
        case .sealBroken:
            "What is stored does not give the seal of this dialogue any more: it was changed after the end."
        case .rowsNotPublic:
            "Rows are public only where that was said beforehand, from \(Dialogue.fewestRows) participants on."
        }
    }
}
