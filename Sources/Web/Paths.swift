import Domain

/// Every address that people see.
enum Paths {
    static let home = "/"
    /// As the law calls it, in both languages.
    static let accessibility = "/toegankelijkheid"
    static let console = "/console"
    static let signIn = "/sign-in"

    static func join(_ code: Code) -> String { "/\(code.text)" }
    static func participants(_ code: Code) -> String { "/\(code.text)/participants" }
    static func now(_ code: Code) -> String { "/\(code.text)/now" }
    /// One open statement, whatever the room looks at.
    static func now(_ code: Code, _ statement: ID<Statement>) -> String {
        "/\(code.text)/now?statement=\(statement.number)"
    }
    static func positions(_ code: Code) -> String { "/\(code.text)/positions" }
    static func submissions(_ code: Code) -> String { "/\(code.text)/submissions" }
    static func answers(_ code: Code) -> String { "/\(code.text)/answers" }
    static func comeBack(_ code: Code) -> String { "/\(code.text)/return" }
    static func screen(_ code: Code) -> String { "/\(code.text)/screen" }
    static func stage(_ code: Code) -> String { "/\(code.text)/screen/stage" }
    static func report(_ code: Code) -> String { "/\(code.text)/report" }
    static func report(_ code: Code, _ id: ID<Statement>) -> String { report(code) + "#s\(id.number)" }
    static func report(_ code: Code, _ seal: Seal) -> String { report(code) + "?seal=\(seal)" }
    static func openData(_ code: Code, _ file: String) -> String { "/\(code.text)/open-data/\(file)" }
    static func field(_ code: Code) -> String { "/\(code.text)/field" }
    static func field(_ code: Code, _ id: ID<Statement>) -> String { "/\(code.text)/field/\(id.number)" }
    static func roles(_ code: Code) -> String { "/\(code.text)/roles" }
    static func editRoles(_ code: Code) -> String { "/console/\(code.text)/roles" }
    static func console(_ code: Code) -> String { "/console/\(code.text)" }
    static func statement(_ code: Code, _ id: ID<Statement>) -> String {
        "/console/\(code.text)/statements/\(id.number)"
    }
    static func promises(_ code: Code) -> String { "/\(code.text)/commitments" }
    static func promise(_ secret: Token) -> String { "/commitments/\(secret)" }
    static let promises = "/console/commitments"
    static let newPromise = "/console/commitments/new"
    static let members = "/console/members"
    static let circles = "/circles"
    static func circle(_ id: ID<Circle>) -> String { "/circles/\(id.number)" }
    static let ownData = "/console/me"
    static let ownDataFile = "/console/me.json"
    static let retention = "/console/retention"
    static let circleSettings = "/console/circle"
    static let circleChoice = "/console/circles"
    static let invitations = "/console/invitations"
    static func invitation(_ token: Token) -> String { "/invitations/\(token)" }
    static func signIn(_ token: Token) -> String { "/sign-in/\(token)" }
    static func api(_ code: Code) -> String { "/api/v1/dialogues/\(code.text)" }
}
