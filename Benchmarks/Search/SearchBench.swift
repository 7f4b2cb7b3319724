import ArgumentParser
import Domain
import Foundation
import GRDB
import Storage

/// Measures finding in a library of many lessons beside the barest query that SQLite's FTS5 can do, in the same run.
@main
struct SearchBench: AsyncParsableCommand {
    @Option(help: "How many lessons.")
    var documents = 100_000

    @Option(help: "How often each query is asked.")
    var times = 41

    @Option(help: "How many queries of each kind, each another one.")
    var different = 300

    @Option(help: "The random lessons are the same for the same seed.")
    var seed: UInt64 = 2_034

    func run() async throws {
        let place = FileManager.default.temporaryDirectory.appendingPathComponent("search-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: place) }
        let folder = try DataFolder(path: place.path)
        let circle = try await folder.members.ensureCircle(named: Line("Kring")).id
        var words = MadeUpWords(seed: seed)
        let clock = ContinuousClock()
        let started = clock.now
        for start in stride(from: 0, to: documents, by: 5_000) {
            let entries = try (start..<min(start + 5_000, documents)).map { try words.lesson($0) }
            guard let today = Day("2026-11-22") else { return }
            _ = try await folder.circleStores.lessons.add(entries, to: circle, today: today)
        }
        let filling = clock.now - started
        let bare = try DatabaseQueue(path: place.appendingPathComponent("circles.sqlite").path)
        print("\(documents) lessons, \(words.used) different words, seed \(seed); filled in \(filling.formatted())")
        print("yardstick: the first 50 row numbers by rank of one stem, asked of FTS5 itself\n")
        print(Self.line("query", "found", "median ms", "p95 ms", "bare ms", "ratio"))
        for query in words.queries(reader: circle) {
            let library = folder.circleStores.library
            var found = 0
            let ours = try await times(clock) { found = try await library.search(query.query).documents.count }
            let theirs = try await times(clock) {
                try await bare.read { db in
                    _ = try Int.fetchAll(
                        db, sql: "SELECT rowid FROM document_text WHERE document_text MATCH ? ORDER BY rank LIMIT 50",
                        arguments: ["\"\(SearchWords.stem(query.bare))\""])
                }
            }
            print(
                Self.line(
                    query.name, String(found), Self.figure(ours.median), Self.figure(ours.p95),
                    Self.figure(theirs.median), Self.figure(ours.median / max(theirs.median, 0.001))))
        }
        try await askMany(folder.circleStores.library, &words, circle, clock)
    }

    /// Each query once, as somebody who searches meets it.
    private func askMany(
        _ library: any Library, _ words: inout MadeUpWords, _ circle: ID<Circle>, _ clock: ContinuousClock
    ) async throws {
        print(
            "\n\(different) different queries of each kind, words as common as in the lessons; asked: at most 50 ms\n")
        print(Self.line("queries", "p50 ms", "p99 ms", "longest ms"))
        var all: [Double] = []
        for kind in ManyQueries.allCases {
            var spent: [Double] = []
            for _ in 0..<max(1, different) {
                let query = kind.query(&words, reader: circle)
                let took = try await clock.measure { _ = try await library.search(query) }
                spent.append(Self.milliseconds(took))
            }
            print(Self.line(kind.rawValue, spent))
            all += spent
        }
        print(Self.line("all", all))
    }

    private static func milliseconds(_ time: Duration) -> Double {
        Double(time.components.attoseconds) / 1e15 + Double(time.components.seconds) * 1_000
    }

    private static func line(_ name: String, _ spent: [Double]) -> String {
        let sorted = spent.sorted()
        let places = [sorted.count / 2, sorted.count * 99 / 100, sorted.count - 1]
        return line([name] + places.map { figure(sorted[$0]) })
    }

    private func times(
        _ clock: ContinuousClock, _ body: () async throws -> Void
    ) async throws -> (median: Double, p95: Double) {
        try await body()
        var spent: [Double] = []
        for _ in 0..<max(1, times) {
            spent.append(Self.milliseconds(try await clock.measure { try await body() }))
        }
        spent.sort()
        return (spent[spent.count / 2], spent[min(spent.count - 1, spent.count * 95 / 100)])
    }

    private static func figure(_ number: Double) -> String { String(format: "%.2f", number) }

    private static func line(_ cells: String...) -> String { line(cells) }

    private static func line(_ cells: [String]) -> String {
        cells.enumerated().map { index, cell in
            let gap = String(repeating: " ", count: max(1, (index == 0 ? 34 : 11) - cell.count))
            return index == 0 ? cell + gap : gap + cell
        }.joined()
    }
}

/// Lessons of made-up words, as often as words are in a language: the word of rank r about 1/r of the time (Zipf).
struct MadeUpWords {
    struct Asked {
        let name: String
        let query: LibraryQuery
        /// The word for the bare query.
        let bare: String
    }

