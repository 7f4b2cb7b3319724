import Domain
import Hummingbird

/// Switching between Dutch and English; remembered in a cookie.
enum LanguageChoice {
    static func routes(_ site: Site) -> [Route] {
        [
            Route(.post, "/language", for: .everyone) { request, visit in
                try site.gate.requireOwnOrigin(request)
                let form = try await request.form()
                let to = form["to"]
                // Only a path of our own: "//host" and "/\host" would lead elsewhere.
                let isOwn =
                    to.hasPrefix("/") && !to.hasPrefix("//") && !to.contains("\\") && !to.contains("\n")
                    && !to.contains("\r") && to.utf8.count < 200
                var response = Response.seeOther(isOwn ? to : Paths.home)
                response.setCookie(site.gate.cookies.language(form.choice("language", or: visit.language)))
                return response
            }
        ]
    }
}
