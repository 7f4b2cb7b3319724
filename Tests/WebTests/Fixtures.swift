import Crypto
import Disclosure
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Live
import NIOCore
import Storage

@testable import Web

/// A whole Krachtveld on a fresh data folder, without a socket.
struct House: Sendable {
    let place: TemporaryFolder
    let folder: DataFolder
    let rooms: Rooms
    var site: Site

    /// - Parameter epoch: the shortest time between two releases of an ongoing protected dialogue.
    init(mailFrom: String? = "kring@voorbeeld.nl", epoch: Duration = .seconds(60)) throws {
        let place = try TemporaryFolder()
        try self.init(place, DataFolder(path: place.url.path), mailFrom: mailFrom, epoch: epoch)
    }

    /// The same folder, served by a program that was started anew.
    func restarted() throws -> House { try House(place, folder, mailFrom: nil, epoch: .zero) }

    private init(_ place: TemporaryFolder, _ folder: DataFolder, mailFrom: String?, epoch: Duration) throws {
        let rooms = Rooms(stores: folder.rooms, epoch: epoch) { _, _ in }
        let live = LiveDialogues(broadcaster: .init(mostSubscribers: 100)) { await Site.frame(of: $0, in: rooms) }
        let address = URL(string: "https://localhost:8080") ?? URL(fileURLWithPath: "/")
        self.place = place
        self.folder = folder
        self.rooms = rooms
        site = Site(
            rooms: rooms, members: folder.members, stores: folder.circleStores, live: live, keys: folder.keys,
            settings: Settings(publicURL: address, mailFrom: try mailFrom.map { try EmailAddress($0) }))
    }

    func test<Value>(_ body: @escaping @Sendable (any TestClientProtocol) async throws -> Value) async throws -> Value {
        try await Application(router: site.router()).test(.router, body)
    }

    /// A dialogue of the circle "Kring", or of another one.
    func dialogue(
        kind: Dialogue.Kind = .live, mode: Mode = .protected, statements: Int = 3, circle: String = "Kring"
    ) async throws -> Code {
        let circle = try await folder.members.ensureCircle(named: Line(circle))
        let dialogue = try await rooms.create(
            NewDialogue(
                circle: circle.id, title: Line("Ronde tafel"), purpose: Paragraph("Omdat het vastloopt."), kind: kind,
                mode: mode, layers: [Line("Rijk"), Line("gemeente")], accelerators: [Line("Richting"), Line("Ruimte")],
                statements: (1...statements).map { number in
                    (
                        StatementDraft(
                            text: try Line("Stelling nummer \(number)."), accelerator: ID(Int64(number % 2 + 1)),
                            answer: number == 3 ? .floor : .buttons), nil
                    )
                }))
        return dialogue.code
    }

    /// A dialogue with its first statement open.
    func runningDialogue(kind: Dialogue.Kind = .live, mode: Mode = .protected) async throws -> Code {
        let code = try await dialogue(kind: kind, mode: mode)
        try await rooms.change(code) { try $0.openLobby() }
        if kind == .live { try await rooms.change(code) { try $0.open(ID(1)) } }
        return code
    }

    /// What the nightly round does first.
    func deleteOldAnswers(at now: Date) async throws -> [Code] {
        let codes = try await rooms.dialoguesWithOldAnswers(at: now)
        for code in codes { try await rooms.deleteAnswers(of: code) }
        return codes
    }

    /// Headers of a signed-in member.
    func member(_ role: Member.Role, circle: String = "Kring") async throws -> (headers: HTTPFields, csrf: String) {
        let circle = try await folder.members.ensureCircle(named: Line(circle))
        let email = try EmailAddress("\(role.rawValue)\(circle.id.number)@voorbeeld.nl")
        let member = try await folder.members.admit(email, as: role, to: circle.id)
        var generator = SystemRandomNumberGenerator()
        let link = Token.random(using: &generator)
        let session = Token.random(using: &generator)
        try await folder.members.addSignInLink(link.digest, for: member.id, expires: .now + 60)
        _ = try await folder.members.useSignInLink(
            link.digest, at: .now, opening: NewSession(token: session.digest, expires: .now + 3_600))
        let csrf = Gate.csrf(for: session)
        var headers: HTTPFields = [.cookie: "__Host-session=\(session)", .origin: "http://localhost"]
        headers[.csrf] = csrf
        return (headers, csrf)
    }

    /// Headers of somebody who joined.
    func participant(in code: Code, layer: Int64? = 1) async throws -> (headers: HTTPFields, token: Token, csrf: String)
    {
        let joined = try await rooms.join(code, layer: layer.map { ID($0) }, language: .dutch)
        let headers: HTTPFields = [.cookie: "__Host-p-\(code)=\(joined.token)", .origin: "http://localhost"]
        return (headers, joined.token, Gate.csrf(for: joined.token))
    }

    /// Takes position as a person would, and waits until it is stored.
    @discardableResult
    func take(_ stance: Stance, in code: Code, statement: Int64 = 1, round: Int = 1, layer: Int64? = 1) async throws
        -> Token
    {
        let joined = try await rooms.join(code, layer: layer.map { ID($0) }, language: .dutch)
        try await take(stance, by: joined.participant.id, in: code, statement: statement, round: round)
        return joined.token
    }

    /// The same of somebody who joined before.
    func take(
        _ stance: Stance, by person: ID<Participant>, in code: Code, statement: Int64 = 1, round: Int = 1
    ) async throws {
        var generator = SystemRandomNumberGenerator()
        let request = PositionRequest(
            participant: person, key: .random(using: &generator), statement: ID(statement), round: round,
            stance: stance, sequence: 1)
        _ = try await rooms.takePosition(request, in: rooms.room(code))
    }
}

extension TestClientProtocol {
    /// Sends a form as a browser does.
    func form(
        _ path: String, _ fields: [(String, String)], headers: HTTPFields = [:]
    ) async throws -> TestResponse {
        var headers = headers
        headers[.contentType] = "application/x-www-form-urlencoded"
        if headers[.origin] == nil { headers[.origin] = "http://localhost" }
        let allowed = CharacterSet.alphanumerics
        let body = fields.map { name, value in
            "\(name)=\(value.addingPercentEncoding(withAllowedCharacters: allowed) ?? "")"
        }.joined(separator: "&")
        return try await execute(uri: path, method: .post, headers: headers, body: ByteBuffer(string: body))
    }

    /// Sends a form with a file in it as a browser does.
    func form(
        _ path: String, _ fields: [(String, String)], file: [UInt8], headers: HTTPFields = [:]
    ) async throws -> TestResponse {
        var headers = headers
        headers[.contentType] = "multipart/form-data; boundary=----grens7"
        if headers[.origin] == nil { headers[.origin] = "http://localhost" }
        var body = ByteBuffer()
        for (name, value) in fields {
            body.writeString("------grens7\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n")
        }
        body.writeString(
            "------grens7\r\nContent-Disposition: form-data; name=\"file\"; filename=\"lessen.csv\"\r\n"
                + "Content-Type: text/csv\r\n\r\n")
        body.writeBytes(file)
        body.writeString("\r\n------grens7--\r\n")
        return try await execute(uri: path, method: .post, headers: headers, body: body)
    }

    func json(
        _ method: HTTPRequest.Method, _ path: String, _ body: String? = nil, headers: HTTPFields = [:]
    ) async throws -> TestResponse {
        var headers = headers
        headers[.contentType] = "application/json"
        return try await execute(
            uri: path, method: method, headers: headers, body: body.map { ByteBuffer(string: $0) })
    }
}

extension TestResponse {
    var text: String { String(buffer: body) }
}
