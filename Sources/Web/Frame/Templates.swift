import Domain
import Mustache
import Synchronization

/// Every template. One is compiled when it is first shown, with the templates that it includes: compiling all of them would
/// be a quarter of the time that the program needs to start. Values are escaped by Mustache; `{{{…}}}` is for ``SafeHTML``
/// only.
struct Templates: Sendable {
    private let shelf: Shelf
    /// Looks along at everything that is rendered: the test that every variable is fed.
    private let witness: (@Sendable (_ template: String, _ model: any Sendable) -> Void)?

    init(
        _ sources: [String: @Sendable () -> [UInt8]] = Templates.sources,
        witness: (@Sendable (_ template: String, _ model: any Sendable) -> Void)? = nil
    ) {
        shelf = Shelf(sources)
        self.witness = witness
    }

    /// Nothing where there is no such template, or it is not well formed; a test compiles every one.
    func render(_ name: String, _ model: some Sendable) -> String {
        witness?(name, model)
        return (try? library(name))?.render(model, withTemplate: name) ?? ""
    }

    /// A template and everything that it includes.
    /// - Throws: an error of Mustache with the line that is not well formed.
    func library(_ name: String) throws -> MustacheLibrary {
        try shelf.compiled.withLock { compiled in
            if let library = compiled.libraries[name] { return library }
            var parts: [String: MustacheTemplate] = [:]
            var wanted = [name]
            while let next = wanted.popLast() {
                guard parts[next] == nil, let source = shelf.sources[next]?() else { continue }
                let template =
                    try compiled.templates[next] ?? MustacheTemplate(string: String(decoding: source, as: UTF8.self))
                compiled.templates[next] = template
                parts[next] = template
                wanted += Self.included(in: source)
            }
            let library = MustacheLibrary(templates: parts)
            compiled.libraries[name] = library
            return library
        }
    }

    /// The names after `{{>` and `{{<`.
    private static func included(in source: [UInt8]) -> [String] {
        var names: [String] = []
        var rest = source[...]
        while let brace = rest.firstIndex(of: UInt8(ascii: "{")) {
            rest = rest[brace...].dropFirst()
            guard rest.first == UInt8(ascii: "{") else { continue }
            rest = rest.dropFirst()
            guard rest.first == UInt8(ascii: ">") || rest.first == UInt8(ascii: "<") else { continue }
            let name = rest.dropFirst().prefix { $0 != UInt8(ascii: "}") }
            names.append(String(decoding: name.filter { $0 != UInt8(ascii: " ") }, as: UTF8.self))
        }
        return names
    }

    private final class Shelf: Sendable {
        struct Compiled {
            var templates: [String: MustacheTemplate] = [:]
            /// By the template that is shown.
            var libraries: [String: MustacheLibrary] = [:]
        }

        let sources: [String: @Sendable () -> [UInt8]]
        let compiled = Mutex(Compiled())

        init(_ sources: [String: @Sendable () -> [UInt8]]) { self.sources = sources }
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
