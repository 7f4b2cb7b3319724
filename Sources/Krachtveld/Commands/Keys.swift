import ArgumentParser
import Domain
import Foundation
import Storage

struct Keys: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show the public keys with which reports are signed, or make a new one.",
        discussion: """
            Prints what the server publishes at /.well-known/krachtveld-keys.json. After --rotate new reports are signed with \
            a new key; the old secret is deleted, and its public half stays on the list, so that saved reports can still be \
            checked. Stop the server first.
            """)

    @Flag(help: "Make a new key.")
    var rotate = false

    @OptionGroup var data: DataOptions

    func run() throws {
        _ = try data.existingFolder()
        let file = KeyFile(folder: data.data)
        let today = Day(of: .now, in: .gmt)
        guard rotate else { return try Terminal.print(json: PublishedKeys(file.keys(on: today))) }
        let lock = try FolderLock(folder: data.data)
        try Terminal.print(json: PublishedKeys(file.rotate(on: today)))
        withExtendedLifetime(lock) {}
    }
}
