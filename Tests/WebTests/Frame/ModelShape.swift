@testable import Web

/// What the models of one template are made of, seen over many of them: names, and whether something ever stood there.
struct ModelShape {
    enum Kind { case unseen, text, html, flag, list, parts }

    private(set) var kind = Kind.unseen
    /// Whether it can be missing.
    private(set) var isOptional = false
    private(set) var fields: [String: ModelShape] = [:]
    /// What stands in a list; nil until one was seen that is not empty.
    private var elements: [ModelShape] = []
    var element: ModelShape? { elements.first }

    mutating func see(_ value: Any) {
        let mirror = Mirror(reflecting: value)
        switch (value, mirror.displayStyle) {
        case (_, .optional):
            isOptional = true
            if let wrapped = mirror.children.first { see(wrapped.value) }
        case (_, .collection):
            kind = .list
            for child in mirror.children {
                if elements.isEmpty { elements.append(ModelShape()) }
                elements[0].see(child.value)
            }
        case (is Bool, _): kind = .flag
        case (is SafeHTML, _): kind = .html
        case (is any CustomStringConvertible, _): kind = .text
        case (_, .struct), (_, .class), (_, .tuple):
            kind = .parts
            for case (let name?, let value) in mirror.children { fields[name, default: ModelShape()].see(value) }
        default: kind = .text
        }
    }
}
