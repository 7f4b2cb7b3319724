import Foundation

/// A form with a file in it, as browsers send it (RFC 7578; its parts as in RFC 2046, section 5.1).
struct MultipartForm {
    struct Part {
        let name: String
        let isFile: Bool
        let bytes: [UInt8]
    }

    let parts: [Part]

    private static let mostParts = 100
    private static let newline = Data("\r\n".utf8)

    /// What stands between the parts; nil when the body is no such form.
    static func boundary(in contentType: String) -> String? {
        guard contentType.lowercased().hasPrefix("multipart/form-data"),
            let start = contentType.range(of: "boundary=", options: .caseInsensitive)?.upperBound
        else { return nil }
        let value = contentType[start...].prefix { $0 != ";" }.filter { $0 != "\"" && $0 != " " }
        return (1...70).contains(value.utf8.count) ? value : nil
    }

    /// nil when it is cut off or otherwise not well formed.
    init?(_ bytes: some Sequence<UInt8>, boundary: String) {
        // The first boundary has no line before it.
        let body = Self.newline + Data(bytes)
        let mark = Self.newline + Data("--\(boundary)".utf8)
        guard var place = body.range(of: mark)?.upperBound else { return nil }
        var parts: [Part] = []
        while !body[place...].starts(with: Data("--".utf8)) {
            guard body[place...].starts(with: Self.newline), parts.count < Self.mostParts,
                let end = body.range(of: mark, in: (place + 2)..<body.endIndex),
                let part = Part(body[(place + 2)..<end.lowerBound])
            else { return nil }
            parts.append(part)
            place = end.upperBound
        }
        self.parts = parts
    }
}

extension MultipartForm.Part {
    /// Its headers, an empty line, and what it holds.
    fileprivate init?(_ bytes: Data) {
        guard let gap = bytes.range(of: Data("\r\n\r\n".utf8)) else { return nil }
        let headers = String(decoding: bytes[..<gap.lowerBound], as: UTF8.self).split(whereSeparator: \.isNewline)
        let head = headers.first { $0.lowercased().hasPrefix("content-disposition: form-data;") }
        // A browser writes a quotation mark in a name as %22.
        guard let head, let start = head.range(of: "; name=\"")?.upperBound,
            let end = head[start...].firstIndex(of: "\"")
        else { return nil }
        self.init(
            name: String(head[start..<end]), isFile: head.contains("; filename="),
            bytes: Array(bytes[gap.upperBound...]))
    }
}
