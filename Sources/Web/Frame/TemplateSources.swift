extension Templates {
    /// Every template by the name that pages use. A file that is not listed here is not in the binary.
    static let sources: [String: [UInt8]] = [
        "frame": PackageResources.frame_mustache,
        "sign-in": PackageResources.sign_in_mustache,
        "failure": PackageResources.failure_mustache,
    ]
}
