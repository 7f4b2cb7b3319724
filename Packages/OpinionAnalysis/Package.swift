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
        .library(name: "OpinionAnalysis", targets: ["OpinionAnalysis"])
    ],
    targets: [
        .target(name: "OpinionAnalysis", swiftSettings: strict),
        .testTarget(name: "OpinionAnalysisTests", dependencies: ["OpinionAnalysis"], swiftSettings: strict),
    ]
)
