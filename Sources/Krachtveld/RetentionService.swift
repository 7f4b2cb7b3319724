import Domain
import Foundation
import Logging
import ServiceLifecycle

/// Deletes every night what is kept for a time only; looks once an hour, and at a start.
struct RetentionService: NamedService {
    let retention: Retention
    let logger: Logger
    var zone: TimeZone?

    func run() async throws {
        await cancelWhenGracefulShutdown {
            repeat { await look(at: .now) } while (try? await Task.sleep(for: .seconds(3600))) != nil
        }
    }

    func look(at now: Date) async {
        do {
            guard try await retention.isDue(at: now, in: zone) else { return }
            let round = await retention.round(at: now, in: zone)
            let sum = round.reports.values.reduce(into: RetentionReport(day: Day(of: now, in: zone))) { sum, report in
                sum.dialogues += report.dialogues
                sum.contacts += report.contacts
                sum.invitations += report.invitations
                sum.mails += report.mails
                sum.cases += report.cases
            }
            logger.notice(
                "retention round",
                metadata: [
                    "circles": "\(round.reports.count)", "dialogues": "\(sum.dialogues)", "contacts": "\(sum.contacts)",
                    "invitations": "\(sum.invitations)", "mails": "\(sum.mails)", "cases": "\(sum.cases)",
                ])
            for failure in round.failures {
                let circle = failure.circle.map { "\($0.number)" } ?? "none"
                logger.error(
                    "the retention round failed", metadata: ["circle": "\(circle)", "error": "\(failure.error)"])
            }
        } catch {
            logger.error("the retention round failed", metadata: ["error": "\(error)"])
        }
    }
}
