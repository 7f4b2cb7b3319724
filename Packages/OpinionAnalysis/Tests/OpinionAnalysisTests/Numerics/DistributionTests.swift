import OpinionAnalysis
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

private func near(_ value: Double, _ expected: Double, within tolerance: Double = 1e-12) -> Bool {
    (value - expected).magnitude <= tolerance * max(expected.magnitude, 1e-300)
}

@Suite struct DistributionTests {
    @Test func `ln gamma agrees with factorials and half integers`() {
        var factorial = 1.0
        for n in 1...100 {
            #expect((GammaFunctions.logGamma(Double(n)) - log(factorial)).magnitude <= 2e-15 * max(1, log(factorial)))
            factorial *= Double(n)
        }
        #expect(near(GammaFunctions.logGamma(0.5), log(Double.pi) / 2))
        for step in 1...400 {
            let x = Double(step) / 7
            #expect((GammaFunctions.logGamma(x) - lgamma(x)).magnitude <= 1e-14 * max(1, lgamma(x).magnitude))
        }
        #expect(GammaFunctions.logGamma(0).isNaN)
    }

    @Test func `the normal tails agree with the error function`() {
        for step in -380...380 {
            let z = Double(step) / 10
            #expect(near(StandardNormal.cdf(z), erfc(-z / 2.0.squareRoot()) / 2, within: 1e-12), "z = \(z)")
        }
        #expect(StandardNormal.cdf(0) == 0.5)
        #expect(StandardNormal.cdf(-.infinity) == 0)
        #expect(StandardNormal.cdf(.infinity) == 1)
    }

    @Test func `the normal quantile undoes the distribution function`() {
        // Values from tables: R, qnorm.
        #expect(near(StandardNormal.quantile(0.975), 1.959963984540054))
        #expect(near(StandardNormal.quantile(0.95), 1.6448536269514722))
        #expect(near(StandardNormal.quantile(0.9), 1.2815515655446004))
        #expect(near(StandardNormal.quantile(1e-10), -6.361340902404056))
        #expect(StandardNormal.quantile(0.5).magnitude <= 1e-15)
        #expect(StandardNormal.quantile(0) == -.infinity)
        #expect(StandardNormal.quantile(1) == .infinity)
        #expect(StandardNormal.quantile(-0.1).isNaN)
        for step in 1..<1000 {
            let p = Double(step) / 1000
            #expect(near(StandardNormal.cdf(StandardNormal.quantile(p)), p, within: 1e-13))
        }
    }

    @Test func `chi-square tails agree with closed forms`() {
        for step in 1...200 {
            let x = Double(step) / 3
            #expect(near(GammaFunctions.chiSquareUpperTail(x, degreesOfFreedom: 1), erfc((x / 2).squareRoot())))
            #expect(near(GammaFunctions.chiSquareUpperTail(x, degreesOfFreedom: 2), exp(-x / 2)))
            #expect(near(GammaFunctions.chiSquareUpperTail(x, degreesOfFreedom: 4), exp(-x / 2) * (1 + x / 2)))
        }
        #expect(near(GammaFunctions.chiSquareUpperTail(3.841458820694124, degreesOfFreedom: 1), 0.05))
        #expect(GammaFunctions.chiSquareUpperTail(-1, degreesOfFreedom: 3) == 1)
    }

    @Test func `the incomplete beta agrees with binomial sums`() {
        // I_p(k, n − k + 1) is the chance of k or more successes in n trials.
        for n in [1, 5, 20, 60] {
            for k in 1...n {
                for p in [0.01, 0.2, 0.5, 0.93] {
                    var sum = 0.0
                    for s in k...n {
                        let ways = lgamma(Double(n + 1)) - lgamma(Double(s + 1)) - lgamma(Double(n - s + 1))
                        sum += exp(ways + Double(s) * log(p) + Double(n - s) * log(1 - p))
                    }
                    let value = BetaDistribution.cdf(p, Double(k), Double(n - k + 1))
                    #expect(near(value, sum, within: 1e-11), "n \(n) k \(k) p \(p)")
                }
            }
        }
    }

    @Test func `the beta quantile undoes the distribution function`() {
        // Closed forms: Beta(a, 1) is a power, Beta(½, ½) the arcsine law.
        #expect(near(BetaDistribution.quantile(0.025, 3, 1), pow(0.025, 1.0 / 3)))
        let arcsine = pow(sin(Double.pi * 0.025 / 2), 2)
        #expect(near(BetaDistribution.quantile(0.025, 0.5, 0.5), arcsine, within: 1e-10))
        for (a, b) in [(0.5, 0.5), (0.5, 40.5), (12.5, 3.5), (300.5, 701.5), (100_000.5, 50_000.5), (5_000.5, 0.5)] {
            for p in [0.001, 0.025, 0.05, 0.5, 0.95, 0.975, 0.999] {
                let x = BetaDistribution.quantile(p, a, b)
                #expect(x > 0 && x <= 1)
                #expect(near(BetaDistribution.cdf(x, a, b), p, within: 1e-8), "\(p) \(a) \(b) \(x)")
            }
        }
        #expect(near(1 - BetaDistribution.quantile(0.5, 1e6, 0.5), 2.2746822e-7, within: 1e-3))
        #expect(BetaDistribution.quantile(0.3, 0, 1).isNaN)
        #expect(BetaDistribution.cdf(0.5, .nan, 1).isNaN)
    }
}
