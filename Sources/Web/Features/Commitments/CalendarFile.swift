import Domain
import Hummingbird

extension Response {
    /// A promise as a whole day in a calendar (RFC 5545): a reminder that needs no address.
    static func calendar(_ promise: Promise, secret: Token, address: String, _ visit: Visit) -> Response {
        let text: PromisingText = visit.language.choose(.dutch, .english)
        let day = promise.due.description.replacing("-", with: "")
        let next = promise.due.adding(days: 1).description.replacing("-", with: "")
        let lines = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Krachtveld//NL", "BEGIN:VEVENT",
            "UID:\(secret.digest.prefix(12).map(String.init).joined(separator: "-"))@krachtveld",
            "DTSTAMP:\(day)T060000Z",
            "DTSTART;VALUE=DATE:\(day)", "DTEND;VALUE=DATE:\(next)",
            "SUMMARY:" + CalendarText.escaped("\(text.iWill) \(promise.what)"),
            "DESCRIPTION:" + CalendarText.escaped("\(text.question) \(address)"), "URL:\(address)",
            "TRANSP:TRANSPARENT",
            "BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER;RELATED=START:PT9H",
            "DESCRIPTION:" + CalendarText.escaped(promise.what.text), "END:VALARM", "END:VEVENT", "END:VCALENDAR",
        ]
        let file = lines.map(CalendarText.folded).joined(separator: "\r\n") + "\r\n"
        return Response(
            status: .ok,
            headers: [
                .contentType: "text/calendar; charset=utf-8",
                .contentDisposition: "attachment; filename=\"krachtveld-\(promise.due).ics\"",
            ], body: .init(byteBuffer: ByteBuffer(string: file)))
    }
}

/// How RFC 5545 writes text.
enum CalendarText {
    static func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing(";", with: "\\;").replacing(",", with: "\\,")
            .replacing("\n", with: "\\n")
    }

    /// Lines of at most 75 bytes, never cut inside a character.
    static func folded(_ line: String) -> String {
        var folded = ""
        var length = 0
        for character in line.unicodeScalars {
            let bytes = UTF8.width(character)
            if length + bytes > 74 {
                folded += "\r\n "
                length = 1
            }
            folded.unicodeScalars.append(character)
            length += bytes
        }
        return folded
    }
}
