import CQR

/// A QR code as one SVG picture, with the quiet zone that scanners need.
enum QRCode {
    /// nil when the text is too long for a QR code.
    static func svg(of text: String, label: String) -> SafeHTML? {
        guard let code = QRcode_encodeString(text, 0, QR_ECLEVEL_M, QR_MODE_8, 1) else { return nil }
        defer { QRcode_free(code) }
        let width = Int(code.pointee.width)
        guard let modules = code.pointee.data else { return nil }
        var path = ""
        for y in 0..<width {
            for x in 0..<width where modules[y * width + x] & 1 == 1 { path += "M\(x + 4) \(y + 4)h1v1h-1z" }
        }
        let size = width + 8
        return SafeHTML(
            markup: """
                <svg class="qr" viewBox="0 0 \(size) \(size)" role="img" aria-label="\(SafeHTML.escape(label))" \
                shape-rendering="crispEdges"><rect width="\(size)" height="\(size)" fill="#fff"/>\
                <path d="\(path)" fill="#000"/></svg>
                """)
    }
}
