public import Domain
import Foundation

/// A report as one document that needs no server: for a file, and for paper.
public struct ReportDocument: Sendable {
    /// HTML without styles; every link in it is a whole address.
    public let html: String
    /// What it looks like, the type face included.
    public let styles: String
    /// The rounds that a published version stands on; nil before the first publication.
    let rounds: Set<RoundKey>?

    /// Why there is no document.
    public enum Problem: Error, Hashable, Sendable { case notEnded, noSuchVersion }
}

extension Site {
    /// The latest published report, or a version of it; before the first publication the report as the rules write it.
    /// - Throws: ``ReportDocument/Problem``, or an error of a store.
    public func reportDocument(
        of code: Code, version: Int? = nil, in language: Language
    ) async throws -> ReportDocument {
        let dialogue = try await rooms.room(code).dialogue
        guard dialogue.phase == .ended else { throw ReportDocument.Problem.notEnded }
        let publications = try await stores.reports.publications(of: dialogue.id).filter { !$0.isWithdrawn }
        let page = PublishedPage(.report, language)
        let body: String
        let publication = publications.first { version == nil || $0.version == version }
        if version != nil || publication != nil {
            guard let publication,
                let kept = try await stores.reports.page(page, version: publication.version, of: dialogue.id)
            else { throw ReportDocument.Problem.noSuchVersion }
            body = kept
        } else {
            body = render(page, of: try await reportSource(code, edits: .none))
        }
        let text: ReportText = language.choose(.dutch, .english)
        let frame = Frame(document: "\(text.report): \(dialogue.title)", .report, language: language)
        let html = templates.render(
            "report-document", Page(frame: frame, page: DocumentPage(content: SafeHTML(markup: body))))
        // Values are escaped, so this stands in our own markup only.
        return ReportDocument(
            html: html.replacing("href=\"/", with: "href=\"\(SafeHTML.escape(settings.address("/")))"),
            styles: Self.documentStyles, rounds: publication?.rounds)
    }

    private static let documentStyles: String = {
        let face = "data:font/woff2;base64," + Data(PackageResources.inter_woff2).base64EncodedString()
        return [PackageResources.base_css, PackageResources.report_css]
            .map { String(decoding: $0, as: UTF8.self) }.joined(separator: "\n")
            .replacing("inter.woff2", with: face).replacing("font-display: optional", with: "font-display: block")
    }()
}

/// A report that was rendered before, with room for its signature.
struct DocumentPage: Sendable {
    let content: SafeHTML
    let signature = ReportProof.place
}
