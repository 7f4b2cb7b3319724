import Disclosure
public import Domain
import HTTPTypes
import Hummingbird

/// The report of a dialogue as everybody reads it: there the moment it ends, and from the first publication on as it was
/// published. Older versions keep their address.
enum ReportPages {
    static func routes(_ site: Site) -> [Route] {
        [
            Route(.get, "/{code}/report", for: .everyone) { request, visit in
                try await report(request, visit, site)
            },
            Route(.get, "/.well-known/krachtveld-keys.json", for: .everyone) { _, _ in
                try .json(PublishedKeys(site.keys))
            },
            Route(.get, "/{code}/report/versions/{number}", for: .everyone) { request, visit in
                let dialogue = try await site.rooms.room(visit.code()).dialogue
                let publications = try await site.stores.reports.publications(of: dialogue.id)
                let number = try visit.id("number", of: Publication.self).number
                guard let publication = publications.first(where: { $0.version == number }) else {
                    throw HTTPError(.notFound)
                }
                return try await kept(publication, among: publications, dialogue, request, visit, site)
            },
            Route(.get, "/{code}/report/slides", for: .everyone) { request, visit in
                try await slides(request, visit, site)
            },
            Route(.get, "/{code}/report/picture.svg", for: .everyone) { _, visit in
                guard let picture = try await page(.picture, visit, site)?.body else { throw HTTPError(.notFound) }
                return Response(
                    status: .ok, headers: [.contentType: "image/svg+xml; charset=utf-8"],
                    body: .init(byteBuffer: ByteBuffer(string: picture)))
            },
        ]
    }

    private static func report(_ request: Request, _ visit: Visit, _ site: Site) async throws -> Response {
        let dialogue = try await site.rooms.room(visit.code()).dialogue
        let publications = try await site.stores.reports.publications(of: dialogue.id)
        if let latest = publications.first(where: { !$0.isWithdrawn }) {
            return try await kept(latest, among: publications, dialogue, request, visit, site)
        }
        guard visit.mayReadFindings(of: dialogue) else { return notYet(dialogue, visit, site) }
        // The groups are part of what is signed, where they are found soon.
        _ = try await site.rooms.settled(site.rooms.room(dialogue.code))
        // What somebody is still writing is not for everybody yet: this is the report as the rules write it.
        let source = try await site.reportSource(dialogue.code, edits: .none)
        var content = ReportPage(source, site.settings, visit.language)
        let frame = frame(of: dialogue, visit, site)
        guard let open = source.openData else { return site.page("report", frame, content) }
        content.seen = ScannedSeal(request, open, visit.language)
        content.signature = ReportProof.place
        return try site.signedPage("report", frame, content, showing: open)
            .asFile("krachtveld-\(dialogue.code)-report.html", if: request)
    }

    private static func slides(_ request: Request, _ visit: Visit, _ site: Site) async throws -> Response {
        let room = try await site.rooms.room(visit.code())
        let dialogue = room.dialogue
        guard let slides = try await page(.slides, visit, site) else { return .seeOther(Paths.report(dialogue.code)) }
        let text: SlidesText = visit.language.choose(.dutch, .english)
        let frame = Frame(
            "\(text.slides): \(dialogue.title)", .slides, visit: visit, path: Paths.slides(dialogue.code),
            scripts: ["slides.js"])
        // Slides that were published before they were cut into parts prove nothing.
        let isProvable = dialogue.phase == .ended && slides.body.contains(Slides.firstPart)
        let content = KeptPage(
            content: SafeHTML(markup: slides.body), signature: isProvable ? ReportProof.place : nil)
        guard isProvable else { return site.page("report-slides", frame, content) }
        let open = try await site.rooms.publicExport(of: dialogue.code)
        return try site.signedPage(
            "report-slides", frame, content, .slides, showing: open, standingOn: slides.rounds
        ).asFile("krachtveld-\(dialogue.code)-slides.html", if: request)
    }

    /// A page as it was published, with the rounds that it stands on, or else as the rules write it; nil for who may not read
    /// it yet.
    private static func page(
        _ kind: PublishedPage.Kind, _ visit: Visit, _ site: Site
    ) async throws -> (body: String, rounds: Set<RoundKey>?)? {
        let dialogue = try await site.rooms.room(visit.code()).dialogue
        let publications = try await site.stores.reports.publications(of: dialogue.id)
        let page = PublishedPage(kind, visit.language)
        if let latest = publications.first(where: { !$0.isWithdrawn }) {
            let kept = try await site.stores.reports.page(page, version: latest.version, of: dialogue.id)
            return kept.map { ($0, latest.rounds) }
        }
        guard visit.mayReadFindings(of: dialogue) else { return nil }
        return (site.render(page, of: try await site.reportSource(dialogue.code, edits: .none)), nil)
    }

