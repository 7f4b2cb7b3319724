// swift-tools-version:6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "AnalysisCommands",
    products: [
        .library(name: "AnalysisCommands", targets: ["AnalysisCommands"]),
        .executable(name: "opinion-analysis", targets: ["opinion-analysis"]),
        .executable(name: "analysis-bench", targets: ["analysis-bench"]),
    ],
    dependencies: [
        .package(path: "../OpinionAnalysis"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    ],
    targets: [
        .target(
            name: "AnalysisCommands",
            dependencies: [
                .product(name: "OpinionAnalysis", package: "OpinionAnalysis"),
                .product(name: "PolisFiles", package: "OpinionAnalysis"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "opinion-analysis",
            dependencies: [
                "AnalysisCommands",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "analysis-bench",
            dependencies: [
                .product(name: "OpinionAnalysis", package: "OpinionAnalysis"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "AnalysisCommandsTests",
            dependencies: [
                "AnalysisCommands",
                .product(name: "OpinionAnalysis", package: "OpinionAnalysis"),
                .product(name: "PolisFiles", package: "OpinionAnalysis"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),
    ]
)
