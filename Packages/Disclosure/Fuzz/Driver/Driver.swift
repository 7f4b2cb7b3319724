import Disclosure
import Foundation

@_silgen_name("LLVMFuzzerRunDriver")
func runDriver(
    _ argc: UnsafeMutablePointer<CInt>,
    _ argv: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ callback: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// Figures, groups and attendance read from any text, as an edited export holds them: what can be read can be put into words, and
/// written again as it was read. A trap stops the program, with the input kept.
@main
enum Main {
    static func main() {
        var argc = CommandLine.argc
        var argv = CommandLine.unsafeArgv
        _ = runDriver(&argc, &argv) { data, size in
            trial(Array(UnsafeBufferPointer(start: data, count: size)))
            return 0
        }
    }
}

private func trial(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    if let field = try? PublicField(released: text) { tell(field) }
    if let groups = try? PublicGroups(released: text) {
        precondition(isSame(groups) { try PublicGroups(released: $0.released) }, "groups are read as they were written")
        for telling in groups.groups.flatMap(\.telling) { _ = telling.agreesMore }
    }
    if let attendance = try? PublicAttendance(released: text) {
        precondition(
            isSame(attendance) { try PublicAttendance(released: $0.released) }, "attendance is read as it was written")
    }
    if let live = try? JSONDecoder().decode(LiveReleases.self, from: Data(bytes)) {
        let news = News(perLayer: [News.Cell(entered: 20), News.Cell(entered: 20)])
        _ = live.plan(sizes: Sizes(perLayer: [120, 130]), news: news)
    }
}

private func isSame<Figure: Equatable>(_ figure: Figure, _ again: (Figure) throws -> Figure) -> Bool {
    (try? again(figure)) == figure
}

private func tell(_ field: PublicField) {
    precondition(isSame(field) { try PublicField(released: $0.released) }, "a figure is read as it was written")
    var words = [field.sentence, PublicShift(from: field, to: field).sentence]
    switch field.shown {
    case .room(let finding): words += [finding.sentence, finding.words]
    case .layers(let told): words += told.compactMap { $0.finding?.words }
    case .exact(let total, let layers):
        _ = total.verdict
        for layer in layers { _ = (layer.meanPlace, layer.counts.verdict) }
    case .tooFew: break
    }
    precondition(words.count > 1)
}
