import Hummingbird

/// The description of the API (OpenAPI 3.1); a test holds it against every route.
enum OpenAPI {
    /// Sent with every answer of the API; the description says the same.
    static let version = "1.0.0"

    static func routes(_ site: Site) -> [Route] {
        [
            Route(.get, "/api/v1/openapi.json", for: .everyone) { _, _ in
                .json(bytes: ByteBuffer(bytes: PackageResources.openapi_json))
            }
        ]
    }
}
