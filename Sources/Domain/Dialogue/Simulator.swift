/// Lets simulated people take part in a dialogue, through the same use cases as everybody.
public struct Simulator: Sendable {
    private let rooms: Rooms
    private let seed: UInt64
    private let pace: Crowd.Pace
    private let clock: any Clock<Duration>
    private static let step = Duration.milliseconds(250)

    /// - Parameter seed: the same seed gives the same people with the same opinions.
    public init(
        rooms: Rooms, seed: UInt64, pace: Crowd.Pace = .lively, clock: any Clock<Duration> = ContinuousClock()
    ) {
        self.rooms = rooms
        self.seed = seed
        self.pace = pace
        self.clock = clock
    }

    /// Plays until the dialogue ends, the rehearsal is wiped, the dialogue is removed or the task is cancelled.
    public func run(code: Code, people: Int) async {
        var crowd = Crowd(people: people, seed: seed, pace: pace)
        var participants: [Int: ID<Participant>] = [:]
        var elapsed = Duration.zero
        guard let began = try? await rooms.room(code).dialogue else { return }
        while !Task.isCancelled {
            guard let room = try? await rooms.room(code) else { return }
            let dialogue = room.dialogue
            guard dialogue.isJoinable, dialogue.id == began.id, dialogue.isRehearsing == began.isRehearsing else {
                return
            }
            let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
            for act in crowd.due(in: dialogue, at: seconds) where !Task.isCancelled {
                await perform(act, in: room, &participants)
            }
            guard (try? await clock.sleep(for: Self.step)) != nil else { return }
            elapsed += Self.step
        }
    }

    /// A closed statement or a full queue happens to people as well: they shrug and go on.
    private func perform(_ act: Crowd.Act, in room: Room, _ participants: inout [Int: ID<Participant>]) async {
        switch act {
        case .join(let person, let layer):
            let joined = try? await rooms.join(room.code, layer: layer, language: .dutch)
            participants[person] = joined?.participant.id
        case .answer(let person, let round, let stance):
            guard let participant = participants[person] else { return }
            var generator = SystemRandomNumberGenerator()
            let request = PositionRequest(
                participant: participant, key: Token.random(using: &generator), statement: round.statement,
                round: round.round, stance: stance, sequence: nil)
            _ = try? await rooms.takePosition(request, in: room)
        }
    }
}
