// swift-tools-version:6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "OpinionAnalysis",
    products: [
        .library(name: "OpinionAnalysis", targets: ["OpinionAnalysis"]),
        .library(name: "PolisFiles", targets: ["PolisFiles"]),
    ],
    targets: [
        .target(name: "OpinionAnalysis", swiftSettings: strict),
        .target(name: "PolisFiles", swiftSettings: strict),
        .testTarget(
            name: "OpinionAnalysisTests", dependencies: ["OpinionAnalysis", "PolisFiles"], swiftSettings: strict),
        .testTarget(name: "PolisFilesTests", dependencies: ["OpinionAnalysis", "PolisFiles"], swiftSettings: strict),
    ]
)
