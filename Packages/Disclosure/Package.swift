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
    products: [
        .library(name: "Disclosure", targets: ["Disclosure"]),
        .executable(name: "attacker", targets: ["attacker"]),
    ],
    targets: [
        .target(name: "Disclosure", swiftSettings: strict),
        // Test support: tries to find out what people answered, from what is public.
        .target(name: "DisclosureAttacker", dependencies: ["Disclosure"], swiftSettings: strict),
        .executableTarget(name: "attacker", dependencies: ["DisclosureAttacker"], swiftSettings: strict),
        .testTarget(
            name: "DisclosureTests", dependencies: ["Disclosure", "DisclosureAttacker"], swiftSettings: strict),
    ]
)
