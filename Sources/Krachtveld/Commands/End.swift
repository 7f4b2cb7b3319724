import ArgumentParser
import Domain
import Storage

struct End: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "End a dialogue: nobody can answer any more, and its seal is fixed.",
        discussion: """
            What the facilitator's "End the dialogue" does, for dialogues that nobody facilitates, such as imported ones. Not \
            while a server runs on the folder. Prints the seal as JSON.
            """)

    @Option(help: "The join code of the dialogue.")
    var dialogue: String

    @Flag(help: "Leave the outcomes hidden that were never shown.")
    var hiding = false

    @OptionGroup var data: DataOptions

    func validate() throws { _ = try Code.typed(dialogue) }

    func run() async throws {
        let folder = try data.existingFolder()
        let lock = try FolderLock(folder: data.data)
        let rooms = folder.quietRooms
        let code = try Code.typed(dialogue)
        let isRevealing = !hiding
        do {
            try await rooms.change(code) { try $0.end(revealing: isRevealing) }
        } catch RoomProblem.noSuchDialogue {
            throw CommandFailure("There is no dialogue with the code \(dialogue) in \(data.data).")
        } catch DialogueProblem.notInThisPhase {
            throw CommandFailure("The dialogue is not open, or it is being rehearsed.")
        }
        let seal = try await rooms.room(code).snapshot.seal
        try Terminal.print(json: ["code": code.text, "seal": seal?.description ?? ""])
        withExtendedLifetime(lock) {}
    }
}
