"""Ten years of lessons come in whole or not at all, and never twice."""

import json
import sqlite3

from commands import CommandTest, krachtveld

TABLE = "titel;handvat;laag;datum;openbaar\nVraag het samen;\"Eén gesprek;\nmet einddatum.\";gemeente;1-2-2016;ja\nBel eerst;Dan schrijven.;;;\n"
TEXT = "# Bel eerst!\nDit stond er al.\n\n# Begin klein\nRol: inkoper\n\nMet één wijk.\n"

# What is wrong, and where: name, bytes, line, column.
WRONG = [
    ("an empty file", b"", 1, 1),
    ("no column with the handle", b"titel\nx\n", 1, 1),
    ("a field too many", b"titel,handvat\nx,y,z\n", 2, 1),
    ("a handle that is missing", b"titel,handvat\nx,y\nlang,\n", 3, 6),
    ("a day that is none", b"titel,handvat,datum\nx,y,31-02-2020\n", 2, 5),
    ("a quotation mark that never closes", b'titel,handvat\nx,"y\n', 2, 3),
    ("bytes that are no text", b"titel,handvat\nE\xe9n,y\n", 2, 2),
    ("a heading without a handle", b"# Een\n\n# Twee\nx\n", 1, 1),
]


class ImportLessons(CommandTest):
    def take(self, *files, more=()):
        return krachtveld("import", "lessons", *files, "--data", self.data, *more)

    def titles(self):
        with sqlite3.connect(self.data / "circles.sqlite") as database:
            return [row[0] for row in database.execute("SELECT title FROM lesson ORDER BY id")]

    def test_lessons_of_several_files_come_in_once(self):
        files = self.file("lessen.csv", TABLE), self.file("meer.md", TEXT)
        done = self.take(*files)
        self.assertEqual(done.returncode, 0, done.stderr)
        said = json.loads(done.stdout)
        self.assertEqual(said, {"new": ["Vraag het samen", "Bel eerst", "Begin klein"], "alreadyThere": 1, "isPreview": False})
        self.assertEqual(sorted(self.titles()), ["Begin klein", "Bel eerst", "Vraag het samen"])
        again = json.loads(self.take(*files).stdout)
        self.assertEqual((again["new"], again["alreadyThere"]), ([], 4))
        self.assertEqual(len(self.titles()), 3)

    def test_a_preview_tells_and_keeps_nothing(self):
        done = self.take(self.file("lessen.csv", TABLE), more=["--preview"])
        self.assertEqual(json.loads(done.stdout)["new"], ["Vraag het samen", "Bel eerst"])
        self.assertEqual(self.titles(), [])
        with sqlite3.connect(self.data / "circles.sqlite") as database:
            self.assertEqual(database.execute("SELECT count(*) FROM circle").fetchone(), (0,), "nor a circle")

    def test_what_is_wrong_is_named_by_file_line_and_column_and_nothing_comes_in(self):
        good = self.file("goed.csv", TABLE)
        for name, text, line, column in WRONG:
            with self.subTest(name):
                done = self.take(good, self.file("fout.csv", text))
                self.assertNotEqual(done.returncode, 0)
                self.assertEqual(done.stdout, "")
                self.assertIn(f"fout.csv: line {line}, column {column}: ", done.stderr)
                self.assertFalse(self.data.exists(), "something was written")

    def test_a_file_that_is_not_there_is_named(self):
        done = self.take(self.place / "nergens.csv")
        self.assertIn("nergens.csv: the file cannot be read.", done.stderr)
        self.assertFalse(self.data.exists())
