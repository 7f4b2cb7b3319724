public import Domain
import Foundation

/// The folder with everything that a Krachtveld keeps: `circles.sqlite` and `positions.sqlite`, with no key in common that leads
/// from a position to a member.
public struct DataFolder: Sendable {
    public let members: any Members
    public let rooms: Rooms.Stores
    public let recordedPeople: any RecordedPeople
    public let circleStores: CircleStores
    public let keys: SigningKeys

    /// Opens the folder, and makes it when it does not exist.
    /// - Throws: ``StorageProblem``, or an error of the file system or the database.
    public init(path: String) throws {
        let folder = URL(fileURLWithPath: path, isDirectory: true)
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let circles = try SQLiteDatabase(
            path: folder.appendingPathComponent("circles.sqlite").path, migrations: Migration.circles)
        try SearchGeneration.bringUpToDate(circles)
        let positions = try SQLiteDatabase(
            path: folder.appendingPathComponent("positions.sqlite").path, migrations: Migration.positions)
        keys = try KeyFile(folder: path).keys(on: Day(of: .now, in: .gmt))
        let participants = ParticipantStore(database: positions)
        members = MemberStore(database: circles)
        recordedPeople = RecordedPeopleStore(database: positions)
        circleStores = CircleStores(
            circles: CircleStore(database: circles), invitations: InvitationStore(database: circles),
            people: PersonStore(circles: circles, positions: positions),
            retention: RetentionStore(circles: circles, positions: positions),
            commitments: CommitmentStore(database: circles), outbox: OutboxStore(database: circles),
            cases: CaseStudyStore(database: circles), removedCases: RemovedCaseStore(database: circles),
            sources: StatementSourceStore(database: circles),
            lessons: LessonStore(database: circles), library: SQLiteLibrary(database: circles),
            reports: ReportStore(database: circles), roles: RolePictureStore(database: circles),
            patterns: PatternStore(database: circles))
        rooms = Rooms.Stores(
            dialogues: DialogueStore(database: circles), participants: participants,
            positions: PositionStore(database: positions), tallies: participants, submissions: participants,
            releases: ReleaseStore(database: circles), seals: SealStore(database: circles),
            seal: try WordSecret.seal(circles: circles, positions: positions))
    }
}
