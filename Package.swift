// swift-tools-version:6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "krachtveld",
    products: [
        .executable(name: "krachtveld", targets: ["Krachtveld"])
    ],
    dependencies: [
        .package(path: "Packages/Disclosure"),
        .package(path: "Packages/OpinionAnalysis"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        .target(
            name: "Domain",
            dependencies: [
                .product(name: "Disclosure", package: "Disclosure"),
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: strict),
        .target(
            name: "Storage",
            dependencies: [
                "Domain",
                .product(name: "Disclosure", package: "Disclosure"),
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: strict),
        .target(
            name: "Live",
            dependencies: [
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
            ],
            swiftSettings: strict),
        .systemLibrary(name: "CQR", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
        .target(
            name: "Web",
            dependencies: [
                "Domain", "Live", "CQR",
                .product(name: "Disclosure", package: "Disclosure"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Mustache", package: "swift-mustache"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
            ],
            exclude: ["Assets/inter.LICENSE.txt"],
            resources: [
                .embedInCode("Assets/base.css"),
                .embedInCode("Assets/phone.css"),
                .embedInCode("Assets/console.css"),
                .embedInCode("Assets/screen.css"),
                .embedInCode("Assets/report.css"),
                .embedInCode("Assets/inter.woff2"),
                .embedInCode("Assets/mark.svg"),
                .embedInCode("Frame/frame.mustache"),
                .embedInCode("Frame/failure.mustache"),
                .embedInCode("Features/Api/openapi.json"),
                .embedInCode("Features/SignIn/sign-in.mustache"),
                .embedInCode("Features/Console/console-bar.mustache"),
                .embedInCode("Features/Console/console-card.mustache"),
                .embedInCode("Features/Console/console-draft.mustache"),
                .embedInCode("Features/Console/console-final.mustache"),
                .embedInCode("Features/Console/console-home.mustache"),
                .embedInCode("Features/Console/console-new.mustache"),
                .embedInCode("Features/Console/console-notes.mustache"),
                .embedInCode("Features/Console/console-part.mustache"),
                .embedInCode("Features/Console/console-room.mustache"),
                .embedInCode("Features/Console/console-settings.mustache"),
                .embedInCode("Features/Console/console-statement.mustache"),
                .embedInCode("Features/Console/console-submissions.mustache"),
                .embedInCode("Features/Console/console-tally.mustache"),
                .embedInCode("Features/Console/console.mustache"),
                .embedInCode("Features/Console/dialogue-fields.mustache"),
                .embedInCode("Features/Members/members.mustache"),
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "Krachtveld",
            dependencies: [
                "Domain", "Storage", "Live", "Web",
                .product(name: "Disclosure", package: "Disclosure"),
                .product(name: "PolisFiles", package: "OpinionAnalysis"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "Hello",
            dependencies: [
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
            ],
            path: "Benchmarks/Hello",
            swiftSettings: strict),
        .testTarget(
            name: "DomainTests",
            dependencies: ["Domain", .product(name: "Disclosure", package: "Disclosure")], swiftSettings: strict),
        .testTarget(
            name: "StorageTests",
            dependencies: ["Storage", "Domain", .product(name: "Disclosure", package: "Disclosure")],
            swiftSettings: strict),
        .testTarget(name: "LiveTests", dependencies: ["Live"], swiftSettings: strict),
        .testTarget(
            name: "WebTests",
            dependencies: [
                "Web", "Domain", "Live", "Storage",
                .product(name: "Disclosure", package: "Disclosure"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "HummingbirdTesting", package: "hummingbird"),
            ],
            swiftSettings: strict),
    ]
)
