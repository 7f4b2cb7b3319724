/// A learning circle or participation table: the owner of members and everything that they make.
public struct Circle: Hashable, Sendable {
    /// A colour of its own, of a few that can be read by everybody, in the light and in the dark.
    public enum Accent: String, Hashable, Sendable, CaseIterable { case teal, blue, green, violet, brick }

    public let id: ID<Circle>
    public var name: Line
    /// Who we are: shown on the public page.
    public var about = Paragraph.none
    /// Of its page and its mails, for whoever chose no language.
    public var language = Language.dutch
    public var accent = Accent.teal
    /// What new dialogues, cases and lessons start with; empty for the ready names.
    public var layers: [Line] = []
    public var accelerators: [Line] = []
    /// Whether there is a page about it that everybody can read.
    public var isPublic = false
    public var retention = Retention.standard

    public static let longestAbout = 2_000

    public init(id: ID<Circle>, name: Line) {
        self.id = id
        self.name = name
    }

    /// How long personal data are kept, in days.
    public struct Retention: Hashable, Sendable {
        /// Answers, after the end of the dialogue. A dialogue keeps what its circle said when it was made.
        public let answers: Int
        /// Names and addresses, after the day that they were given for.
        public let contacts: Int

        public static let standard = Retention(uncheckedAnswers: 90, contacts: 30)
        public static let answerDays = 1...365
        public static let contactDays = 1...90

        private init(uncheckedAnswers answers: Int, contacts: Int) {
            self.answers = answers
            self.contacts = contacts
        }

        /// nil when a number is out of range.
        public init?(answers: Int, contacts: Int) {
            guard Self.answerDays.contains(answers), Self.contactDays.contains(contacts) else { return nil }
            self.init(uncheckedAnswers: answers, contacts: contacts)
        }
    }
}
