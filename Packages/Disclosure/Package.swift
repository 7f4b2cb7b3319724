// swift-tools-version:6.2
import PackageDescription

let package = Package(
    name: "Disclosure",
    products: [.library(name: "Disclosure", targets: ["Disclosure"])],
    targets: [
        .target(name: "Disclosure", swiftSettings: [.enableUpcomingFeature("ExistentialAny"), .treatAllWarnings(as: .error)])
    ]
)
