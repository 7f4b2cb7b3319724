public enum Mode: Sendable { case protected, open }
