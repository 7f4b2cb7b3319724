import Domain
import NIOCore

/// The body of a request to take position.
struct PositionWish: Decodable {
    let round: Int
    let position: WrittenPosition
    let sequence: Int

    func stance() throws(APIProblem) -> Stance {
        switch position {
        case .pass: return .pass
        case .place(let place):
            guard let stance = Stance(place: place) else { throw .outOfRange("position") }
            return stance
        }
    }
}

extension PositionWish {
    /// Reads the JSON that clients write: one flat object of the three fields, each a short whole number or `"pass"`.
    /// nil for anything else, which may still be JSON that means the same.
    init?(plain json: ByteBuffer) {
        var reader = PlainReader(json)
        var round: Int?
        var position: WrittenPosition?
        var sequence: Int?
        guard reader.takes("{") else { return nil }
        repeat {
            guard let name = reader.word(), reader.takes(":") else { return nil }
            switch name {
            case "round" where round == nil: round = reader.number()
            case "sequence" where sequence == nil: sequence = reader.number()
            case "position" where position == nil:
                if let place = reader.number() {
                    position = .place(place)
                } else if reader.word() == "pass" {
                    position = .pass
                }
            default: return nil
            }
        } while reader.takes(",")
        guard reader.takes("}"), reader.isAtEnd, let round, let position, let sequence else { return nil }
        self.init(round: round, position: position, sequence: sequence)
    }
}

/// Reads words of small letters and whole numbers of at most ten digits, with blanks between them.
private struct PlainReader {
    private var rest: ByteBufferView

    init(_ json: ByteBuffer) {
        rest = json.readableBytesView
        skipBlanks()
    }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func takes(_ sign: Unicode.Scalar) -> Bool {
        guard rest.first == UInt8(ascii: sign) else { return false }
        rest = rest.dropFirst()
        skipBlanks()
        return true
    }

    /// What stands between quotes; nil, and nothing taken, when it is not a word of small letters.
    mutating func word() -> String? {
        guard rest.first == UInt8(ascii: "\"") else { return nil }
        let letters = rest.dropFirst().prefix { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
        guard letters.endIndex < rest.endIndex, rest[letters.endIndex] == UInt8(ascii: "\"") else { return nil }
        rest = rest[(letters.endIndex + 1)...]
        skipBlanks()
        return String(decoding: letters, as: UTF8.self)
    }

    /// nil, and nothing taken, when there is no number as JSON writes it.
    mutating func number() -> Int? {
        let isNegative = rest.first == UInt8(ascii: "-")
        let digits = (isNegative ? rest.dropFirst() : rest).prefix {
            (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
        }
        guard (1...10).contains(digits.count), digits.count == 1 || digits.first != UInt8(ascii: "0") else {
            return nil
        }
        rest = rest[digits.endIndex...]
        skipBlanks()
        let value = digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
        return isNegative ? -value : value
    }

    private mutating func skipBlanks() {
        rest = rest.drop { $0 == 32 || $0 == 9 || $0 == 10 || $0 == 13 }
    }
}
