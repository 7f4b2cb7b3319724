import Foundation

/// A table for programs, with what its columns hold.
struct DataTable {
    struct Field: Encodable {
        let name: String
        let type: String

        static func number(_ name: String) -> Field { Field(name: name, type: "integer") }
        static func text(_ name: String) -> Field { Field(name: name, type: "string") }
    }

    let name: String
    let fields: [Field]
    let rows: [[String]]

    var file: DataFile { DataFile("\(name).csv", lines: [fields.map(\.name)] + rows) }
}

/// The description of tables as a Frictionless Data Package, version 1 (specs.frictionlessdata.io/data-package).
struct DataPackage: Encodable {
    struct Resource: Encodable {
        struct Schema: Encodable {
            let fields: [DataTable.Field]
            let missingValues = [""]
        }

        let name: String
        let path: String
        let profile = "tabular-data-resource"
        let format = "csv"
        let mediatype = "text/csv"
        let encoding = "utf-8"
        let schema: Schema
    }

    let name: String
    let title: String
    let profile = "tabular-data-package"
    let resources: [Resource]

    init(_ dialogue: ExportedDialogue, tables: [DataTable]) {
        name = "krachtveld-\(dialogue.code.lowercased())"
        title = dialogue.title
        resources = tables.map {
            Resource(name: $0.name, path: "\($0.name).csv", schema: .init(fields: $0.fields))
        }
    }

    var file: DataFile {
        get throws {
            DataFile("datapackage.json", type: DataFile.json, Array(try JSONEncoder.canonical.encode(self)) + [10])
        }
    }
}
