import Domain
import HTTPTypes
import Hummingbird

/// What went wrong, as people read it: what happened, and what they can do.
struct Failure: Sendable {
    let status: HTTPResponse.Status
    let dutch: String
    let english: String
    var retryAfter: Int?

    init(_ status: HTTPResponse.Status, _ dutch: String, _ english: String, retryAfter: Int? = nil) {
        self.status = status
        self.dutch = dutch
        self.english = english
        self.retryAfter = retryAfter
    }

    func text(in language: Language) -> String { language == .dutch ? dutch : english }

    /// nil for an error that nobody foresaw; it is logged, and the visitor reads that it is not their fault.
    init?(_ error: any Error) {
        switch error {
        case let problem as InputProblem: self = problem.failure
        case let problem as DialogueProblem: self = problem.failure
        case let problem as RoomProblem: self = problem.failure
        case let problem as HandoutProblem: self = problem.failure
        case let problem as AccessProblem: self = problem.failure
        case let problem as APIProblem: self = problem.failure
        case let problem as MembersError: self = problem.failure
        case let problem as CircleProblem: self = problem.failure
        case is StoreUnavailable: self = Failure.storeUnavailable
        case let problem as HTTPError: self = Failure.http(problem.status)
        default: return nil
        }
    }

    static let unforeseen = Failure(
        .internalServerError,
        "Er ging iets mis bij ons. Probeer het nog een keer. Wat je al had verstuurd, is bewaard.",
        "Something went wrong on our side. Please try again. What you sent before is kept.")

    static let storeUnavailable = Failure(
        .serviceUnavailable,
        "We kunnen nu niets opslaan. Dit is niet bewaard. Probeer het straks nog een keer.",
        "We cannot store anything now. This was not kept. Please try again in a moment.", retryAfter: 10)

    static func http(_ status: HTTPResponse.Status) -> Failure {
        switch status {
        case .notFound:
            Failure(
                .notFound, "Deze pagina bestaat niet. Klopt het adres?",
                "This page does not exist. Is the address right?")
        case .contentTooLarge:
            Failure(
                .contentTooLarge, "Dit is te veel tekst in één keer. Stuur het in delen.",
                "This is too much text at once. Please send it in parts.")
        default:
            Failure(
                status, "Dit verzoek begrijpen we niet. Ga terug en probeer het nog een keer.",
                "We do not understand this request. Please go back and try again.")
        }
    }
}

extension InputProblem {
    var failure: Failure {
        switch self {
        case .empty: Failure(.unprocessableContent, "Vul hier iets in.", "Please fill this in.")
        case .tooLong(let limit):
            Failure(
                .unprocessableContent, "Dit is te lang. Gebruik hoogstens \(limit) tekens.",
                "This is too long. Use at most \(limit) characters.")
        case .forbiddenCharacters:
            Failure(
                .unprocessableContent, "Er staan onzichtbare tekens in de tekst. Typ de tekst opnieuw.",
                "The text holds invisible characters. Please type it again.")
        case .question:
            Failure(
                .unprocessableContent, "Maak van de vraag een stelling.", "Please turn the question into a statement.")
        case .tooFew(let minimum):
            Failure(.unprocessableContent, "Vul er minstens \(minimum) in.", "Please fill in at least \(minimum).")
        case .tooMany(let maximum):
            Failure(.unprocessableContent, "Vul er hoogstens \(maximum) in.", "Please fill in at most \(maximum).")
        case .twice(let name):
            Failure(.unprocessableContent, "“\(name)” staat er twee keer.", "“\(name)” is there twice.")
        case .unknownLayer:
            Failure(.unprocessableContent, "Deze laag bestaat hier niet.", "This layer does not exist here.")
        case .unknownAccelerator:
            Failure(
                .unprocessableContent, "Deze versneller bestaat hier niet.", "This accelerator does not exist here.")
        case .notAnAddress:
            Failure(.unprocessableContent, "Dit is geen mailadres.", "This is not a mail address.")
        case .notADay:
            Failure(
                .unprocessableContent, "Kies een dag vanaf vandaag, binnen twee jaar.",
                "Choose a day from today on, within two years.")
        case .notAMonth:
            Failure(
                .unprocessableContent, "Schrijf een jaar of een maand, zoals 2026 of 2026-11.",
                "Write a year or a month, such as 2026 or 2026-11.")
        case .notALink:
            Failure(
                .unprocessableContent, "Begin het adres met https://.", "Please begin the address with https://.")
        case .noConsent:
            Failure(
                .unprocessableContent, "Een citaat mag alleen als de spreker het goed vindt.",
                "A quote is only allowed if the speaker agrees.")
        }
    }
}

