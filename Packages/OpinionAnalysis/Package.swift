// swift-tools-version:6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

// FUZZ=1 is set by script/fuzz only: unsafe flags would keep other packages from depending on this one.
let fuzzing = Context.environment["FUZZ"] == "1"
let instrumented: [SwiftSetting] =
    fuzzing ? [.unsafeFlags(["-sanitize=fuzzer,address", "-parse-as-library"])] : []

// Also in a debug build, which is what script/server starts: unoptimised, the groups of a large dialogue take many minutes.
let numerical: [SwiftSetting] = [.unsafeFlags(["-O"], .when(configuration: .debug))]

let package = Package(
    name: "OpinionAnalysis",
    products: [
        .library(name: "OpinionAnalysis", targets: ["OpinionAnalysis"]),
        .library(name: "PolisFiles", targets: ["PolisFiles"]),
    ],
    targets: [
        .target(name: "OpinionAnalysis", swiftSettings: strict + numerical + instrumented),
        .target(name: "PolisFiles", swiftSettings: strict),
        .target(
            name: "AnyInput", dependencies: ["OpinionAnalysis"], path: "Fuzz/AnyInput",
            swiftSettings: strict + instrumented),
        .testTarget(
            name: "OpinionAnalysisTests", dependencies: ["OpinionAnalysis", "PolisFiles", "AnyInput"],
            swiftSettings: strict),
        .testTarget(name: "PolisFilesTests", dependencies: ["OpinionAnalysis", "PolisFiles"], swiftSettings: strict),
    ]
)

if fuzzing {
    package.targets.append(
        .executableTarget(
            name: "opinion-fuzz", dependencies: ["AnyInput"], path: "Fuzz/Driver", swiftSettings: strict + instrumented,
            linkerSettings: [.unsafeFlags(["-sanitize=fuzzer,address", "-use-ld=lld"])]))
}
