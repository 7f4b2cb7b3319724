/// The Stuart–Maxwell test: are the three answers as frequent after talking as before, among the same people?
public struct StuartMaxwell: Hashable, Sendable {
    /// χ² = dᵀS⁻¹d, at least 0.
    public let statistic: Double
    /// 2; 1 when people only moved between two of the answers; 0 when nobody moved.
    public let degreesOfFreedom: Int
    /// 1 when nobody moved.
    public let pValue: Double

    /// The test of one statement.
    ///
    /// With n̄ᵢⱼ = (nᵢⱼ + nⱼᵢ)/2 and dᵢ = before − after of answer i:
    /// χ² = (n̄₂₃d₁² + n̄₁₃d₂² + n̄₁₂d₃²) / 2(n̄₁₂n̄₁₃ + n̄₁₂n̄₂₃ + n̄₁₃n̄₂₃). Where only one n̄ᵢⱼ is above 0 that is McNemar's
    /// (nᵢⱼ − nⱼᵢ)²/(nᵢⱼ + nⱼᵢ). Source: Stuart 1955; Maxwell 1970; closed form Fleiss, Everitt 1971.
    public init(_ answers: PairedAnswers) {
        let pairs: [(PairedAnswers.Answer, PairedAnswers.Answer)] = [
            (.agree, .disagree), (.agree, .neither), (.disagree, .neither),
        ]
        let moved = pairs.map { Double(answers.count(from: $0, to: $1) + answers.count(from: $1, to: $0)) / 2 }
        let net = pairs.map { Double(answers.count(from: $0, to: $1) - answers.count(from: $1, to: $0)) }
        let products = moved[0] * moved[1] + moved[0] * moved[2] + moved[1] * moved[2]
        if products > 0 {
            let (agree, disagree, neither) = (net[0] + net[1], net[2] - net[0], -net[1] - net[2])
            let sum = moved[2] * agree * agree + moved[1] * disagree * disagree + moved[0] * neither * neither
            (statistic, degreesOfFreedom) = (sum / (2 * products), 2)
        } else if let only = moved.indices.first(where: { moved[$0] > 0 }) {
            (statistic, degreesOfFreedom) = (net[only] * net[only] / (2 * moved[only]), 1)
        } else {
            (statistic, degreesOfFreedom) = (0, 0)
        }
        pValue =
            degreesOfFreedom == 0
            ? 1 : GammaFunctions.chiSquareUpperTail(statistic, degreesOfFreedom: degreesOfFreedom)
    }
}
