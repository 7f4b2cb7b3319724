/// A template as its variables and branches, in the part of Mustache that our templates use.
indirect enum TemplatePart {
    case variable(String, isRaw: Bool)
    case section(String, isInverted: Bool, [TemplatePart])
    case partial(String)
    /// `{{<name}}…{{/name}}`: another template with blocks of this one.
    case frame(String, [TemplatePart])
    case block([TemplatePart])
}

struct TemplateProblem: Error, CustomStringConvertible {
    let description: String
}

/// Reads the tags of a template. The text between them does not matter here.
struct TemplateReader {
    private var tags: ArraySlice<String>

    static func parts(of source: String) throws -> [TemplatePart] {
        let tags = source.matches(of: #/\{\{\{(.+?)\}\}\}|\{\{(.+?)\}\}/#).map { match in
            match.output.1.map { "&" + $0 } ?? String(match.output.2 ?? "")
        }
        var reader = TemplateReader(tags: tags[...])
        let parts = try reader.parts(until: nil)
        return parts
    }

    private mutating func parts(until end: String?) throws -> [TemplatePart] {
        var parts: [TemplatePart] = []
        while let tag = tags.popFirst() {
            let name = tag.dropFirst().trimming
            switch tag.first {
            case "/":
                guard name == end else { throw TemplateProblem(description: "{{/\(name)}} closes \(end ?? "nothing")") }
                return parts
            case "#": parts.append(.section(name, isInverted: false, try self.parts(until: name)))
            case "^": parts.append(.section(name, isInverted: true, try self.parts(until: name)))
            case "<": parts.append(.frame(name, try self.parts(until: name)))
            case "$": parts.append(.block(try self.parts(until: name)))
            case ">": parts.append(.partial(name))
            case "&": parts.append(.variable(name, isRaw: true))
            case "!": continue
            case "=", "%": throw TemplateProblem(description: "{{\(tag)}} is not used here")
            default: parts.append(.variable(tag[...].trimming, isRaw: false))
            }
        }
        guard end == nil else { throw TemplateProblem(description: "{{/\(end ?? "")}} is missing") }
        return parts
    }
}

extension Substring {
    fileprivate var trimming: String { String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) }
}
