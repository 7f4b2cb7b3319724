public import Domain
public import Foundation

/// What the operator decides.
public struct Settings: Sendable {
    /// The address that people type and scan.
    public var publicURL: URL
    /// Where security researchers write to; shown in security.txt.
    public var securityContact: String?
    /// The address that mails come from; nil while this server sends no mail.
    public var mailFrom: EmailAddress?

    public init(publicURL: URL, securityContact: String? = nil, mailFrom: EmailAddress? = nil) {
        self.publicURL = publicURL
        self.securityContact = securityContact
        self.mailFrom = mailFrom
    }

    /// Safari keeps no secure cookie that came over plain http, not even from localhost (https://bugs.webkit.org/show_bug.cgi?id=281149).
    public var usesSecureCookies: Bool { publicURL.scheme == "https" }

    /// The address of a page, for a QR code or a link in a message.
    public func address(_ path: String) -> String {
        let base = publicURL.absoluteString
        return (base.hasSuffix("/") ? String(base.dropLast()) : base) + path
    }
}
