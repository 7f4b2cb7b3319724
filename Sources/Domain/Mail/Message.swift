public import Foundation

/// A mail in text and HTML, written as RFC 5322 and MIME want it.
public struct Message: Hashable, Sendable {
    public var from: EmailAddress
    public var fromName: String
    public var to: EmailAddress
    public var subject: String
    public var text: String
    public var html: String
    /// Where one click ends these mails (RFC 8058); nil for what somebody asked for this minute.
    public var unsubscribe: String?
    /// Unique, without the angle brackets.
    public var id: String
    public var date: Date

    public init(
        from: EmailAddress, fromName: String, to: EmailAddress, subject: String, text: String, html: String,
        unsubscribe: String?, id: String, date: Date
    ) {
        self.from = from
        self.fromName = fromName
        self.to = to
        self.subject = subject
        self.text = text
        self.html = html
        self.unsubscribe = unsubscribe
        self.id = id
        self.date = date
    }

    /// The message with line feeds as line ends, as a sendmail command reads it.
    public var source: String {
        let boundary = "=_" + id.filter { $0.isLetter || $0.isNumber }
        return """
            From: \(Self.encoded(fromName)) <\(from)>
            To: <\(to)>
            Subject: \(Self.encoded(subject))
            Date: \(Self.format(date))
            Message-ID: <\(id)>
            \(unsubscribe.map { "List-Unsubscribe: <\($0)>\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\n" } ?? "")\
            Auto-Submitted: auto-generated
            MIME-Version: 1.0
            Content-Type: multipart/alternative; boundary="\(boundary)"

            --\(boundary)
            \(Self.part(text, "text/plain"))
            --\(boundary)
            \(Self.part(html, "text/html"))
            --\(boundary)--

            """
    }

    private static func part(_ text: String, _ type: String) -> String {
        """
        Content-Type: \(type); charset=utf-8
        Content-Transfer-Encoding: base64

        \(Data(text.utf8).base64EncodedString(options: [.lineLength76Characters, .endLineWithLineFeed]))
        """
    }

    /// Encoded words of at most 64 characters each, never cut inside a character (RFC 2047). A line break cannot pass.
    static func encoded(_ text: String) -> String {
        var words: [[UInt8]] = [[]]
        for character in text {
            let bytes = Array(character.utf8.prefix(39))
            if words[words.count - 1].count + bytes.count > 39 { words.append([]) }
            words[words.count - 1] += bytes
        }
        return words.map { "=?UTF-8?B?\(Data($0).base64EncodedString())?=" }.joined(separator: "\n ")
    }

    /// Thu, 05 Mar 2026 09:00:00 +0000
    static func format(_ date: Date) -> String { date.internetTime + " +0000" }
}
