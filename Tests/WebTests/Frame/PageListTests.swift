import Foundation
import HTTPTypes
import Testing

@testable import Web

@Suite struct PageListTests {
    /// Answers that are no page: files, a fragment of the screen, and what machines read.
    private static let others: Set<String> = [
        "/assets/{version}/{name}", "/{code}/screen/stage", "/commitments/{token}/calendar", "/health",
        "/.well-known/security.txt", "/lessons.atom", "/{code}/report/picture.svg",
        "/.well-known/krachtveld-keys.json", "/{code}/open-data/{file}", "/console/me.json",
    ]

    @Test func `the browser test walks every page that the table of contents has`() throws {
        let house = try House()
        let pages = house.site.routes.filter { $0.method == .get && !$0.isAPI }.map(\.path)
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../Browser/pages.json")
        let walked = try JSONDecoder().decode([String].self, from: Data(contentsOf: file))
        #expect(Set(pages).subtracting(Self.others).sorted() == walked.sorted())
        #expect(Self.others.isSubset(of: pages))
    }
}
