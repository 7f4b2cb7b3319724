import Foundation
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import Web

@Suite struct OpenAPITests {
    private struct Document: Decodable {
        struct Operation: Decodable {
            let summary: String
            let responses: [String: Reference]
            let requestBody: Reference?
        }
        struct Reference: Decodable {}
        struct Info: Decodable { let version: String }
        let openapi: String
        let info: Info
        let paths: [String: [String: Operation]]
    }

    @Test func `the description and the routes say the same`() throws {
        let document = try JSONDecoder().decode(Document.self, from: Data(PackageResources.openapi_json))
        let described = Set(
            document.paths.flatMap { path, methods in methods.keys.map { "\($0.uppercased()) \(path)" } })
        let house = try House()
        let routed = Set(
            house.site.routes.filter(\.isAPI).map { route in
                "\(route.method.rawValue) \(route.path.dropFirst("/api/v1".count))"
            })
        #expect(document.openapi.hasPrefix("3.1"))
        #expect(described.subtracting(routed).isEmpty, "described, not routed")
        #expect(routed.subtracting(described).isEmpty, "routed, not described")
    }

    @Test func `whoever sends something finds what the wrong kind and too much of it get`() throws {
        let document = try JSONDecoder().decode(Document.self, from: Data(PackageResources.openapi_json))
        let operations = document.paths.values.flatMap(\.values).filter { $0.requestBody != nil }
        #expect(operations.count > 10)
        for operation in operations {
            #expect(Set(operation.responses.keys).isSuperset(of: ["400", "413", "415"]), "\(operation.summary)")
        }
    }

    @Test func `every answer of the API tells the version that the description tells`() async throws {
        let document = try JSONDecoder().decode(Document.self, from: Data(PackageResources.openapi_json))
        let house = try House()
        let code = try await house.runningDialogue()
        try await house.test { client in
            for path in ["/openapi.json", "/dialogues/\(code)", "/dialogues/\(code)/me", "/nowhere"] {
                let headers = try await client.execute(uri: "/api/v1" + path, method: .get).headers
                #expect(headers[.apiVersion] == document.info.version, "\(path)")
                #expect(headers[.contentSecurityPolicy]?.contains("frame-ancestors 'none'") == true, "\(path)")
                #expect(headers[.strictTransportSecurity] != nil, "\(path)")
            }
        }
    }
}
