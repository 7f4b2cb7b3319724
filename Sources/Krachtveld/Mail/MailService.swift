import Foundation
import Logging
import ServiceLifecycle
import Web

/// Sends what is due, once a minute.
struct MailService: Service {
    let reminders: Reminders
    let logger: Logger
    var pause = Duration.seconds(60)

    func run() async throws {
        let unsure = try await reminders.settle()
        if unsure > 0 {
            logger.warning("mails may or may not have left before the stop", metadata: ["mails": "\(unsure)"])
        }
        await cancelWhenGracefulShutdown {
            repeat {
                do {
                    let round = try await reminders.round(at: .now)
                    guard round != .init() else { continue }
                    logger.notice(
                        "mail round",
                        metadata: [
                            "accepted": "\(round.accepted)", "refused": "\(round.refused)",
                            "unsure": "\(round.unsure)", "forgotten": "\(round.forgotten)",
                        ])
                } catch {
                    logger.error("mail could not be sent", metadata: ["error": "\(error)"])
                }
            } while (try? await Task.sleep(for: pause)) != nil
        }
    }
}
