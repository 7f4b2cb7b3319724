/// One step of a schema. Never edited after release; a new step is a new file, listed below.
struct Migration: Sendable {
    let sql: String

    /// Circles, members, dialogues, statements, promises, cases.
    static let circles: [Migration] = [
        .circles1, .circlesReleases, .circlesCommitments, .circlesCases, .circlesThread, .circlesSecret,
        .circlesLessons, .circlesReports, .circlesLive, .circlesRoles, .circlesPatterns, .circlesSearch, .circlesSeals,
        .circlesApart, .circlesRetention, .circlesWall, .circlesPublishedText, .circlesOnScreen,
        .circlesRowsDigest, .circlesLiveMoments,
        .circlesRemovedCases, .circlesOmitted, .circlesContactTerms, .circlesLastPart, .circlesUnfinishedRounds,
        .circlesReleaseMoment,
    ]
    /// Participants and positions: no key, name or time that leads to a member.
    static let positions: [Migration] = [.positions1, .positionsSealed, .positionsChained]
}
