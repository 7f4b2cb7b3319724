import Disclosure
import Domain
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Storage
import Testing

@testable import Web

@Suite struct AuditTests {
    @Test func `the secretary makes the complete file for somebody with a name, and sees who had it before`()
        async throws
    {
        let published = try await ProofTests.published(.protected)
        let (house, path) = (published.house, "/console/\(published.code)/audit")
        let secretary = try await house.member(.secretary)
        let name = "<b>Rekenkamer</b> & \"zonen\""
        try await house.test { client in
            let nobody = try await client.form(
                path, [("csrf", secretary.csrf), ("auditor", " ")], headers: secretary.headers)
            #expect(nobody.status == .unprocessableContent && !nobody.text.contains("\"people\":["))
            let file = try await client.form(
                path, [("csrf", secretary.csrf), ("auditor", name)], headers: secretary.headers)
            #expect(file.status == .ok && Array(file.body.readableBytesView) == published.complete)
            let disposition = try #require(file.headers[.contentDisposition])
            #expect(disposition == "attachment; filename=\"krachtveld-\(published.code)-complete.json\"")
            let page = try await client.execute(uri: path, method: .get, headers: secretary.headers).text
            #expect(page.contains("&lt;b&gt;Rekenkamer&lt;/b&gt; &amp; &quot;zonen&quot;") && !page.contains("<b>Rek"))
            #expect(page.contains("<td>anna@voorbeeld.nl</td>") && page.contains("<td>secretary1@voorbeeld.nl</td>"))
        }
    }

    @Test func `who made the file and left is no longer named, that it was given is`() async throws {
        let published = try await ProofTests.published(.protected)
        let (house, path) = (published.house, "/console/\(published.code)/audit")
        let secretary = try await house.member(.secretary)
        func form(_ path: String, _ fields: [(String, String)]) async throws -> TestResponse {
            try await house.test {
                try await $0.form(path, [("csrf", secretary.csrf)] + fields, headers: secretary.headers)
            }
        }
        #expect(try await form(path, [("auditor", "Zqkamer")]).status == .ok)
        let own = try await house.test {
            try await $0.execute(uri: Paths.ownData, method: .get, headers: secretary.headers).text
        }
        #expect(own.contains("bestand voor een controleur, uit “"))
        let file = try await house.test {
            try await $0.execute(uri: Paths.ownDataFile, method: .get, headers: secretary.headers).text
        }
        #expect(file.contains("\"auditFiles\":[{"))
        let circle = try await house.rooms.room(published.code).dialogue.circle
        let other = try EmailAddress("zqopvolger@voorbeeld.nl")
        _ = try await house.folder.members.admit(other, as: .secretary, to: circle)
        #expect(try await form(Paths.ownData + "/erasure", []).status == .seeOther)
        let next = try await house.member(.secretary)
        let page = try await house.test { try await $0.execute(uri: path, method: .get, headers: next.headers).text }
        #expect(page.contains("<td>Zqkamer</td><td>oud-lid</td>") && !page.contains("<td>secretary1@voorbeeld.nl</td>"))
    }

    @Test func `a form without the secret of the page gives no answers`() async throws {
        let published = try await ProofTests.published(.open)
        let secretary = try await published.house.member(.secretary)
        let facilitator = try await published.house.member(.facilitator)
        try await published.house.test { client in
            let path = "/console/\(published.code)/audit"
            let forged = try await client.form(path, [("auditor", "Iemand")], headers: secretary.headers)
            #expect(forged.status == .forbidden)
            let other = try await client.form(
                path, [("csrf", facilitator.csrf), ("auditor", "Iemand")], headers: facilitator.headers)
            #expect(other.status == .forbidden)
        }
        #expect(try await published.house.rooms.handouts(of: published.code).count == 1)
    }
}
