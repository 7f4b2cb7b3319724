import Domain
import Mustache

/// Every template, compiled once. Values are escaped by Mustache; `{{{…}}}` is for ``SafeHTML`` only.
struct Templates: Sendable {
    private let library: MustacheLibrary
    /// Looks along at everything that is rendered: the test that every variable is fed.
    private let witness: (@Sendable (_ template: String, _ model: any Sendable) -> Void)?

    /// - Throws: an error of Mustache with the line of a template that is not well formed.
    init(
        _ sources: [String: [UInt8]] = Templates.sources,
        witness: (@Sendable (_ template: String, _ model: any Sendable) -> Void)? = nil
    ) throws {
        library = MustacheLibrary(
            templates: try sources.mapValues { try MustacheTemplate(string: String(decoding: $0, as: UTF8.self)) })
        self.witness = witness
    }

    func render(_ name: String, _ model: some Sendable) -> String {
        witness?(name, model)
        return library.render(model, withTemplate: name) ?? ""
    }
}

/// HTML that was made by our own code, every value in it escaped.
struct SafeHTML: Sendable, Hashable, CustomStringConvertible {
    let description: String

    /// - Parameter html: markup in which every value from outside went through ``escape(_:)``.
    init(markup html: String) { description = html }

    static func escape(_ text: String) -> String {
        var escaped = ""
        escaped.reserveCapacity(text.utf8.count)
        for character in text.unicodeScalars {
            switch character {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            default: escaped.unicodeScalars.append(character)
            }
        }
        return escaped
    }
}
