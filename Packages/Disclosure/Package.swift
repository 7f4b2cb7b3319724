// swift-tools-version:6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "Disclosure",
    products: [.library(name: "Disclosure", targets: ["Disclosure"])],
    targets: [
        .target(name: "Disclosure", swiftSettings: strict),
        .testTarget(name: "DisclosureTests", dependencies: ["Disclosure"], swiftSettings: strict),
    ]
)
