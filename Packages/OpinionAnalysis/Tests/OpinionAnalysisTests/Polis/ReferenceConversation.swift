import Foundation
import OpinionAnalysis
import PolisFiles
import Testing

/// A real conversation with the results that Polis or red-dwarf stored for it.
struct ReferenceConversation: Sendable, CustomStringConvertible {
    static let names = ["london.youth.policing", "scoop-hivemind.biodiversity", "vtaiwan.uberx"]

    let folder: URL
    let conversation: PolisConversation
    let comments: [PolisComment]

    var description: String { folder.lastPathComponent }

    /// The conversation of this name, or nil (said aloud) when its files are not on this machine.
    init?(_ name: String) throws {
        guard let folder = ReferenceConversation.folder(name) else {
            print("NOT TESTED: \(name) is not here; set OPINION_REFERENCE to the folder of reference conversations")
            return nil
        }
        self.folder = folder
        conversation = PolisConversation(votes: try PolisFiles.votes(bytes: try Self.bytes(folder, "votes.csv")))
        comments = try PolisFiles.comments(bytes: try Self.bytes(folder, "comments.csv"))
    }

    var positions: PositionSet {
        get throws {
            let marks: [Position] = [.disagree, .pass, .agree]
            return try PositionSet(
                participants: conversation.voterIDs.count, statements: conversation.commentIDs.count,
                positions: conversation.cells.map { cell in
                    (Int(cell.participant), Int(cell.statement), marks[Int(cell.vote) + 1])
                })
        }
    }

    func stored<Result: Decodable>(_ type: Result.Type, _ file: String = "expected.json") throws -> Result {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode(type, from: Data(contentsOf: folder.appendingPathComponent(file)))
    }

    private static func bytes(_ folder: URL, _ file: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: folder.appendingPathComponent(file)))
    }

    /// The environment's folder, the fixtures, or `shared/reference` beside the project or above it.
    private static func folder(_ name: String) -> URL? {
        var places: [URL] = []
        if let given = ProcessInfo.processInfo.environment["OPINION_REFERENCE"] {
            places.append(URL(fileURLWithPath: given))
        }
        var above = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        while above.path.count > 1 {
            places.append(above.appendingPathComponent("Fixtures"))
            places.append(above.appendingPathComponent("shared/reference"))
            above.deleteLastPathComponent()
        }
        return places.map { $0.appendingPathComponent(name) }.first {
            FileManager.default.fileExists(atPath: $0.appendingPathComponent("votes.csv").path)
        }
    }
}

/// `expected.json`.
struct StoredResult: Decodable {
    struct Statement: Decodable {
        let tid, agree, disagree, pass: Int
        let modOut: Bool
        let mean, pc1, pc2, x, y, extremity, priority, gacAgree, gacDisagree: Double
    }
    struct Components: Decodable {
        let explainedVariance, explainedVarianceRatio: [Double]
    }
    struct Counts: Decodable {
        let participants, statements, votes, grouped, modOut: Int
    }
    struct Pick: Decodable {
        let tid: Int
        let success, trials: Int
        let share, test: Double
        let ratio, ratioTest: Double?
        let side: String?
        let bestAgree: Bool?

        enum CodingKeys: String, CodingKey {
            case tid
            case success = "n-success"
            case trials = "n-trials"
            case share = "p-success"
            case test = "p-test"
            case ratio = "repness"
            case ratioTest = "repness-test"
            case side = "repful-for"
            case bestAgree = "best-agree"
        }
    }
    let counts: Counts
    let statements: [Statement]
    let pca: Components
    let k: Int
    let silhouetteByK: [String: Double]
    let participants: [[Double]]
    let groupStatements: [String: [[Double]]]
    let repness: [String: [Pick]]
    let consensus: [String: [Pick]]
}

/// `polis-production.json`.
struct StoredProduction: Decodable {
    struct Statement: Decodable {
        let tid: Int
        let mean, pc1, pc2, extremity, gac, priority: Double
    }
    struct Clusters: Decodable {
        let id: [Int]
        let members: [[Int]]
        let x, y: [Double]
    }
    struct Group: Decodable {
        let id: Int
        let baseClusters: [Int]
    }
    let statements: [Statement]
    let modOut, meta: [Int]
    let baseClusters: Clusters
    let groups: [Group]
    let repness: [String: [StoredResult.Pick]]
    let consensus: [String: [StoredResult.Pick]]
}
