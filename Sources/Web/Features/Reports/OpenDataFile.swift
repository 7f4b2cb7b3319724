import Disclosure
import Domain
import HTTPTypes
import Hummingbird

/// The files with open data of a dialogue that ended.
enum OpenDataFile: String, CaseIterable {
    case figures = "figures.json"
    case sheet = "figures-for-spreadsheets.csv"
    case package = "datapackage.json"
    case table = "figures.csv"
    case statements = "statements.csv"
    case rows = "answers.json"

    var name: String { rawValue }

    /// The files that a report links to.
    static func shown(_ open: PublicExport) -> [OpenDataFile] {
        let hasRows = open.dialogue.rows && open.attendance.total >= Dialogue.fewestRows
        return [.sheet, .figures, .package] + (hasRows ? [.rows] : [])
    }

    func title(_ text: ProofText) -> String {
        switch self {
        case .sheet: text.sheet
        case .figures: text.figures
        case .package, .table, .statements: text.package
        case .rows: text.rowsFile
        }
    }

    func hint(_ text: ProofText) -> String {
        switch self {
        case .sheet: text.sheetHint
        case .figures: text.figuresHint
        case .package, .table, .statements: text.packageHint
        case .rows: text.rowsHint
        }
    }

    static func routes(_ site: Site) -> [Route] {
        [
            Route(.get, "/{code}/open-data/{file}", for: .everyone) { _, visit in
                guard let file = visit.parameters.get("file").flatMap(OpenDataFile.init) else {
                    throw HTTPError(.notFound)
                }
                let code = try visit.code()
                if file == .rows {
                    let bytes = try await site.rooms.rowsExport(of: code)
                    return Response.json(bytes: ByteBuffer(bytes: bytes)).asFile("krachtveld-\(code)-answers.json")
                }
                let files = try await site.rooms.publicExport(of: code).files(for: visit.language)
                guard let made = files.first(where: { $0.name == file.name }) else { throw HTTPError(.notFound) }
                return Response(
                    status: .ok, headers: [.contentType: made.type],
                    body: .init(byteBuffer: ByteBuffer(bytes: made.bytes))
                ).asFile("krachtveld-\(code)-\(file.name)")
            }
        ]
    }
}

extension HandoutProblem {
    var failure: Failure {
        switch self {
        case .notEnded:
            Failure(
                .notFound, "De gegevens zijn er zodra de dialoog is afgelopen.",
                "The data will be here as soon as the dialogue has ended.")
        case .answersGone:
            Failure(
                .gone, "De antwoorden zijn verwijderd: hun bewaartijd is voorbij. De cijfers staan in het verslag.",
                "The answers were deleted: their time is over. The figures are in the report.")
        case .sealBroken:
            Failure(
                .conflict, "De antwoorden passen niet meer bij het zegel. Bel de beheerder.",
                "The answers do not fit the seal any more. Call the operator.")
        case .rowsNotPublic:
            Failure(
                .notFound, "De antwoorden van deze dialoog zijn niet openbaar. De cijfers staan in het verslag.",
                "The answers of this dialogue are not public. The figures are in the report.")
        }
    }
}
