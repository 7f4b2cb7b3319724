extension Templates {
    /// Every template by the name that pages use. A file that is not listed here is not in the binary.
    static let sources: [String: [UInt8]] = [
        "frame": PackageResources.frame_mustache,
        "sign-in": PackageResources.sign_in_mustache,
        "console-bar": PackageResources.console_bar_mustache,
        "console-card": PackageResources.console_card_mustache,
        "console-draft": PackageResources.console_draft_mustache,
        "console-final": PackageResources.console_final_mustache,
        "console-home": PackageResources.console_home_mustache,
        "console-new": PackageResources.console_new_mustache,
        "console-notes": PackageResources.console_notes_mustache,
        "console-part": PackageResources.console_part_mustache,
        "console-room": PackageResources.console_room_mustache,
        "console-settings": PackageResources.console_settings_mustache,
        "console-statement": PackageResources.console_statement_mustache,
        "console-submissions": PackageResources.console_submissions_mustache,
        "console-tally": PackageResources.console_tally_mustache,
        "console": PackageResources.console_mustache,
        "dialogue-fields": PackageResources.dialogue_fields_mustache,
        "members": PackageResources.members_mustache,
        "failure": PackageResources.failure_mustache,
    ]
}
