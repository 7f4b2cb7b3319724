import OpinionAnalysis
import Testing

/// The bits of a whole field, stored: another build (debug, release), machine or number of threads must give the same.
///
/// When the calculation is changed on purpose, the stored number changes with it.
@Suite struct FingerprintTests {
    /// FNV-1a over the written form, in which every double stands with all its digits.
    private func fingerprint(_ value: some Any) -> UInt64 {
        String(reflecting: value).utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }

    @Test(arguments: [1, 2, 8]) func `the field of a planted conversation has the stored bits`(threads: Int) throws {
        let positions = PlantedConversation(
            .init(groups: 2, participants: 48, statements: 16, blanks: .early(0.3), readiness: 0.4), seed: 21
        ).positions
        let layers = try Partition(parts: 3, members: (0..<48).map { $0 % 5 < 3 ? $0 % 5 : nil })
        let field = Field(FieldInput(positions, layers: layers), threads: threads).withGroups(threads: threads)
        #expect(fingerprint(field) == 958_452_270_109_335_541)
    }
}
