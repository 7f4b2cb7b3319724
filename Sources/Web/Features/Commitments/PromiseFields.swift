import Domain

/// What stands in the form of a promise, and what is wrong with it.
struct PromiseFields: Sendable {
    /// Opens the promise later; sending the same form twice makes one promise.
    var secret: Token?
    /// Where the promise stands that was made with this form before.
    var first: String?
    var what = ""
    var due = ""
    var partners = ""
    var step = ""
    var need = ""
    var statement: ID<Statement>?
    var isPublic = false
    var layer: ID<Layer>?
    var name = ""
    var email = ""

    var whatProblem: String?
    var dueProblem: String?
    var partnersProblem: String?
    var stepProblem: String?
    var needProblem: String?
    var nameProblem: String?
    var emailProblem: String?

    /// An empty form; six weeks is long enough to do something and short enough to remember it.
    init(secret: Token, today: Day) {
        self.secret = secret
        due = today.adding(days: 42).description
    }

    init(_ form: Form) {
        secret = Token(form["secret"])
        what = form["what"]
        due = form["due"]
        partners = form["partners"]
        step = form["step"]
        need = form["need"]
        statement = form.id("statement", of: Statement.self)
        isPublic = form["public"] == "yes"
        layer = form.id("layer", of: Layer.self)
        name = form["name"]
        email = form["email"]
    }

    var hasProblem: Bool {
        let problems = [
            whatProblem, dueProblem, partnersProblem, stepProblem, needProblem, nameProblem, emailProblem,
        ]
        return problems.contains { $0 != nil }
    }

    /// The promise, and who wants a reminder; nil when something is wrong.
    mutating func read(
        in language: Language, _ dialogue: Dialogue?, today: Day
    ) -> (promise: Promise, promiser: Promiser?)? {
        let typed = self
        let what = Web.read(&whatProblem, in: language) { () throws(InputProblem) in try Line(typed.what) }
        let due = Web.read(&dueProblem, in: language) { () throws(InputProblem) in
            guard let day = Day(typed.due), day >= today, day <= today.adding(days: 731) else { throw .notADay }
            return day
        }
        let partners = readOptional(partners, &partnersProblem, in: language)
        let step = readOptional(step, &stepProblem, in: language)
        let need = readOptional(need, &needProblem, in: language)
        let name = readOptional(name, &nameProblem, in: language)
        let wantsMail = !email.allSatisfy(\.isWhitespace)
        let email =
            wantsMail
            ? Web.read(&emailProblem, in: language) { () throws(InputProblem) in try EmailAddress(typed.email) } : nil
        guard !hasProblem, let what, let due else { return nil }
        let about = statement.flatMap { id in dialogue?.agenda.first { $0.id == id }?.id }
        let speaker = layer.flatMap { id in dialogue?.layers.first { $0.id == id }?.id }
        return (
            Promise(
                what: what, due: due, partners: partners, step: step, need: need, statement: about, layer: speaker,
                isPublic: isPublic && dialogue != nil),
            email.map { Promiser(name: name, email: $0, language: language) }
        )
    }
}
