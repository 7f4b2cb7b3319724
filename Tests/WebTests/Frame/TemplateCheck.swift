/// Walks every branch of a template over the shape of its models, and says which variables nothing feeds.
struct TemplateCheck {
    let templates: [String: [TemplatePart]]
    private(set) var walked: Set<String> = []
    private var wrong: Set<String> = []
    /// Tags that had something to show, and tags that had nothing: a part that several templates use is filled by one of them.
    private var filled: Set<String> = []
    private var unfilled: Set<String> = []

    var findings: [String] { wrong.union(unfilled.subtracting(filled).map { $0 + " was never filled" }).sorted() }

    init(_ sources: [String: String]) throws {
        templates = try sources.mapValues(TemplateReader.parts)
    }

    mutating func walk(_ template: String, over model: ModelShape) { walk(template, [model]) }

    private mutating func walk(_ template: String, _ stack: [ModelShape]) {
        walked.insert(template)
        if let parts = templates[template] { return walk(parts, of: template, stack) }
        wrong.insert("\(template): there is no such template")
    }

    private mutating func walk(_ parts: [TemplatePart], of template: String, _ stack: [ModelShape]) {
        for part in parts {
            switch part {
            case .variable(let name, let isRaw): show(name, isRaw: isRaw, template, stack)
            case .partial(let name): walk(name, stack)
            case .block(let inner): walk(inner, of: template, stack)
            case .frame(let name, let inner):
                walk(inner, of: template, stack)
                walk(name, stack)
            case .section(let name, let isInverted, let inner):
                guard let shape = find(name, template, stack) else { continue }
                enter(name, shape, isInverted: isInverted, inner, template, stack)
            }
        }
    }

    private mutating func enter(
        _ name: String, _ shape: ModelShape, isInverted: Bool, _ inner: [TemplatePart], _ template: String,
        _ stack: [ModelShape]
    ) {
        if isInverted || shape.kind == .flag { return walk(inner, of: template, stack) }
        let inside = shape.kind == .list ? shape.element : shape
        let tag = "\(template): {{#\(name)}}"
        if let inside, inside.kind != .unseen {
            filled.insert(tag)
            walk(inner, of: template, stack + [inside])
        } else {
            unfilled.insert(tag)
        }
    }

    private mutating func show(_ name: String, isRaw: Bool, _ template: String, _ stack: [ModelShape]) {
        guard let shape = find(name, template, stack) else { return }
        let tag = "\(template): {{\(name)}}"
        if shape.kind == .unseen { unfilled.insert(tag) } else { filled.insert(tag) }
        switch shape.kind {
        case .parts, .list: wrong.insert("\(template): {{\(name)}} is no text")
        // A flag stands where HTML asks for the word itself, as in aria-pressed.
        case .flag, .unseen: break
        case .html: if !isRaw { wrong.insert("\(template): {{\(name)}} is HTML, and shown as text") }
        case .text: if isRaw { wrong.insert("\(template): {{{\(name)}}} is not SafeHTML") }
        }
    }

    /// As Mustache finds it: the first name in the innermost part that has it, the others inside that.
    private mutating func find(_ name: String, _ template: String, _ stack: [ModelShape]) -> ModelShape? {
        if name == "." { return stack.last }
        let path = name.split(separator: ".").map(String.init)
        guard let first = path.first, let index = stack.lastIndex(where: { $0.fields[first] != nil }) else {
            wrong.insert("\(template): {{\(name)}} is fed by nothing")
            return nil
        }
        var shape = stack[index]
        for part in path {
            guard let inner = shape.fields[part] else {
                wrong.insert("\(template): {{\(name)}} is fed by nothing (\(part))")
                return nil
            }
            shape = inner
        }
        // Mustache looks further out when something is missing, and would show what is not meant.
        if path.count == 1, shape.isOptional, stack[..<index].contains(where: { $0.fields[first] != nil }) {
            wrong.insert("\(template): {{\(name)}} may be missing, and then another \(first) is shown")
        }
        return shape
    }
}
