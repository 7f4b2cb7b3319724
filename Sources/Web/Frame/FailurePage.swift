import Domain
import Hummingbird

/// A page that says what went wrong, and the same for the API (RFC 9457).
extension Site {
    private struct FailureContent: Sendable {
        let heading: String
        let message: String
        let link: String
        let linkText: String
    }

    func failurePage(_ failure: Failure, _ visit: Visit) -> Response {
        let language = visit.language
        let heading = language.choose("Dat ging niet", "That did not work")
        let content = FailureContent(
            heading: heading, message: failure.text(in: language),
            link: failure.status == .unauthorized ? Paths.signIn : Paths.home,
            linkText: failure.status == .unauthorized
                ? language.choose("Meld je aan", "Sign in") : language.choose("Naar het begin", "To the start"))
        let frame = Frame(heading, .phone, visit: visit, path: Paths.home)
        return page("failure", frame, content, status: failure.status)
    }

    private struct Problem: Encodable {
        let type = "about:blank"
        let title: String
        let status: Int
        let detail: String
    }

    func problem(_ failure: Failure, _ visit: Visit) -> Response {
        let problem = Problem(
            title: failure.status.reasonPhrase, status: failure.status.code, detail: failure.text(in: visit.language))
        guard var response = try? Response.json(problem, status: failure.status) else {
            return Response(status: failure.status)
        }
        response.headers[.contentType] = "application/problem+json; charset=utf-8"
        return response
    }
}

/// Answers for addresses that no route knows.
struct NotFoundPage: RouterMiddleware {
    let site: Site

    func handle(
        _ request: Request, context: Visit, next: (Request, Visit) async throws -> Response
    ) async throws -> Response {
        do { return try await next(request, context) } catch {
            var visit = context
            visit.language = site.language(of: request)
            let isAPI = request.uri.path.hasPrefix("/api/")
            var response = site.failure(error, request, visit, isAPI: isAPI)
            response.addSecurityHeaders(isAPI: isAPI)
            return request.method == .head ? response.createHeadResponse() : response
        }
    }
}
