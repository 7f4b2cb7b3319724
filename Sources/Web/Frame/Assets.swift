import Crypto
import HTTPTypes
import Hummingbird
import NIOCore

/// Style sheets, scripts and the type face: in the binary, under an address that changes with their content.
enum Assets {
    struct Asset: Sendable {
        let type: String
        let bytes: ByteBuffer
    }

    static let files: [String: Asset] = [
        "accents.css": css(PackageResources.accents_css),
        "base.css": css(PackageResources.base_css),
        "phone.css": css(PackageResources.phone_css),
        "console.css": css(PackageResources.console_css),
        "screen.css": css(PackageResources.screen_css),
        "report.css": css(PackageResources.report_css),
        "slides.css": css(PackageResources.slides_css),
        "answering.js": script(PackageResources.answering_js),
        "answers.js": script(PackageResources.answers_js),
        "console.js": script(PackageResources.console_js),
        "fields.js": script(PackageResources.fields_js),
        "floor.js": script(PackageResources.floor_js),
        "follow.js": script(PackageResources.follow_js),
        "now.js": script(PackageResources.now_js),
        "pace.js": script(PackageResources.pace_js),
        "queue.js": script(PackageResources.queue_js),
        "slides.js": script(PackageResources.slides_js),
        "screen.js": script(PackageResources.screen_js),
        "swap.js": script(PackageResources.swap_js),
        "timer.js": script(PackageResources.timer_js),
        "wait.js": script(PackageResources.wait_js),
        "writing.js": script(PackageResources.writing_js),
        "rooms.js": script(PackageResources.rooms_js),
        "mark.svg": Asset(type: "image/svg+xml", bytes: ByteBuffer(bytes: PackageResources.mark_svg)),
        "inter.woff2": Asset(type: "font/woff2", bytes: ByteBuffer(bytes: PackageResources.inter_woff2)),
    ]

    /// A digest over all of them, so that a browser may keep each for ever.
    static let version: String = {
        var hash = SHA256()
        for (name, asset) in files.sorted(by: { $0.key < $1.key }) {
            hash.update(data: Array(name.utf8))
            hash.update(data: Array(asset.bytes.readableBytesView))
        }
        return hash.finalize().prefix(6).map { String($0, radix: 16) }.joined()
    }()

    static let root = "/assets/" + version

    static func path(_ name: String) -> String { root + "/" + name }

    static let routes = [
        Route(.get, "/assets/{version}/{name}", for: .everyone) { _, visit in
            guard let asset = visit.parameters.get("name").flatMap({ files[$0] }) else { throw HTTPError(.notFound) }
            let keeps = visit.parameters.get("version") == version
            return Response(
                status: .ok,
                headers: [
                    .contentType: asset.type,
                    .cacheControl: keeps ? "public, max-age=31536000, immutable" : "no-store",
                ],
                body: .init(byteBuffer: asset.bytes))
        }
    ]

    private static func css(_ bytes: [UInt8]) -> Asset {
        Asset(type: "text/css; charset=utf-8", bytes: ByteBuffer(bytes: bytes))
    }

    private static func script(_ bytes: [UInt8]) -> Asset {
        Asset(type: "text/javascript; charset=utf-8", bytes: ByteBuffer(bytes: bytes))
    }
}
