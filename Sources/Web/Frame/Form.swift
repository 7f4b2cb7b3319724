import Domain
import Foundation
import Hummingbird

/// The fields of a form that a browser sent, in order; a name may come more than once.
struct Form: Sendable {
    private let fields: [(name: String, value: String)]
    private let files: [(name: String, bytes: [UInt8])]

    init(_ parts: MultipartForm) {
        fields = parts.parts.filter { !$0.isFile }.map { ($0.name, String(decoding: $0.bytes, as: UTF8.self)) }
        files = parts.parts.filter(\.isFile).map { ($0.name, $0.bytes) }
    }

    init(urlEncoded text: String) {
        files = []
        fields = text.split(separator: "&").prefix(2_000).map { pair in
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return (Self.decode(parts[0]), parts.count > 1 ? Self.decode(parts[1]) : "")
        }
    }

    private static func decode(_ text: Substring) -> String {
        let spaced = text.replacing("+", with: " ")
        return spaced.removingPercentEncoding ?? String(spaced)
    }

    subscript(_ name: String) -> String { fields.first { $0.name == name }?.value ?? "" }

    /// The content of a file that somebody chose; nil when nobody did, or when it is empty.
    func file(_ name: String) -> [UInt8]? { files.first { $0.name == name && !$0.bytes.isEmpty }?.bytes }

    func all(_ name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }

    func contains(_ name: String) -> Bool { fields.contains { $0.name == name } }

    func choice<Choice: RawRepresentable<String>>(_ name: String, or standard: Choice) -> Choice {
        Choice(rawValue: self[name]) ?? standard
    }

    func id<Entity>(_ name: String, of entity: Entity.Type) -> ID<Entity>? {
        Int64(self[name]).flatMap { $0 > 0 ? ID($0) : nil }
    }
}

extension Request {
    /// What a form that only asks, or a link, put behind the question mark. A browser writes a space there as `+`.
    var query: Form { Form(urlEncoded: uri.query ?? "") }

    /// Reads a form of our own.
    /// - Throws: ``AccessProblem/foreignOrigin`` when the form does not carry the visitor's secret.
    func form(of visit: Visit, largest: Int = Request.largestBody) async throws -> Form {
        let form = try await self.form(largest: largest)
        guard !visit.csrf.isEmpty, form["csrf"] == visit.csrf else { throw AccessProblem.foreignOrigin }
        return form
    }

    /// Reads a form of our own in which a file may be.
    /// - Throws: as ``form(of:largest:)``, and an error for people when it is not well formed.
    func formWithFile(of visit: Visit, largest: Int) async throws -> Form {
        guard let boundary = MultipartForm.boundary(in: headers[.contentType] ?? "") else {
            return try await form(of: visit, largest: largest)
        }
        let body = try await body(largest: largest)
        guard let parts = MultipartForm(body.readableBytesView, boundary: boundary) else {
            throw HTTPError(.badRequest)
        }
        let form = Form(parts)
        guard !visit.csrf.isEmpty, form["csrf"] == visit.csrf else { throw AccessProblem.foreignOrigin }
        return form
    }

    /// Reads a form of somebody who has no cookie yet.
    func form(largest: Int = Request.largestBody) async throws -> Form {
        guard headers[.contentType]?.hasPrefix("application/x-www-form-urlencoded") == true else {
            throw HTTPError(.unsupportedMediaType)
        }
        return Form(urlEncoded: String(buffer: try await body(largest: largest)))
    }
}
