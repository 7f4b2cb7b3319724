import Domain
public import Hummingbird
public import NIOCore

/// One request, with who makes it and in which language they read.
public struct Visit: RequestContext {
    public var coreContext: CoreRequestContextStorage
    /// The connection, so that a stream to a peer that does not read can be cut.
    public let channel: any Channel
    var language = Language.dutch
    /// Set for routes that ask for a participant.
    var participant: Participant?
    /// Set for routes that ask for a facilitator or a secretary, and where somebody happens to be signed in.
    var member: Member?
    /// Whose page this is: the circle of the dialogue in the path, else that of the member. Set for pages.
    var circle: Circle?
    /// What proves that a form came from our own page.
    var csrf = ""

    public init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        channel = source.channel
    }

    /// A dialogue's code from the path.
    func code() throws -> Code {
        guard let text = parameters.get("code"), let code = Code(text) else { throw RoomProblem.noSuchDialogue }
        return code
    }

    /// A number from the path.
    func id<Entity>(_ name: String, of entity: Entity.Type) throws -> ID<Entity> {
        guard let text = parameters.get(name), let number = Int64(text), number > 0 else {
            throw HTTPError(.notFound)
        }
        return ID(number)
    }

    func signedInMember() throws -> Member {
        guard let member else { throw AccessProblem.notSignedIn }
        return member
    }

    /// What a dialogue found is for everybody once it ended, and for members of its circle also before.
    func mayReadFindings(of dialogue: Dialogue) -> Bool {
        dialogue.phase == .ended || member?.circle == dialogue.circle
    }

    /// The field of an ongoing dialogue is for everybody also while it runs.
    func mayReadField(of dialogue: Dialogue) -> Bool { mayReadFindings(of: dialogue) || dialogue.hasLiveField }

    func joinedParticipant() throws -> Participant {
        guard let participant else { throw AccessProblem.notJoined }
        return participant
    }
}
