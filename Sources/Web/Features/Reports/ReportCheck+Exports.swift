import Crypto
import Disclosure
import Domain
import Foundation

/// Open data beside a report: whether it is what was signed or sealed, and whether its tiers belong together.
extension ReportCheck {
    /// One export, read.
    struct ReadExport {
        /// The public figures: those of tier A, or made again from tier C.
        var open: PublicExport?
        var complete: CompleteExport?
        var rows: RowsWithoutLayers?
    }

    mutating func read(_ bytes: [UInt8], _ proof: ReportProof) -> ReadExport? {
        guard let tier = ExportTier(of: bytes) else {
            wrong("export: this is no export of Krachtveld")
            return nil
        }
        do {
            switch tier {
            case .figures: return ReadExport(open: try published(bytes, proof))
            case .complete: return try recounted(bytes, proof)
            case .rows: return ReadExport(rows: try signed(bytes, proof))
            }
        } catch {
            wrong("export: \(error)")
            return nil
        }
    }

    private mutating func published(_ bytes: [UInt8], _ proof: ReportProof) throws -> PublicExport {
        let open = try PublicExport(reading: bytes)
        if SHA256.hash(data: bytes).hexadecimal == proof.export {
            right("export: the public figures (tier A) are the ones that were signed")
        } else if try Self.isEarly(proof, open) {
            right("export: the public figures (tier A) are the ones that were signed, but for the groups")
            note("groups: the report was saved before they were found, and does not sign them")
        } else {
            wrong("export: these are not the public figures that were signed")
        }
        if (open.seal?.description ?? "") != proof.seal { wrong("export: the seal in it is another one") }
        checkCode(open.dialogue, proof)
        return open
    }

    private mutating func signed(_ bytes: [UInt8], _ proof: ReportProof) throws -> RowsWithoutLayers {
        let rows = try RowsWithoutLayers(reading: bytes)
        if proof.rows.isEmpty {
            wrong("rows: the report signs no answers without layers (tier B); they were not public when it was signed")
        } else if SHA256.hash(data: bytes).hexadecimal == proof.rows {
            right("rows: the answers without layers (tier B) are the ones that were signed")
        } else {
            wrong("rows: these are not the answers without layers that were signed")
        }
        checkCode(rows.dialogue, proof)
        return rows
    }

    private mutating func recounted(_ bytes: [UInt8], _ proof: ReportProof) throws -> ReadExport {
        let complete = try CompleteExport(reading: bytes)
        if complete.seal.description == proof.seal {
            right("seal: the answers are the ones that were sealed at the end, \(proof.seal)")
        } else {
            wrong("export: the answers are not the ones that were sealed; their seal is \(complete.seal)")
        }
        checkCode(complete.dialogue, proof)
        let open = try complete.recounted(proof.rounds)
        let isEarly = try Self.isEarly(proof, open)
        if try isEarly || SHA256.hash(data: open.text()).hexadecimal == proof.export {
            let live = complete.whileAnswering
            let standing = open.rounds.count {
                $0.round == 1 && (live.older + live.changed).contains($0.statement.number)
            }
            right("figures: all \(open.figures.count - standing), recounted from the answers, are the published ones")
            describe(live)
            if isEarly {
                note("groups: the report was saved before they were found; there are \(Self.words(open.groups))")
            } else if open.groups != nil {
                right("groups: \(Self.words(open.groups)), found again in the answers, as published")
            }
        } else {
            wrong("export: counted again, the answers do not give the figures that were signed")
        }
        let told = proof.told == proof.rounds ? open : try complete.recounted(proof.told)
        return ReadExport(open: told, complete: complete)
    }

    private mutating func describe(_ live: LiveFigures) {
        if live.counted > 0 {
            right("live: all \(live.counted) releases made while people answered, decided and counted again")
        }
        for (statements, why) in [
            (live.older, "before it was kept what they counted"),
            (live.changed, "and answers of that time were taken out since"),
        ] where !statements.isEmpty {
            let names = statements.map { "statement \($0)" }.joined(separator: ", ")
            note("live: \(names): released while people answered, \(why). These figures are taken as sealed")
        }
    }

    private mutating func checkCode(_ dialogue: ExportedDialogue, _ proof: ReportProof) {
        if dialogue.code != proof.code { wrong("export: it is of another dialogue, \(dialogue.code)") }
    }

    /// Whether a report was signed before the groups were found.
    private static func isEarly(_ proof: ReportProof, _ open: PublicExport) throws -> Bool {
        try open.groups != nil && SHA256.hash(data: open.withoutGroups.text()).hexadecimal == proof.export
    }

    private static func words(_ groups: PublicGroups?) -> String {
        guard let groups, !groups.groups.isEmpty else { return "no separate groups" }
        return "\(groups.groups.count) groups of \(groups.groups.map { "\($0.people)" }.joined(separator: ", ")) people"
    }

    // MARK: - Tiers together

    /// Whether the answers without layers are those of the other files.
    mutating func compare(_ data: [ReadExport]) {
        guard let rows = data.compactMap(\.rows).first else { return }
        if let open = data.compactMap(\.open).last {
            let differences = rows.differences(from: open)
            for difference in differences { wrong("rows: \(difference)") }
            if differences.isEmpty {
                right("rows: counted, they give every figure of the whole room that was published")
            }
        }
        if let complete = data.compactMap(\.complete).last {
            if let difference = rows.difference(from: complete) {
                wrong("rows: \(difference)")
            } else {
                right("rows: all \(rows.people) are the sealed answers, without their layers")
            }
        }
    }
}
