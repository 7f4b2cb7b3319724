public import Domain
import HTTPTypes
import Hummingbird

/// A promise that got stuck becomes a case with one click; a second click finds the same case.
enum StuckCase {
    static func routes(_ site: Site) -> [Route] {
        [
            Route(.post, "/console/commitments/{id}/case", for: .coreTeam) { request, visit in
                _ = try await request.form(of: visit)
                let circle = try visit.signedInMember().circle
                let id = try visit.id("id", of: Commitment.self)
                guard let commitment = try await site.stores.commitments.commitment(id, of: circle) else {
                    throw HTTPError(.notFound)
                }
                let known = try await site.stores.cases.cases(of: circle).first { $0.commitment == id }
                if let known { return .seeOther(Paths.study(known.id)) }
                let text: PromisingText = visit.language.choose(.dutch, .english)
                let study = try await site.stores.cases.create(
                    parts(commitment, text), in: circle, by: Cases.author(visit), from: id)
                return .seeOther(Paths.study(study))
            }
        ]
    }

    /// Nothing is typed twice: what was promised is the task, why it got stuck is where it is stuck.
    fileprivate static func parts(_ commitment: Commitment, _ text: PromisingText) -> [NewCasePart] {
        let promise = commitment.promise
        let what = promise.what.text
        var facts: [CaseField: String] = [.title: what.prefix(1).uppercased() + what.dropFirst()]
        facts[.task] = ["\(text.iWill) \(promise.what)", promise.partners.map { "\(text.with) \($0)" }]
            .compactMap(\.self).joined(separator: ", ")
        facts[.stuck] = commitment.explanation.isEmpty ? nil : commitment.explanation.text
        var parts = [NewCasePart(kind: .facts, content: CaseContent(stored: facts))]
        let moment = String(promise.due.description.prefix(7))
        parts.append(
            NewCasePart(
                kind: .turningPoint, content: CaseContent(stored: [.event: text.stuck, .moment: moment])))
        if let need = promise.need {
            parts.append(NewCasePart(kind: .action, content: CaseContent(stored: [.action: need.text])))
        }
        return parts
    }
}

extension Site {
    /// What a case begins with that comes from a promise that got stuck.
    public static func parts(ofCaseFrom commitment: Commitment, in language: Language) -> [NewCasePart] {
        StuckCase.parts(commitment, language.choose(.dutch, .english))
    }
}

extension Paths {
    /// Where a promise stands on the list of its circle.
    static func promise(_ id: ID<Commitment>) -> String { "\(promises)#promise-\(id.number)" }
}
