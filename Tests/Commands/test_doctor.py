"""The doctor calls nothing healthy that is not."""

import sqlite3

from commands import LONDON, CommandTest, krachtveld

REAL = ("--public-url", "https://dialoog.example.nl", "--security-contact", "mailto:veilig@example.nl")


class Doctor(CommandTest):
    def setUp(self):
        super().setUp()
        self.imported("--votes", LONDON / "votes.csv")

    def findings(self, *words):
        done = krachtveld("doctor", "--data", self.data, *words)
        wrong = [line for line in done.stdout.splitlines() if line.startswith("WRONG")]
        self.assertEqual(done.returncode, 1 if wrong else 0, done.stdout)
        return wrong

    def change(self, file, sql):
        with sqlite3.connect(self.data / file) as database:
            database.execute(sql)

    def test_good_data_and_good_settings_are_fit_for_use(self):
        self.assertEqual(self.findings(*REAL), [])
        self.assertIn("0 differences", krachtveld("doctor", "--data", self.data, *REAL).stdout)

    def test_a_weak_setting_is_never_called_healthy(self):
        contact = REAL[2:]
        self.assertEqual(len(self.findings(*contact, "--public-url", "http://dialoog.example.nl")), 2)
        self.assertEqual(len(self.findings(*contact)), 2)
        self.assertEqual(len(self.findings(*REAL[:2])), 1)
        self.assertEqual(self.findings("--trial"), [])

    def test_a_folder_that_others_can_look_into_is_wrong(self):
        self.data.chmod(0o755)
        self.assertIn("chmod 700", " ".join(self.findings(*REAL)))

    def test_a_position_that_does_not_follow_from_the_log_is_found(self):
        self.change(
            "positions.sqlite",
            "UPDATE position SET place = 7 WHERE participant = 1 AND kind = 0 AND statement = "
            "(SELECT min(statement) FROM position WHERE participant = 1 AND kind = 0)")
        self.assertIn("1 positions differ", " ".join(self.findings(*REAL)))
        self.change("positions.sqlite", "DELETE FROM position_log WHERE participant = 2")
        self.assertNotIn(" 1 positions differ", " ".join(self.findings(*REAL)))

    def test_a_damaged_file_a_newer_file_and_a_missing_one_are_wrong(self):
        self.change("circles.sqlite", "PRAGMA user_version = 99")
        self.assertIn("newer Krachtveld", " ".join(self.findings(*REAL)))
        file = self.data / "positions.sqlite"
        whole = file.read_bytes()
        file.write_bytes(whole[:4096] + b"\x55" * 8192 + whole[12288:])
        self.assertIn("positions.sqlite is damaged", " ".join(self.findings(*REAL)))
        (self.data / "circles.sqlite").unlink()
        self.assertIn("circles.sqlite is not there", " ".join(self.findings(*REAL)))
        self.assertFalse((self.data / "circles.sqlite").exists(), "the doctor made a file")

    def test_a_folder_that_is_not_there_is_wrong_and_is_not_made(self):
        self.data = self.place / "nergens"
        self.assertIn("no data folder", " ".join(self.findings("--trial")))
        self.assertFalse(self.data.exists())

    def test_a_second_server_on_the_same_folder_is_refused_and_commands_beside_the_server_are_not(self):
        with self.server() as server:
            other = krachtveld("serve", "--data", self.data, "--port", "1")
            self.assertEqual(other.returncode, 1)
            self.assertIn("serves", other.stderr)
            self.assertTrue(server.answers("/health"))
            self.assertEqual(self.findings("--trial"), [])
            self.imported()
        with self.server() as server:
            self.assertTrue(server.answers("/health"))

    def test_every_command_explains_itself(self):
        for words in (["import", "polis"], ["export", "positions"], ["replay"], ["doctor"], ["serve"], ["demo"], []):
            done = krachtveld(*words, "--help")
            self.assertEqual((done.returncode, done.stderr), (0, ""))
            self.assertIn("USAGE: krachtveld", done.stdout)
