import Domain
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

extension Response {
    static func html(_ html: String, status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status, headers: [.contentType: "text/html; charset=utf-8"],
            body: .init(byteBuffer: ByteBuffer(string: html)))
    }

    static func json(_ value: some Encodable, status: HTTPResponse.Status = .ok) throws -> Response {
        .json(bytes: ByteBuffer(bytes: try Self.bytes(of: value)), status: status)
    }

    /// How every JSON leaves this server, in replies and in live frames.
    static func bytes(of value: some Encodable) throws -> Data { try JSONEncoder.canonical.encode(value) }

    static func json(bytes: ByteBuffer, status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status, headers: [.contentType: "application/json; charset=utf-8"], body: .init(byteBuffer: bytes))
    }

    /// The same, to be kept as a file of this name.
    func asFile(_ name: String) -> Response {
        var response = self
        response.headers[.contentDisposition] = "attachment; filename=\"\(name)\""
        return response
    }

    /// After a form: on to a page, by GET.
    static func seeOther(_ path: String) -> Response {
        Response(status: .seeOther, headers: [.location: path])
    }
}

extension Request {
    static let largestBody = 64 * 1024

    func body(largest: Int = Request.largestBody) async throws -> ByteBuffer {
        do { return try await body.collect(upTo: largest) } catch is NIOTooManyBytesError {
            throw HTTPError(.contentTooLarge)
        }
    }

    /// A body of JSON.
    func decode<Value: Decodable>(_ type: Value.Type) async throws -> Value {
        guard headers[.contentType]?.hasPrefix("application/json") == true else {
            throw APIProblem.notJSON
        }
        let body = try await body()
        do { return try JSONDecoder().decode(type, from: Data(body.readableBytesView)) } catch {
            throw APIProblem.malformed
        }
    }
}

enum APIProblem: Error, Hashable, Sendable {
    case notJSON
    case malformed
    case noIdempotencyKey
    case keyReused
    case notOpen
    case outOfRange(String)
}
