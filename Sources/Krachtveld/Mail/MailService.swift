import Foundation
import Logging
import ServiceLifecycle
import Web

/// Sends what is due, six times a minute: whoever wants to sign in waits for it.
struct MailService: NamedService {
    let mails: MailRounds
    let logger: Logger
    var pause = Duration.seconds(10)

    func run() async throws {
        let unsure = try await mails.settle()
        if unsure > 0 {
            logger.warning("mails may or may not have left before the stop", metadata: ["mails": "\(unsure)"])
        }
        await cancelWhenGracefulShutdown {
            repeat {
                do {
                    let round = try await mails.round(at: .now)
                    guard round != .init() else { continue }
                    logger.notice(
                        "mail round",
                        metadata: [
                            "accepted": "\(round.accepted)", "refused": "\(round.refused)",
                            "unsure": "\(round.unsure)",
                        ])
                } catch {
                    logger.error("mail could not be sent", metadata: ["error": "\(error)"])
                }
            } while (try? await Task.sleep(for: pause)) != nil
        }
    }
}
