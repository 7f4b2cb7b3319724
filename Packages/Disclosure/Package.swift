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

let package = Package(
    name: "Disclosure",
    products: [
        .library(name: "Disclosure", targets: ["Disclosure"]),
        .executable(name: "attacker", targets: ["attacker"]),
    ],
    targets: [
        .target(name: "Disclosure", swiftSettings: strict + instrumented),
        // Test support: tries to find out what people answered, from what is public.
        .target(name: "DisclosureAttacker", dependencies: ["Disclosure"], swiftSettings: strict),
        .executableTarget(name: "attacker", dependencies: ["DisclosureAttacker"], swiftSettings: strict),
        .testTarget(
            name: "DisclosureTests", dependencies: ["Disclosure", "DisclosureAttacker"], swiftSettings: strict),
    ]
)

if fuzzing {
    package.targets.append(
        .executableTarget(
            name: "figure-fuzz", dependencies: ["Disclosure"], path: "Fuzz/Driver",
            swiftSettings: strict + instrumented,
            linkerSettings: [.unsafeFlags(["-sanitize=fuzzer,address", "-use-ld=lld"])]))
}
