import AnyInput
import Foundation

@_silgen_name("LLVMFuzzerRunDriver")
func runDriver(
    _ argc: UnsafeMutablePointer<CInt>,
    _ argv: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ callback: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// libFuzzer's loop around `trial`; a broken claim stops it like a crash, with the input kept.
@main
enum Main {
    static func main() {
        var argc = CommandLine.argc
        var argv = CommandLine.unsafeArgv
        _ = runDriver(&argc, &argv) { data, size in
            let broken = trial(Array(UnsafeBufferPointer(start: data, count: size)))
            for claim in broken { FileHandle.standardError.write(Data("does not hold: \(claim)\n".utf8)) }
            precondition(broken.isEmpty, "a claim does not hold")
            return 0
        }
    }
}
