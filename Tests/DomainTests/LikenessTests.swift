import Domain
import Testing

/// Pairs as core teams write them, judged by hand before the measure was made.
@Suite struct LikenessTests {
    private static let alike = [
        ("afvalregels", "regels voor afval"), ("Afvalregels zijn te streng", "strenge regels over afval"),
        ("bestuurder loopt mee", "wethouder loopt mee"), ("geen budget", "te weinig geld"),
        ("vergunning duurt lang", "de vergunningen duren lang"),
        ("aanbesteding op laagste prijs", "inkoop op laagste prijs"),
        ("permit takes long", "vergunning duurt lang"), ("waste rules", "the rules on waste"),
        ("bewoners doen mee", "inwoners doen mee"), ("gedeelde datastandaard", "een standaard voor gedeelde data"),
        ("kennis verdwijnt met mensen", "kennis van mensen verdwijnt"),
        ("pilot zonder vervolg", "proef zonder vervolg"),
    ]
    private static let different = [
        ("geen geld", "geen tijd"), ("bestuurder loopt mee", "bewoners doen mee"),
        ("afvalregels", "regels voor parkeren"),
        ("vergunning duurt lang", "opdracht te klein"), ("te weinig kennis", "te weinig ruimte"),
        ("permit takes long", "people move on"), ("laagste prijs wint", "kortste weg wint"),
        ("angst om te falen", "angst voor hoogwater"),
    ]

    @Test(arguments: alike) func `texts that mean the same are worth a look`(left: String, right: String) {
        // Permit and vergunning are one word here; "takes long" and "duurt lang" are not.
        let isAcrossLanguages = left.hasPrefix("permit")
        let likeness = Likeness(left).to(Likeness(right))
        #expect(likeness == Likeness(right).to(Likeness(left)))
        #expect(likeness >= (isAcrossLanguages ? 0.25 : Likeness.worthALook), "\(left) – \(right): \(likeness)")
    }

    @Test(arguments: different) func `texts that share only small words or half of it are not`(
        left: String, right: String
    ) {
        let likeness = Likeness(left).to(Likeness(right))
        #expect(likeness < Likeness.worthALook, "\(left) – \(right): \(likeness)")
    }

    @Test func `the same text is wholly alike, and no text is like nothing`() {
        #expect(Likeness("Regels voor afval").to(Likeness("regels, voor AFVAL")) == 1)
        #expect(Likeness("").to(Likeness("")) == 0 && Likeness("!").to(Likeness("afval")) == 0)
    }
}
