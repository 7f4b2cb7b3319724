import Testing

@testable import AnalysisCommands

@Suite struct JSONTextTests {
    @Test func `text is quoted and numbers read back equal`() {
        let value: JSONValue = [
            "a": .text("\"\\\n\u{1}é"), "b": .number(0.1), "c": .number(.nan),
            "d": .list([.label("12"), .label("012")]),
        ]
        let text = String(decoding: value.utf8, as: UTF8.self)
        #expect(text == "{\"a\":\"\\\"\\\\\\n\\u0001é\",\"b\":0.1,\"c\":null,\"d\":[12,\"012\"]}\n")
    }
}
