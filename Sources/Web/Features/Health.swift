import Foundation
import Hummingbird

/// For the operator's monitoring, and for security researchers.
enum Health {
    static func routes(_ site: Site) -> [Route] {
        [
            Route(.get, "/health", for: .everyone) { _, _ in
                Response(
                    status: .ok, headers: [.contentType: "text/plain; charset=utf-8"],
                    body: .init(byteBuffer: .init(string: "ok\n")))
            },
            Route(.get, "/.well-known/security.txt", for: .everyone) { _, _ in
                guard let contact = site.settings.securityContact else { throw HTTPError(.notFound) }
                let expires = securityTextExpiry()
                return Response(
                    status: .ok, headers: [.contentType: "text/plain; charset=utf-8"],
                    body: .init(
                        byteBuffer: .init(
                            string: """
                                Contact: \(contact)
                                Expires: \(expires)
                                Preferred-Languages: nl, en
                                Canonical: \(site.settings.address("/.well-known/security.txt"))

                                """)))
            },
        ]
    }
}

/// Half a year from now (RFC 9116 asks for less than a year).
private func securityTextExpiry() -> String {
    Date(timeIntervalSinceNow: 182 * 24 * 3600).formatted(.iso8601)
}
