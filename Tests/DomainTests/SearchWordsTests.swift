import Domain
import Foundation
import Testing

@Suite struct SearchWordsTests {
    @Test(
        arguments: [
            ["les", "lessen"], ["school", "scholen"], ["vergunning", "vergunningen"], ["brief", "brieven"],
            ["regel", "regels"], ["gemeente", "gemeenten"], ["mogelijkheid", "mogelijkheden"], ["huis", "huizen"],
            ["lesson", "lessons"], ["proef", "proeven"], ["partij", "partijen"], ["wet", "wetten"],
            ["kans", "kansen"], ["mens", "mensen"], ["grens", "grenzen"], ["wens", "wensen"], ["lens", "lenzen"],
            ["balans", "balansen"], ["tendens", "tendensen"], ["impuls", "impulsen"], ["prijs", "prijzen"],
            ["bewijs", "bewijzen"], ["werkwijze", "werkwijzen", "werkwijs"], ["onderwijs", "onderwijzen"],
            ["fonds", "fondsen"], ["gids", "gidsen"], ["koers", "koersen"], ["beurs", "beurzen"],
            ["schaars", "schaarse"], ["toets", "toetsen"], ["plaats", "plaatsen"], ["fiets", "fietsen"],
            ["reeks", "reeksen"], ["accijns", "accijnzen"], ["advies", "adviezen"], ["verlies", "verliezen"],
            ["proces", "processen", "process", "processes"], ["succes", "successen", "success"],
            ["adres", "adressen"], ["congres", "congressen"],
            ["bouwproces", "bouwprocessen"], ["koopprijs", "koopprijzen"], ["lid", "leden"],
            ["raadslid", "raadsleden"], ["stad", "steden"], ["binnenstad", "binnensteden"],
            ["visie", "visies"], ["provincie", "provincies"], ["ruimte", "ruimtes"], ["case", "cases"],
        ])
    func `forms of a word share a stem`(forms: [String]) {
        #expect(Set(forms.map(SearchWords.stem)).count == 1, "\(forms.map(SearchWords.stem))")
    }

    @Test(
        arguments: [
            ["weg", "wig"], ["beleid", "belang"], ["afval", "aanval"], ["kring", "kracht"], ["kans", "kan"],
            ["mens", "men"], ["wens", "wen"], ["gids", "gid"], ["aanbesteden", "binnensteden"], ["toets", "toet"],
        ])
    func `different words keep different stems`(words: [String]) {
        #expect(Set(words.map(SearchWords.stem)).count == 2)
    }

    @Test func `words lose accents, capitals and what says nothing`() {
        #expect(SearchWords.telling("De Coördinatie van hét beleid!") == ["coordinatie", "beleid"])
        #expect(SearchWords.telling("de het een") == ["de", "het", "een"])
        #expect(SearchWords.plain("\"a\" OR NEAR(b)* -c:^d") == ["a", "or", "near", "b", "c", "d"])
    }

    @Test func `an accent counts for nothing, however it is written, and no digit of a number is lost`() {
        #expect(SearchWords.plain("e\u{301}e\u{301}n, één; Übergröße") == ["een", "een", "ubergrosse"])
        #expect(SearchWords.plain("\u{301}-\u{200D} 👩‍👩‍👧 ’s-Hertogenbosch") == ["s", "hertogenbosch"])
        #expect(SearchWords.stem("2000") == "2000" && SearchWords.stem("1100") == "1100")
        for short in ["", "s", "e", "en", "ss", "vv", "ee", "œœ", "éé"] { #expect(SearchWords.stem(short).count <= 2) }
    }

    @Test func `words are what Foundation makes of the whole text`() {
        let seed = UInt64.random(in: 0...UInt64.max)
        var state = seed
        func next() -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33)
        }
        let letters = Array("aZeé09ïÜß ŒçñÅ-–’.,;\"'\n\t€½²日本Ωжي()")
        for _ in 0..<2_000 {
            let text = String((0..<(next() % 30)).map { _ in letters[next() % letters.count] })
            let folded = text.folding(
                options: [.diacriticInsensitive, .caseInsensitive], locale: Locale(identifier: "nl_NL"))
            let words = folded.split { !$0.isLetter && !$0.isNumber }.map(String.init)
            #expect(SearchWords.plain(text) == words, "seed \(seed): \(text)")
        }
    }

    @Test func `letters that differ are counted, also swapped ones`() {
        #expect(SearchWords.distance("ontheffing", "ontheffing", limit: 2) == 0)
        #expect(SearchWords.distance("onhteffing", "ontheffing", limit: 2) == 1)
        #expect(SearchWords.distance("onthefing", "ontheffing", limit: 1) == 1)
        #expect(SearchWords.distance("onderwijs", "ontheffing", limit: 2) == nil)
        #expect(SearchWords.distance("", "ab", limit: 2) == 2)
    }
}
