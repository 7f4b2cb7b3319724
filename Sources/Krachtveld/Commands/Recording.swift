import PolisFiles

/// A recorded conversation as things to do, in the order in which people did them.
struct Recording: Sendable {
    struct Vote: Sendable {
        let voter: Int
        let comment: Int
        /// 1 agree, −1 disagree, 0 pass.
        let vote: Int
        /// Counts what this voter did: the later vote wins, whatever arrives first.
        let sequence: Int
        /// Milliseconds since the first vote of all.
        let moment: Int64
        /// Where it stands in the file: its identity.
        let line: Int
    }

    let votes: [Vote]

    /// Every vote of the file; the later timestamp comes later, and of equal ones the later line.
    init(file: InputFile) throws {
        var recorded: [PolisVote] = []
        try file.read(PolisVote.self) { recorded.append($0) }
        recorded.sort { ($0.timestamp, $0.line) < ($1.timestamp, $1.line) }
        var sequences: [Int: Int] = [:]
        let start = recorded.first?.timestamp ?? 0
        votes = recorded.map { vote in
            sequences[vote.voterID, default: 0] += 1
            let (moment, isTooFar) = vote.timestamp.subtractingReportingOverflow(start)
            return Vote(
                voter: vote.voterID, comment: vote.commentID, vote: vote.vote,
                sequence: sequences[vote.voterID] ?? 1, moment: isTooFar ? .max : moment, line: vote.line)
        }
    }

    /// The votes divided over connections: everything of one person goes over the same one, in order.
    func lanes(_ count: Int) -> [[Vote]] {
        var lanes = [[Vote]](repeating: [], count: count)
        var laneOf: [Int: Int] = [:]
        for vote in votes {
            let lane = laneOf[vote.voter] ?? laneOf.count % count
            laneOf[vote.voter] = lane
            lanes[lane].append(vote)
        }
        return lanes.filter { !$0.isEmpty }
    }
}
