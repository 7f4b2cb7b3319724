import Domain
import Testing

@Suite struct SearchWordsTests {
    @Test(
        arguments: [
            ["les", "lessen"], ["school", "scholen"], ["vergunning", "vergunningen"], ["brief", "brieven"],
            ["regel", "regels"], ["gemeente", "gemeenten"], ["mogelijkheid", "mogelijkheden"], ["huis", "huizen"],
            ["lesson", "lessons"], ["proef", "proeven"], ["partij", "partijen"], ["wet", "wetten"],
        ])
    func `forms of a word share a stem`(forms: [String]) {
        #expect(Set(forms.map(SearchWords.stem)).count == 1, "\(forms.map(SearchWords.stem))")
    }

    @Test(arguments: [["weg", "wig"], ["beleid", "belang"], ["afval", "aanval"], ["kring", "kracht"]])
    func `different words keep different stems`(words: [String]) {
        #expect(Set(words.map(SearchWords.stem)).count == 2)
    }

    @Test func `words lose accents, capitals and what says nothing`() {
        #expect(SearchWords.telling("De Coördinatie van hét beleid!") == ["coordinatie", "beleid"])
        #expect(SearchWords.telling("de het een") == ["de", "het", "een"])
        #expect(SearchWords.plain("\"a\" OR NEAR(b)* -c:^d") == ["a", "or", "near", "b", "c", "d"])
    }

    @Test func `letters that differ are counted, also swapped ones`() {
        #expect(SearchWords.distance("ontheffing", "ontheffing", limit: 2) == 0)
        #expect(SearchWords.distance("onhteffing", "ontheffing", limit: 2) == 1)
        #expect(SearchWords.distance("onthefing", "ontheffing", limit: 1) == 1)
        #expect(SearchWords.distance("onderwijs", "ontheffing", limit: 2) == nil)
        #expect(SearchWords.distance("", "ab", limit: 2) == 2)
    }
}