    private var state: UInt64
    private let words: [String]
    private let weights: [Double]
    private(set) var used = 0

    init(seed: UInt64) {
        state = seed
        var words: [String] = []
        var known: Set<String> = []
        var random = self.state
        let starts = [
            "b", "d", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "w", "br", "gr", "kl", "pl", "sch", "st",
        ]
        let middles = ["a", "e", "i", "o", "u", "aa", "ee", "ie", "oe", "ui", "ij", "eu"]
        let ends = ["", "k", "l", "m", "n", "p", "r", "s", "t", "ng", "cht", "nd"]
        while words.count < 60_000 {
            var word = ""
            for _ in 0..<(2 + Int(Self.next(&random) % 3)) {
                word +=
                    starts[Int(Self.next(&random) % 20)] + middles[Int(Self.next(&random) % 12)]
                    + ends[Int(Self.next(&random) % 12)]
            }
            if known.insert(word).inserted { words.append(word) }
        }
        // Words that people look for, of every commonness.
        for (rank, word) in [(30, "overleg"), (400, "vergunning"), (4_000, "ontheffing"), (30_000, "getijdenslib")] {
            words[rank] = word
        }
        var sum = 0.0
        weights = (1...words.count).map { rank in
            sum += 1 / Double(rank)
            return sum
        }
        self.words = words
        state = random
        used = words.count
    }

    /// SplitMix64 (Steele, Lea and Flood, 2014).
    private static func next(_ state: inout UInt64) -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    mutating func random() -> UInt64 { Self.next(&state) }

    mutating func word() -> String {
        let place = Double(Self.next(&state) >> 11) / 9_007_199_254_740_992 * (weights.last ?? 1)
        var (low, high) = (0, weights.count - 1)
        while low < high {
            let middle = (low + high) / 2
            if weights[middle] < place { low = middle + 1 } else { high = middle }
        }
        return words[low]
    }

    mutating func lesson(_ number: Int) throws -> LessonFile.Entry {
        let title = (0..<6).map { _ in word() }.joined(separator: " ")
        let handle = (0..<60).map { _ in word() }.joined(separator: " ")
        let words = LessonWords(
            title: try Line("\(title.prefix(120)) \(number)"), handle: try Paragraph(String(handle.prefix(1_000))),
            layer: try Line(["Rijk", "provincie", "gemeente", "waterschap"][number % 4]),
            accelerator: try Line(["Richting", "Ruimte"][number % 2]),
            role: try Line(["vergunningverlener", "inkoper", "bestuurder"][number % 3]), isPublic: number % 5 != 0)
        return LessonFile.Entry(words: words, day: nil)
    }

    func queries(reader: ID<Circle>) -> [Asked] {
        [
            Asked(name: "a rare word", query: LibraryQuery(text: "getijdenslib"), bare: "getijdenslib"),
            Asked(name: "a word", query: LibraryQuery(text: "ontheffing"), bare: "ontheffing"),
            Asked(name: "its plural", query: LibraryQuery(text: "vergunningen"), bare: "vergunning"),
            Asked(name: "a common word", query: LibraryQuery(text: "overleg"), bare: "overleg"),
            Asked(name: "the commonest word", query: LibraryQuery(text: words[0]), bare: words[0]),
            Asked(name: "three words", query: LibraryQuery(text: "overleg vergunning \(words[5])"), bare: "vergunning"),
            Asked(name: "a synonym", query: LibraryQuery(text: "vrijstelling"), bare: "ontheffing"),
            Asked(name: "a typing error", query: LibraryQuery(text: "onthefing"), bare: "ontheffing"),
            Asked(name: "another typing error", query: LibraryQuery(text: "getijdenlsib"), bare: "getijdenslib"),
            Asked(name: "a word that is not there", query: LibraryQuery(text: "xylofoonmuziek"), bare: "ontheffing"),
            Asked(name: "a part of a word", query: LibraryQuery(text: "theffing"), bare: "ontheffing"),
            Asked(
                name: "a word, one layer and role",
                query: LibraryQuery(text: "vergunning", layer: "gemeente", role: "inkopers"), bare: "vergunning"),
            Asked(
                name: "a word, as a member", query: LibraryQuery(text: "vergunning", reader: reader), bare: "vergunning"
            ),
            Asked(name: "the newest", query: LibraryQuery(text: ""), bare: "ontheffing"),
            Asked(name: "the newest of a layer", query: LibraryQuery(text: "", layer: "Rijk"), bare: "ontheffing"),
        ]
    }
}
