import Domain
import HTTPTypes

/// What the head of a request to take position says, read in one pass over its fields.
struct PositionHead {
    let request: HTTPRequest
    let code: Code
    let statement: ID<Statement>
    let key: Token
    /// The token it shows; nil when it can only show one in a cookie.
    let bearer: Token?
    private static let mostBytes = 256

    /// nil when it asks for something else, or for anything that only the router knows how to answer.
    init?(_ request: HTTPRequest) {
        guard request.method == .put, let path = request.path, path.hasPrefix("/api/v1/dialogues/") else { return nil }
        let parts = path.utf8.split(separator: UInt8(ascii: "/"), maxSplits: 7)
        guard parts.count == 7, parts[4].elementsEqual("statements".utf8), parts[6].elementsEqual("position".utf8),
            let code = Code(Substring(parts[3])), let statement = Int64(Substring(parts[5])), statement > 0
        else { return nil }
        var (isJSON, hasLength, mayShowCookie) = (false, false, true)
        var key: Token?
        var bearer: Token?
        // A field that comes twice is for the router.
        for field in request.headerFields {
            switch field.name {
            case .contentType where !isJSON && field.value.hasPrefix("application/json"): isJSON = true
            case .contentLength where !hasLength && Int(field.value).map((1...Self.mostBytes).contains) == true:
                hasLength = true
            case .idempotencyKey where key == nil:
                guard let token = Token(field.value) else { return nil }
                key = token
            case .authorization where mayShowCookie:
                bearer = Token(bearer: field.value)
                mayShowCookie = false
            case .contentType, .contentLength, .idempotencyKey, .authorization, .connection, .expect: return nil
            default: break
            }
        }
        guard isJSON, hasLength, let key, bearer != nil || mayShowCookie else { return nil }
        (self.request, self.code, self.statement, self.key, self.bearer) = (request, code, ID(statement), key, bearer)
    }
}
