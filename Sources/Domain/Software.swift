/// What this program is.
public enum Software {
    /// As `krachtveld --version` and every signed report say it.
    public static let version = "0.1.0"
}
