import Domain
import Foundation
import Hummingbird
import Live
import Logging
import NIOCore
import ServiceLifecycle
import Storage
import Synchronization
import UnixSignals
import Web

/// The only place that chooses concrete parts.
struct Composition {
    let folder: DataFolder
    private let lock: FolderLock
    let rooms: Rooms
    let live: LiveDialogues
    let site: Site
    let rehearsals: Rehearsals
    let mail: MailService
    let logger: Logger

    /// Opens the data folder and puts everything together.
    init(data: String, settings: Settings, mailer: any Mailer, logger: Logger) throws {
        let folder = try DataFolder(path: data)
        lock = try FolderLock(folder: data)
        let link = LiveLink()
        let rooms = Rooms(stores: folder.rooms) { code, isUrgent in link.changed(code, isUrgent) }
        let live = LiveDialogues(broadcaster: .init(mostSubscribers: 19_000)) { code in
            await Site.frame(of: code, in: rooms)
        }
        link.connect(live)
        self.folder = folder
        self.rooms = rooms
        self.live = live
        self.logger = logger
        rehearsals = Rehearsals(rooms: rooms)
        site = Site(
            rooms: rooms, members: folder.members, stores: folder.circleStores, live: live, keys: folder.keys,
            settings: settings, rehearsals: rehearsals)
        mail = MailService(mails: MailRounds(of: site, mailer: mailer), logger: logger)
    }

    /// Serves until the process is told to stop; every open stream is ended first.
    func serve(
        host: String, port: Int, beside others: [any Service] = [], onRunning: @escaping @Sendable () -> Void = {}
    ) async throws {
        let handlers = site.connectionHandlers()
        let app = Application(
            router: site.router(), server: .http1(configuration: .init(additionalChannelHandlers: handlers())),
            configuration: .init(address: .hostname(host, port: port), backlog: 4096),
            onServerRunning: { _ in onRunning() }, logger: logger)
        // The group stops its last service first: the streams end before the server waits for them.
        var configuration = ServiceGroupConfiguration(
            services: [app] + others + [
                HourlyRounds(rooms: rooms, library: folder.circleStores.library, logger: logger),
                RetentionService(retention: Retention(rooms: rooms, stores: folder.circleStores), logger: logger),
                LiveFieldService(rooms: rooms, logger: logger), mail,
                RehearsalService(rehearsals: rehearsals), live,
            ],
            gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        configuration.maximumGracefulShutdownDuration = .seconds(10)
        try await ServiceGroup(configuration: configuration).run()
    }
}

/// Lets the rooms tell the live service, which is made after them.
private final class LiveLink: Sendable {
    private let live = Mutex<LiveDialogues?>(nil)

    func connect(_ service: LiveDialogues) { live.withLock { $0 = service } }

    func changed(_ code: Code, _ isUrgent: Bool) {
        live.withLock { $0 }?.changed(code, isUrgent: isUrgent)
    }
}

/// A service that the log tells by its name. Without one of its own a struct is told with everything that it holds, which
/// takes a tenth of the time that the program needs to start.
protocol NamedService: Service, CustomStringConvertible {}

extension NamedService {
    var description: String { "\(Self.self)" }
}

/// What comes back every hour: word pairs get a new budget of wrong guesses, and words that nothing holds any more leave the
/// index.
private struct HourlyRounds: NamedService {
    let rooms: Rooms
    let library: any Library
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            repeat {
                rooms.forgiveMisses()
                do { try await library.forgetUnusedWords() } catch {
                    logger.error("unused words could not be forgotten", metadata: ["error": "\(error)"])
                }
            } while (try? await Task.sleep(for: .seconds(3600))) != nil
        }
    }
}

/// Keeps the fields of ongoing dialogues up to date while people answer.
private struct LiveFieldService: NamedService {
    let rooms: Rooms
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            do {
                try await rooms.openOngoing()
            } catch {
                logger.error("ongoing dialogues could not be taken up", metadata: ["error": "\(error)"])
            }
            await rooms.keepLiveFields { code, error in
                logger.error(
                    "a live field could not be brought up to date",
                    metadata: ["dialogue": "\(code)", "error": "\(error)"])
            }
        }
    }
}

/// Sends simulated people home when the server stops.
private struct RehearsalService: NamedService {
    let rehearsals: Rehearsals

    func run() async throws {
        try await rehearsals.wipeLeftovers()
        try? await gracefulShutdown()
        await rehearsals.close()
    }
}
