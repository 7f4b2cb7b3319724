/// Small dense symmetric matrices, row by row in one array: eigenvectors and linear systems of a handful of unknowns.
public enum SmallSymmetric {
    /// Eigenvalues in falling order with their unit eigenvectors, by cyclic Jacobi rotations (Golub, Van Loan §8.5).
    ///
    /// Only the upper triangle is read. Ties keep the order of their columns; the sign of a vector is free.
    ///
    /// - Parameter matrix: size × size values, row by row; entries must be finite.
    /// - Returns: `values[k]` and vector k in `vectors[k * size ..< (k + 1) * size]`.
    /// - Complexity: O(size³) per sweep, under ten sweeps; meant for sizes up to about a hundred.
    public static func eigen(_ matrix: [Double], size n: Int) -> (values: [Double], vectors: [Double]) {
        precondition(matrix.count == n * n, "a square matrix")
        var a = matrix
        for i in 0..<n { for j in 0..<i { a[i * n + j] = a[j * n + i] } }
        var v = [Double](repeating: 0, count: n * n)
        for i in 0..<n { v[i * n + i] = 1 }
        for _ in 0..<60 where sweep(&a, &v, n) {}
        let values = (0..<n).map { a[$0 * n + $0] }
        let order = (0..<n).sorted { values[$0] != values[$1] ? values[$0] > values[$1] : $0 < $1 }
        return (order.map { values[$0] }, order.flatMap { k in v[k * n..<(k + 1) * n] })
    }

    /// One pass over all pairs; false when nothing off the diagonal was left to turn away.
    private static func sweep(_ a: inout [Double], _ v: inout [Double], _ n: Int) -> Bool {
        var turned = false
        for p in 0..<n {
            for q in (p + 1)..<max(n, p + 1) {
                let apq = a[p * n + q]
                let scale = (a[p * n + p].magnitude * a[q * n + q].magnitude).squareRoot()
                if apq == 0 || apq.magnitude <= 1e-17 * scale { continue }
                turned = true
                let theta = (a[q * n + q] - a[p * n + p]) / (2 * apq)
                let sign: Double = theta < 0 ? -1 : 1
                let t =
                    theta.magnitude > 1e150
                    ? 1 / (2 * theta) : sign / (theta.magnitude + (theta * theta + 1).squareRoot())
                let c = 1 / (t * t + 1).squareRoot()
                let s = t * c
                for k in 0..<n {
                    let (x, y) = (a[k * n + p], a[k * n + q])
                    a[k * n + p] = c * x - s * y
                    a[k * n + q] = s * x + c * y
                }
                for k in 0..<n {
                    let (x, y) = (a[p * n + k], a[q * n + k])
                    a[p * n + k] = c * x - s * y
                    a[q * n + k] = s * x + c * y
                    let (vx, vy) = (v[p * n + k], v[q * n + k])
                    v[p * n + k] = c * vx - s * vy
                    v[q * n + k] = s * vx + c * vy
                }
                a[p * n + q] = 0
                a[q * n + p] = 0
            }
        }
        return turned
    }

    /// The lower Cholesky factor L of a positive definite matrix (L·Lᵀ = matrix), or nil when it is not one.
    public static func cholesky(_ matrix: [Double], size n: Int) -> [Double]? {
        precondition(matrix.count == n * n, "a square matrix")
        var l = [Double](repeating: 0, count: n * n)
        for i in 0..<n {
            for j in 0...i {
                var sum = matrix[i * n + j]
                for k in 0..<j { sum -= l[i * n + k] * l[j * n + k] }
                if i == j {
                    guard sum > 0, sum.isFinite else { return nil }
                    l[i * n + i] = sum.squareRoot()
                } else {
                    l[i * n + j] = sum / l[j * n + j]
                }
            }
        }
        return l
    }

    /// x with L·Lᵀ·x = `right`, from a factor of ``cholesky(_:size:)``.
    public static func solve(factor l: [Double], size n: Int, right: [Double]) -> [Double] {
        precondition(l.count == n * n && right.count == n, "one right-hand side of the factor's size")
        var x = right
        for i in 0..<n {
            for k in 0..<i { x[i] -= l[i * n + k] * x[k] }
            x[i] /= l[i * n + i]
        }
        for i in (0..<n).reversed() {
            for k in (i + 1)..<max(n, i + 1) { x[i] -= l[k * n + i] * x[k] }
            x[i] /= l[i * n + i]
        }
        return x
    }

    /// The inverse of L·Lᵀ, from a factor of ``cholesky(_:size:)``.
    public static func inverse(factor l: [Double], size n: Int) -> [Double] {
        var result = [Double](repeating: 0, count: n * n)
        for column in 0..<n {
            var unit = [Double](repeating: 0, count: n)
            unit[column] = 1
            let x = solve(factor: l, size: n, right: unit)
            for row in 0..<n { result[row * n + column] = x[row] }
        }
        return result
    }
}
