import Disclosure
import Domain

/// What the sentences of a role picture lead back to: figures, promises, quotes.
struct RoleSources: Sendable {
    let dialogue: Dialogue
    let field: DialogueField
    /// Only those of which their makers said that everybody may read them.
    let promises: [Commitment]
    /// Whether the reader may open the list of promises.
    let isMember: Bool

    init(_ snapshot: Room.Snapshot, _ visit: Visit, _ site: Site) async throws {
        dialogue = snapshot.dialogue
        field = DialogueField(snapshot)
        let code = dialogue.code
        promises = try await site.stores.commitments.commitments(of: dialogue.circle).map(\.commitment).filter {
            $0.dialogue?.code == code && $0.promise.isPublic
        }
        isMember = visit.member?.circle == dialogue.circle
    }

    func finding(_ id: ID<Statement>) -> StatementFinding? { field.statements.first { $0.statement.id == id } }

    /// The words of a sentence; nil when what it came from is gone.
    func words(_ said: RolePicture.Said) -> String? {
        switch said.source {
        case .people: return said.words?.text
        case .statement(let id): return said.words?.text ?? dialogue.statement(id)?.text.text
        case .quote(let id):
            guard let note = dialogue.notes.first(where: { $0.id == id }) else { return nil }
            return said.words?.text ?? note.text.text
        case .commitment(let id):
            guard let promise = promises.first(where: { $0.id == id })?.promise else { return nil }
            return said.part == .need ? promise.need?.text : (promise.step ?? promise.what).text
        }
    }
}

/// The role picture as everybody reads it.
struct RoleContent: Sendable {
    struct Sentence: Sendable {
        let words: String
        /// What the layer answered, and where that stands.
        let figure: String?
        let link: String?
        let number: Int?
        let origin: String?
        let originLink: String?
        let quotes: [String]
    }

    struct Part: Sendable {
        let name: String
        let sentences: [Sentence]
        let isEmpty: Bool
    }

    struct Layer: Sendable {
        let anchor: String
        let mark: SafeHTML
        let name: String
        let parts: [Part]
    }

    let dialogue: String
    let state: String
    let noLayers: String?
    let layers: [Layer]
    let field: String
    let report: String?
    let edit: String?
    let text: RoleText

    init(_ picture: RolePicture, isEdited: Bool, mayEdit: Bool, _ sources: RoleSources, _ language: Language) {
        let dialogue = sources.dialogue
        let text: RoleText = language.choose(.dutch, .english)
        let field: FieldText = language.choose(.dutch, .english)
        self.text = text
        self.dialogue = dialogue.title.text
        state = isEdited ? text.edited : text.drafted
        noLayers = dialogue.mode == .protected && dialogue.scope == .room ? text.noLayers : nil
        layers = dialogue.layers.enumerated().map { index, layer in
            Layer(
                anchor: "layer-\(layer.id.number)", mark: LayerMark(index: index).picture, name: layer.name.text,
                parts: RolePicture.Part.allCases.map { part in
                    let sentences = picture.said(by: layer.id, in: part).compactMap {
                        Sentence($0, index, sources, text, field)
                    }
                    return Part(name: text.name(part), sentences: sentences, isEmpty: sentences.isEmpty)
                })
        }
        self.field = Paths.field(dialogue.code)
        report = dialogue.phase == .ended ? Paths.report(dialogue.code) : nil
        edit = mayEdit ? Paths.editRoles(dialogue.code) : nil
    }
}

extension RoleContent.Sentence {
    /// nil when what it came from is gone.
    fileprivate init?(
        _ said: RolePicture.Said, _ layer: Int, _ sources: RoleSources, _ text: RoleText, _ field: FieldText
    ) {
        guard let words = sources.words(said) else { return nil }
        self.words = words
        let code = sources.dialogue.code
        var (figure, link, number): (String?, String?, Int?) = (nil, nil, nil)
        var (origin, originLink): (String?, String?) = (nil, nil)
        var quotes: [String] = []
        switch said.source {
        case .statement(let id):
            if let finding = sources.finding(id) {
                figure = finding.layers?.first { $0.index == layer }.map(field.words) ?? field.support(finding)
                (link, number) = (Paths.field(code, id), finding.number)
                quotes = sources.dialogue.notes.filter { $0.kind == .quote && $0.statement == id }.map(\.text.text)
            }
        case .commitment(let id):
            origin = text.fromPromise
            originLink = sources.isMember ? "\(Paths.promises)#promise-\(id.number)" : nil
        case .quote: origin = text.quote
        case .people: origin = text.fromPeople
        }
        (self.figure, self.link, self.number, self.quotes) = (figure, link, number, quotes)
        (self.origin, self.originLink) = (origin, originLink)
    }
}
