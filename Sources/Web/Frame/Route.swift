import HTTPTypes
import Hummingbird

/// One address, who may use it and what it does. Features return lists of these; nothing is routed in another way.
struct Route: Sendable {
    typealias Handler = @Sendable (Request, Visit) async throws -> Response

    let method: HTTPRequest.Method
    /// With `{name}` for a part that varies, as in the API's description.
    let path: String
    let policy: Policy
    /// Whether the answer goes on for as long as somebody listens.
    let isStream: Bool
    let handle: Handler

    init(
        _ method: HTTPRequest.Method, _ path: String, for policy: Policy, isStream: Bool = false,
        handle: @escaping Handler
    ) {
        self.method = method
        self.path = path
        self.policy = policy
        self.isStream = isStream
        self.handle = handle
    }

    /// Answers in JSON, errors included.
    var isAPI: Bool { path.hasPrefix("/api/") }

    var routerPath: RouterPath {
        RouterPath(
            path.split(separator: "/").map { $0.hasPrefix("{") ? ":" + $0.dropFirst().dropLast() : String($0) }
                .joined(separator: "/"))
    }
}
