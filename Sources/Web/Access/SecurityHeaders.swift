import HTTPTypes
import Hummingbird

extension Response {
    /// What every response carries. Only our own files may load; nothing inline runs; nobody may frame us.
    mutating func addSecurityHeaders(isAPI: Bool) {
        headers[.xContentTypeOptions] = "nosniff"
        headers[.strictTransportSecurity] = "max-age=31536000"
        if headers[.cacheControl] == nil { headers[.cacheControl] = "no-store" }
        guard !isAPI else {
            headers[.contentSecurityPolicy] = "default-src 'none'; frame-ancestors 'none'"
            headers[.apiVersion] = OpenAPI.version
            return
        }
        headers[.contentSecurityPolicy] = Self.policy
        headers[.referrerPolicy] = "same-origin"
        headers[.permissionsPolicy] = "camera=(), microphone=(), geolocation=(), interest-cohort=()"
        headers[.crossOriginOpenerPolicy] = "same-origin"
        headers[.crossOriginResourcePolicy] = "same-origin"
        headers[.xFrameOptions] = "DENY"
    }

    private static let policy = [
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "font-src 'self'",
        "connect-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
        "require-trusted-types-for 'script'", "trusted-types krachtveld",
    ].joined(separator: "; ")
}

extension HTTPField.Name {
    static let referrerPolicy = Self("Referrer-Policy")!
    static let permissionsPolicy = Self("Permissions-Policy")!
    static let crossOriginOpenerPolicy = Self("Cross-Origin-Opener-Policy")!
    /// As the Dutch API design rules ask (/core/version-header).
    static let apiVersion = Self("API-Version")!
    static let xFrameOptions = Self("X-Frame-Options")!
}