    /// How the report is read and shared.
    static func frame(of dialogue: Dialogue, _ visit: Visit, _ site: Site, path: String? = nil) -> Frame {
        let text: ReportText = visit.language.choose(.dutch, .english)
        var frame = Frame(
            "\(text.report): \(dialogue.title)", .report, visit: visit, path: path ?? Paths.report(dialogue.code))
        if dialogue.phase == .ended {
            frame.preview = Frame.Preview(
                title: "\(text.report): \(dialogue.title)",
                description: text.whatItIs,
                picture: site.settings.address(Paths.report(dialogue.code) + "/picture.svg"),
                address: site.settings.address(Paths.report(dialogue.code)))
        }
        return frame
    }

    // MARK: - What was published

    struct VersionLink: Sendable {
        let path: String
        let name: String
        let isThis: Bool
    }

    struct Kept: Sendable {
        let content: SafeHTML?
        /// That there is a newer one, or that this one was withdrawn.
        let note: String?
        let latest: String
        let versions: [VersionLink]
        let hasVersions: Bool
        let seen: ScannedSeal?
        /// A version that was withdrawn has nothing to sign.
        let signature: SafeHTML?
        let text: ReportText
    }

    private static func kept(
        _ publication: Publication, among all: [Publication], _ dialogue: Dialogue, _ request: Request,
        _ visit: Visit, _ site: Site
    ) async throws -> Response {
        let text: ReportText = visit.language.choose(.dutch, .english)
        let content = try await site.stores.reports.page(
            PublishedPage(.report, visit.language), version: publication.version, of: dialogue.id)
        let newest = all.first { !$0.isWithdrawn }
        let isOld = newest.map { $0.version != publication.version } ?? false
        let open = try await site.rooms.publicExport(of: dialogue.code)
        let model = Kept(
            content: content.map { SafeHTML(markup: $0) },
            note: publication.isWithdrawn ? text.withdrawn(publication.version) : isOld ? text.older : nil,
            latest: Paths.report(dialogue.code),
            versions: all.filter { !$0.isWithdrawn }.map {
                VersionLink(
                    path: Paths.report(dialogue.code, version: $0.version),
                    name: text.version($0.version, on: $0.moment, visit.language),
                    isThis: $0.version == publication.version)
            },
            hasVersions: all.count > 1, seen: ScannedSeal(request, open, visit.language),
            signature: content == nil ? nil : ReportProof.place, text: text)
        let path = Paths.report(dialogue.code, version: publication.version)
        return try site.signedPage(
            "report-kept", frame(of: dialogue, visit, site, path: path), model, showing: open,
            standingOn: publication.rounds
        ).asFile("krachtveld-\(dialogue.code)-report.html", if: request)
    }

    private struct NotYet: Sendable {
        let text: ReportText
        let link: String?
    }

    private static func notYet(_ dialogue: Dialogue, _ visit: Visit, _ site: Site) -> Response {
        let text: ReportText = visit.language.choose(.dutch, .english)
        let frame = Frame(text.notYetTitle, .report, visit: visit, path: Paths.report(dialogue.code))
        let link = dialogue.isJoinable ? Paths.join(dialogue.code) : nil
        return site.page("no-report", frame, NotYet(text: text, link: link))
    }
}

/// A page that was rendered before.
struct KeptPage: Sendable {
    let content: SafeHTML
    /// Where slides of a dialogue that ended have their signature.
    let signature: SafeHTML?
}

extension Paths {
    static func report(_ code: Code, version: Int) -> String { "\(report(code))/versions/\(version)" }
    static func slides(_ code: Code) -> String { "\(report(code))/slides" }
}

extension Response {
    /// To be kept as a file, where the reader asked for that.
    fileprivate func asFile(_ name: String, if request: Request) -> Response {
        !request.query.contains("save") ? self : asFile(name)
    }
}

extension Site {
    /// A page that shows figures of a dialogue that ended, with its signature; see ``ReportProof``.
    func signedPage(
        _ template: String, _ frame: Frame, _ content: some Sendable, _ kind: PublishedPage.Kind = .report,
        showing open: PublicExport, standingOn rounds: Set<RoundKey>? = nil
    ) throws -> Response {
        let page = templates.render(template, Page(frame: frame, page: content))
        return .html(try ReportProof.sign(page, kind, showing: open, standingOn: rounds, by: keys))
    }

    /// Signs a ``ReportDocument`` in its final form.
    public func signed(_ page: String, of document: ReportDocument, _ code: Code) async throws -> String {
        try ReportProof.sign(
            page, showing: await rooms.publicExport(of: code), standingOn: document.rounds, by: keys)
    }
}

extension Publication {
    /// The rounds that it stands on.
    var rounds: Set<RoundKey> { Set(releases.map(\.round)) }
}