extension DialogueProblem {
    var failure: Failure {
        switch self {
        case .notInThisPhase:
            Failure(
                .conflict, "Dat kan nu niet: de dialoog is in een andere fase. Ververs de pagina.",
                "Not possible now: the dialogue is in another phase. Refresh the page.")
        case .noSuchStatement: Failure(.notFound, "Deze stelling bestaat niet.", "This statement does not exist.")
        case .statementIs:
            Failure(
                .conflict, "Dat kan nu niet met deze stelling. Ververs de pagina.",
                "Not possible with this statement now. Refresh the page.")
        case .modeIsFixed:
            Failure(
                .conflict, "De belofte over antwoorden ligt vast zodra de lobby open is.",
                "The promise about answers is fixed once the lobby is open.")
        case .noStatements:
            Failure(
                .conflict, "Er zijn nog geen stellingen. Voeg er eerst een toe.",
                "There are no statements yet. Please add one first.")
        case .notRehearsing: Failure(.conflict, "Er loopt geen repetitie.", "There is no rehearsal.")
        case .onlyLive: Failure(.conflict, "Dat kan alleen in een live dialoog.", "Only possible in a live dialogue.")
        case .onlyOngoing:
            Failure(.conflict, "Dat kan alleen in een doorlopende dialoog.", "Only possible in an ongoing dialogue.")
        case .tooManySubmissions:
            Failure(
                .conflict,
                "Er wachten al veel ingezonden stellingen. Stuur de jouwe als de begeleider ze heeft gelezen.",
                "Many submitted statements wait already. Send yours when the facilitator has read them.")
        case .changedSince:
            Failure(
                .conflict, "De dialoog is intussen veranderd. Voeg de stelling opnieuw toe.",
                "The dialogue has changed in the meantime. Please add the statement again.")
        }
    }
}

extension RoomProblem {
    var failure: Failure {
        switch self {
        case .noSuchDialogue:
            Failure(
                .notFound, "We kennen deze code niet. Kijk nog eens op het scherm.",
                "We do not know this code. Please look at the screen again.")
        case .notJoinable:
            Failure(
                .conflict, "Je kunt nu niet meedoen. De dialoog is nog niet open, of al klaar.",
                "You cannot join now. The dialogue is not open yet, or has ended.")
        case .busy:
            Failure(
                .serviceUnavailable, "Het is even heel druk. Je antwoord blijft op je telefoon en gaat zo vanzelf mee.",
                "It is very busy. Your answer stays on your phone and will be sent in a moment.", retryAfter: 2)
        case .tooManyMisses:
            Failure(
                .tooManyRequests,
                "Er zijn te veel verkeerde woorden geprobeerd. Probeer het over een uur, of doe opnieuw mee.",
                "Too many wrong words were tried. Try again in an hour, or join anew.", retryAfter: 3600)
        case .contended:
            Failure(
                .conflict, "Iemand anders veranderde de dialoog op hetzelfde moment. Probeer het nog een keer.",
                "Somebody else changed the dialogue at the same moment. Please try again.")
        }
    }
}

extension AccessProblem {
    var failure: Failure {
        switch self {
        case .notJoined: Failure(.unauthorized, "Doe eerst mee met de code.", "Please join with the code first.")
        case .notSignedIn:
            Failure(
                .unauthorized, "Je bent niet aangemeld. Vraag een nieuwe aanmeldlink.",
                "You are not signed in. Please ask for a new sign-in link.")
        case .notAllowed:
            Failure(
                .forbidden,
                "Dit hoort niet bij je rol in de kring. Vraag het de secretaris.",
                "This is not part of your role in the circle. Please ask the secretary.")
        case .invitationOver:
            Failure(
                .notFound, "Deze uitnodiging werkt niet meer. Vraag de secretaris van de kring om een nieuwe.",
                "This invitation no longer works. Please ask the secretary of the circle for a new one.")
        case .foreignOrigin:
            Failure(
                .forbidden,
                "Dit formulier is verlopen of kwam van een andere site. Ververs de pagina en probeer het nog een keer.",
                "This form has expired or came from another site. Refresh the page and try again.")
        case .tooFast(let seconds):
            Failure(
                .tooManyRequests, "Dat gaat te snel. Je antwoord blijft bewaard; wacht \(seconds) s.",
                "That is too fast. Your answer is kept; wait \(seconds) s.", retryAfter: seconds)
        }
    }
}

extension APIProblem {
    var failure: Failure {
        switch self {
        case .notJSON:
            Failure(.unsupportedMediaType, "Stuur application/json.", "Please send application/json.")
        case .malformed: Failure(.badRequest, "Deze JSON klopt niet.", "This JSON is not what was expected.")
        case .noIdempotencyKey:
            Failure(
                .badRequest, "De kop Idempotency-Key met 32 hexadecimale tekens ontbreekt.",
                "The header Idempotency-Key with 32 hexadecimal digits is missing.")
        case .keyReused:
            Failure(
                .unprocessableContent, "Deze Idempotency-Key hoort bij een ander antwoord.",
                "This Idempotency-Key belongs to another answer.")
        case .notOpen:
            Failure(
                .conflict, "Deze stelling is gesloten. Je antwoord telt niet meer mee.",
                "This statement is closed. Your answer no longer counts.")
        case .outOfRange(let field):
            Failure(.unprocessableContent, "De waarde van \(field) kan niet.", "The value of \(field) is out of range.")
        }
    }
}

extension CircleProblem {
    var failure: Failure {
        switch self {
        case .nameTaken:
            Failure(.conflict, "Er is al een kring met deze naam.", "There is a circle with this name already.")
        }
    }
}

extension MembersError {
    var failure: Failure {
        switch self {
        case .alreadyMember:
            Failure(
                .conflict, "Wie dit mailadres heeft, is al lid van de kring. Meld je aan met een aanmeldlink.",
                "Whoever has this mail address is a member of the circle already. Sign in with a sign-in link.")
        case .alreadyInvited:
            Failure(
                .conflict, "Dit mailadres heeft al een uitnodiging die nog open is.",
                "This mail address has an open invitation already.")
        case .lastSecretary:
            Failure(
                .conflict, "Een kring heeft minstens één secretaris. Wijs eerst een ander aan.",
                "A circle has at least one secretary. Please appoint another one first.")
        }
    }
}
