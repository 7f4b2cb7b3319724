import OpinionAnalysis
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The distance in units in the last place of the expected value.
private func ulps(_ value: Double, _ expected: Double) -> Double {
    value == expected ? 0 : (value - expected).magnitude / expected.ulp
}

@Suite struct ElementaryTests {
    @Test func `exp stays within two units of the last place of the C library`() {
        for step in -7400...7090 {
            let x = Double(step) / 10 + 0.0137
            #expect(ulps(Elementary.exp(x), exp(x)) <= 2, "x = \(x)")
        }
        #expect(Elementary.exp(0) == 1)
        #expect(Elementary.exp(800) == .infinity)
        #expect(Elementary.exp(-800) == 0)
        #expect(Elementary.exp(.infinity) == .infinity)
        #expect(Elementary.exp(-.infinity) == 0)
        #expect(Elementary.exp(.nan).isNaN)
    }

    @Test func `log stays within two units of the last place of the C library`() {
        for step in 1...20_000 {
            let near = 0.5 + Double(step) / 10_000
            #expect(ulps(Elementary.log(near), log(near)) <= 2, "x = \(near)")
        }
        for power in -1073...1023 {
            let x = scalbn(1.37, Int32(power))
            #expect(ulps(Elementary.log(x), log(x)) <= 2, "x = \(x)")
        }
        #expect(Elementary.log(1) == 0)
        #expect(Elementary.log(0) == -.infinity)
        #expect(Elementary.log(-1).isNaN)
        #expect(Elementary.log(.infinity) == .infinity)
    }

    @Test func `the functions near zero lose nothing`() {
        for step in -3000...3000 {
            let x = Double(step) / 1000
            #expect(ulps(Elementary.tanh(x), tanh(x)) <= 4, "tanh \(x)")
            #expect(ulps(Elementary.expm1(x), expm1(x)) <= 4, "expm1 \(x)")
            if x > -1 { #expect(ulps(Elementary.log1p(x), log1p(x)) <= 4, "log1p \(x)") }
        }
        for x in [1e-300, 1e-20, -1e-9, 3e-5] {
            #expect(ulps(Elementary.expm1(x), expm1(x)) <= 2)
            #expect(ulps(Elementary.log1p(x), log1p(x)) <= 2)
            #expect(ulps(Elementary.tanh(x), tanh(x)) <= 2)
        }
        #expect(Elementary.tanh(1000) == 1)
        #expect(Elementary.tanh(-.infinity) == -1)
    }

    @Test func `the logistic functions never overflow`() {
        #expect(Elementary.sigmoid(0) == 0.5)
        #expect(Elementary.sigmoid(-800) == 0)
        #expect(Elementary.sigmoid(800) == 1)
        #expect(Elementary.softplus(1000) == 1000)
        #expect(ulps(Elementary.softplus(-40), exp(-40.0)) <= 2)
        for step in -300...300 {
            let x = Double(step) / 10
            #expect((Elementary.logit(Elementary.sigmoid(x)) - x).magnitude <= 1e-15 * exp(x.magnitude) + 1e-13)
        }
        #expect(ulps(Elementary.power(2, 10), 1024) <= 4)
        #expect(Elementary.power(0, 2) == 0)
    }
}
