import Disclosure
import Domain
import HTTPTypes
import Hummingbird

/// One page before the first answer: what this is about, what happens with answers, and a layer.
extension Site {
    private struct LayerChoice: Sendable {
        let value: String
        let name: String
        let icon: SafeHTML
    }

    private struct JoinContent: Sendable {
        let dialogue: String
        let title: String
        let purpose: String?
        let isRehearsing: Bool
        let isJoinable: Bool
        let isDraft: Bool
        let isEnded: Bool
        let mode: String
        let kept: String
        let layerReason: String
        let layers: [LayerChoice]
        let problem: String?
        let action: String
        /// Sent along, so that somebody who taps twice, or again because no reply came, joins once.
        let key: String
        let comeBack: String
        let report: String
        let text: JoiningText
    }

    func joinPage(
        _ dialogue: Dialogue, _ visit: Visit, isLayerMissing: Bool = false, status: HTTPResponse.Status = .ok
    ) -> Response {
        let text: JoiningText = visit.language.choose(.dutch, .english)
        var generator = SystemRandomNumberGenerator()
        let content = JoinContent(
            dialogue: dialogue.code.text,
            title: dialogue.title.text,
            purpose: dialogue.purpose.isEmpty ? nil : dialogue.purpose.text,
            isRehearsing: dialogue.isRehearsing,
            isJoinable: dialogue.isJoinable,
            isDraft: dialogue.phase == .draft,
            isEnded: dialogue.phase == .ended,
            mode: text.promise(dialogue),
            kept: text.kept(dialogue.retentionDays),
            layerReason: text.layerReason(dialogue),
            layers: dialogue.layers.enumerated().map { index, layer in
                LayerChoice(
                    value: String(layer.id.number), name: layer.name.text, icon: LayerMark.icon(of: index))
            },
            problem: isLayerMissing ? text.layerMissing : nil,
            action: Paths.participants(dialogue.code),
            key: Token.random(using: &generator).description,
            comeBack: Paths.comeBack(dialogue.code),
            report: Paths.report(dialogue.code),
            text: text)
        let frame = Frame(
            "\(text.join) · \(dialogue.title)", .phone, visit: visit, path: Paths.join(dialogue.code),
            scripts: dialogue.phase == .draft ? ["wait.js"] : [], refreshSeconds: dialogue.phase == .draft ? 10 : nil)
        return page("join", frame, content, status: status)
    }
}
