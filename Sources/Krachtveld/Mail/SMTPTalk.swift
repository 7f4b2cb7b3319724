import CCurl
import Domain
import Foundation

/// One conversation with a mail server. It lives and ends on one thread.
final class SMTPTalk {
    private let curl: UnsafeMutableRawPointer
    private var unread: [UInt8] = []
    private var position = 0
    /// The whole message was handed over: from here on the server may have taken it.
    private var isHandedOver = false
    /// What the server said last, and last after it had the whole message.
    private var lastReply = ""
    private var verdict: String?

    init?(_ server: SMTPServer) {
        guard let made = curl_make() else { return nil }
        curl = made
        let base = server.url.absoluteString
        text(CURLOPT_URL, (base.hasSuffix("/") ? base : base + "/") + server.name)
        text(CURLOPT_PROTOCOLS_STR, "smtp,smtps")
        number(CURLOPT_NOSIGNAL, 1)
        number(CURLOPT_CONNECTTIMEOUT, min(15, server.patience))
        number(CURLOPT_TIMEOUT, server.patience)
        number(CURLOPT_USE_SSL, Int(server.demandsTLS ? CURLUSESSL_ALL.rawValue : CURLUSESSL_TRY.rawValue))
        number(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        if let authorities = server.authorities { text(CURLOPT_CAINFO, authorities) }
        if let user = server.user { text(CURLOPT_USERNAME, user) }
        if let password = server.password { text(CURLOPT_PASSWORD, password) }
        let this = Unmanaged.passUnretained(self).toOpaque()
        curl_set_pointer(curl, CURLOPT_HEADERDATA, this)
        curl_set_transfer(curl, CURLOPT_HEADERFUNCTION) { bytes, size, count, this in
            if let bytes, let this {
                Unmanaged<SMTPTalk>.fromOpaque(this).takeUnretainedValue().hear(bytes, size * count)
            }
            return size * count
        }
        curl_set_transfer(curl, CURLOPT_WRITEFUNCTION) { _, size, count, _ in size * count }
        curl_set_pointer(curl, CURLOPT_READDATA, this)
        curl_set_transfer(curl, CURLOPT_READFUNCTION) { buffer, size, count, this in
            guard let buffer, let this else { return 0 }
            return Unmanaged<SMTPTalk>.fromOpaque(this).takeUnretainedValue().say(into: buffer, size * count)
        }
    }

    deinit { curl_end(curl) }

    private func text(_ option: CURLoption, _ value: String) { curl_set_text(curl, option, value) }
    private func number(_ option: CURLoption, _ value: Int) { curl_set_number(curl, option, value) }

    private func hear(_ bytes: UnsafeMutablePointer<CChar>, _ count: Int) {
        let line = UnsafeRawBufferPointer(start: bytes, count: count)
        lastReply = String(decoding: line, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        if isHandedOver { verdict = lastReply }
    }

    private func say(into buffer: UnsafeMutablePointer<CChar>, _ room: Int) -> Int {
        let count = min(room, unread.count - position)
        guard count > 0 else {
            isHandedOver = true
            return 0
        }
        unread[position..<(position + count)].withUnsafeBytes { bytes in
            UnsafeMutableRawBufferPointer(start: buffer, count: count).copyMemory(from: bytes)
        }
        position += count
        return count
    }

    func send(_ body: String, from: String, to: String) -> Delivery {
        unread = Array(body.utf8)
        text(CURLOPT_MAIL_FROM, "<\(from)>")
        let recipients = curl_list("<\(to)>")
        defer { curl_end_list(recipients) }
        curl_set_pointer(curl, CURLOPT_MAIL_RCPT, recipients)
        number(CURLOPT_UPLOAD, 1)
        let code = curl_run(curl)
        if code == CURLE_OK { return .accepted(proof: verdict ?? lastReply) }
        let why = String(cString: curl_words(code))
        // Refused after the whole message is certain as well; without an answer nobody knows.
        if let verdict { return .refused("\(why): \(verdict)") }
        return isHandedOver ? .unsure("no answer after the message: \(why)") : .refused("\(why): \(lastReply)")
    }

    func greet() -> Delivery {
        text(CURLOPT_CUSTOMREQUEST, "NOOP")
        let code = curl_run(curl)
        return code == CURLE_OK
            ? .accepted(proof: lastReply) : .refused("\(String(cString: curl_words(code))) \(lastReply)")
    }
}
