/// Advice on how a statement is written; never a refusal.
public enum WritingAdvice: String, Hashable, Sendable, CaseIterable {
    case question
    case twoIdeas
    case negation
    case tooLong

    /// What a careful reader would say of this text, in Dutch or English.
    public static func on(_ text: String) -> [WritingAdvice] {
        let words = text.lowercased().split { !$0.isLetter && $0 != "'" }.map(String.init)
        var advice: [WritingAdvice] = []
        if text.contains("?") { advice.append(.question) }
        if text.contains(";") || !Set(words).isDisjoint(with: ["maar", "terwijl", "zodat", "but", "whereas"])
            || words.count(where: { $0 == "en" || $0 == "and" }) > 1
        {
            advice.append(.twoIdeas)
        }
        if !Set(words).isDisjoint(with: ["niet", "geen", "nooit", "not", "never", "don't", "doesn't"]) {
            advice.append(.negation)
        }
        if text.count > Statement.longest { advice.append(.tooLong) }
        return advice
    }
}
