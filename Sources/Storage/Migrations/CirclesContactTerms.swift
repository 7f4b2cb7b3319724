extension Migration {
    /// A dialogue keeps names and addresses for a term of its own, beside the one for answers.
    static let circlesContactTerms = Migration(
        sql: """
            ALTER TABLE dialogue ADD COLUMN contact_days INTEGER NOT NULL DEFAULT 30 CHECK (contact_days BETWEEN 1 AND 90);
            UPDATE dialogue SET contact_days = (SELECT contact_days FROM circle WHERE circle.id = dialogue.circle);
            """)
}
