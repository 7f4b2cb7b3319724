import ArgumentParser
import Domain
import Foundation
import Storage

extension Import {
    struct Lessons: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take over lessons from CSV or Markdown files and print what came in as JSON.",
            discussion: """
                csv       a heading line with title and handle, and where wanted when, layer, accelerator, role, date and \
                public (in English or in Dutch); commas or semicolons; UTF-8
                markdown  a line with # and the title, then the handle; lines such as "Layer: municipality" say more; a deeper \
                heading (##) belongs to its lesson

                Nothing is imported when a file is malformed: the error names file, line and column. A lesson of which the \
                title is there already, whatever its capitals and signs, is left out. Without "public: yes" a lesson is for \
                the circle only.
                """)

        @Argument(help: "The files, all of them or none.", completion: .file())
        var files: [String]

        @Option(help: "The circle that owns the lessons; made when it does not exist.")
        var circle = "Kring"

        @Flag(help: "Only tell what would come in.")
        var preview = false

        @OptionGroup var data: DataOptions

        func validate() throws {
            guard !files.isEmpty else { throw ValidationError("Name at least one file.") }
            guard (try? Line(circle)) != nil else {
                throw ValidationError("--circle must be one line of 1 … 140 characters.")
            }
        }

        func run() async throws {
            var entries: [LessonFile.Entry] = []
            for file in files { entries += try read(file) }
            let folder = try DataFolder(path: data.data)
            let lessons = folder.circleStores.lessons
            let name = try Line(circle)
            let owner = try await folder.circleStores.circles.all().first { $0.name == name }?.id
            var known: Set<String> = []
            if let owner { known = try await lessons.identities(of: owner) }
            let new = entries.filter { known.insert($0.words.identity).inserted }
            if !preview {
                let owner = try await folder.members.ensureCircle(named: name).id
                _ = try await lessons.add(entries, to: owner, today: Day(of: .now, in: nil))
            }
            try Terminal.print(
                json: Result(
                    new: new.map(\.words.title.text), alreadyThere: entries.count - new.count, isPreview: preview))
        }

        private func read(_ file: String) throws -> [LessonFile.Entry] {
            guard let bytes = try? Data(contentsOf: URL(fileURLWithPath: file)) else {
                throw CommandFailure("\(file): the file cannot be read.")
            }
            do { return try LessonFile.read(Array(bytes)) } catch {
                throw CommandFailure("\(file): line \(error.line), column \(error.column): \(error.what.words)")
            }
        }

        private struct Result: Encodable {
            let new: [String]
            let alreadyThere: Int
            let isPreview: Bool
        }
    }
}

extension LessonFile.Problem.What {
    fileprivate var words: String {
        switch self {
        case .missingColumn(let name): "there is no column \(name)."
        case .repeatedColumn(let name): "the column \(name) stands there twice."
        case .repeatedPart(let name): "\(name) stands twice in one lesson."
        case .fieldCount(let expected, let found): "\(found) fields where the heading line has \(expected)."
        case .quotationMark: "a quotation mark that does not close, or that stands inside a field."
        case .fieldTooLong: "the field is too long."
        case .notText: "these bytes are not UTF-8."
        case .part(let part, let problem): "\(part.rawValue): \(problem.words)"
        case .noLesson: "there is no lesson in it."
        case .textBeforeTitle: "text before the first title."
        case .tooMany: "more than \(LessonFile.most) lessons."
        }
    }
}

extension InputProblem {
    fileprivate var words: String {
        switch self {
        case .empty: "nothing is filled in."
        case .tooLong(let limit): "longer than \(limit) characters."
        case .notADay: "not a date such as 2026-11-22 or 22-11-2026."
        default: "characters or words that cannot stand here."
        }
    }
}
