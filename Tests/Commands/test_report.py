"""A report goes into a file: HTML that needs nothing, and a tagged PDF made by the browser that is there."""

import re
import shutil
import stat
import unittest
import zlib

from commands import PROGRAM, CommandTest, krachtveld
from facilitator import Facilitator, join, sign_in_link, take_position

BROWSER = next((path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None)


class Reports(CommandTest):
    def setUp(self):
        super().setUp()
        with self.server() as server:
            people = Facilitator(server.url, sign_in_link(PROGRAM, "verslag@example.org", self.data))
            wish = {"title": "Ronde tafel & meer", "purpose": "Omdat het vastloopt.", "kind": "live", "mode": "open",
                    "layers": ["Rijk", "gemeente"], "accelerators": ["Ruimte", "Ritme"],
                    "statements": [{"text": f"Stelling nummer {number}.", "accelerator": 1, "answer": "floor"} for number in range(1, 9)]}
            self.code = people.ask("POST", "/dialogues", wish)["code"]
            self.running = people.make_dialogue(["Een eerste stelling."])
            people.open_lobby(self.code)
            room = [join(server.url, self.code, 1 + number % 2) for number in range(8)]
            for statement in range(1, 9):
                people.set_phase(self.code, statement, "open")
                for number, token in enumerate(room):
                    take_position(server.url, self.code, token, statement, number * 20 - 70, 1, statement)
                people.set_phase(self.code, statement, "revealed")
            people.ask("PUT", f"/dialogues/{self.code}/phase", {"phase": "ended", "revealing": True})

    def report(self, *more, code=None, env=None):
        return krachtveld("report", code or self.code, "--data", self.data, *more, env=env)

    def test_the_html_needs_nothing_and_leads_back_to_the_server(self):
        file = self.place / "verslag.html"
        done = self.report("--html", file, "--public-url", "https://dialoog.example.nl")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        html = file.read_text()
        self.assertIn("<title>Verslag: Ronde tafel &amp; meer", html)
        self.assertIn(f'href="https://dialoog.example.nl/{self.code}/field"', html)
        for outside in ("<script", "<link", " src=", "@import", "url(http", 'href="/'):
            self.assertNotIn(outside, html)
        self.assertIn("<html lang=\"en\"", self.english())

    def english(self):
        file = self.place / "report.html"
        self.assertEqual(self.report("--html", file, "--language", "en").returncode, 0)
        return file.read_text()

    @unittest.skipUnless(BROWSER, "no browser is installed")
    def test_the_pdf_has_pages_text_and_tags(self):
        file = self.place / "verslag.pdf"
        done = self.report("--pdf", file)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        raw = file.read_bytes()
        self.assertTrue(raw.startswith(b"%PDF-"))
        # Objects may lie in compressed streams.
        unpacked = raw + b"".join(inflated(raw))
        self.assertGreaterEqual(len(re.findall(rb"/Type\s*/Page\b", unpacked)), 3)
        for mark in (b"/StructTreeRoot", b"/MarkInfo", b"/Outlines"):
            self.assertIn(mark, unpacked)
        self.assertRegex(unpacked, rb"/Marked\s+true")
        self.assertRegex(unpacked, rb"/Lang\s*\(nl")
        for tag in (b"/H1", b"/H2", b"/Table", b"/Figure"):
            self.assertRegex(unpacked, rb"/S\s*" + tag + rb"\b")
        self.assertIn(b"/ToUnicode", unpacked)
        self.assertEqual(list(self.place.glob("report-*")), [])

    def test_without_a_program_for_paper_it_says_what_to_install_and_writes_nothing(self):
        empty = self.place / "leeg"
        empty.mkdir()
        done = self.report("--pdf", self.place / "x.pdf", env={"PATH": str(empty)})
        self.assertEqual(done.returncode, 1)
        self.assertIn("Neither Chromium nor WeasyPrint is installed", done.stderr)
        self.assertIn("--html FILE", done.stderr)
        self.assertFalse((self.place / "x.pdf").exists())

    def test_a_program_that_fails_leaves_the_older_file_as_it_was(self):
        broken = self.file("kapot", "#!/bin/sh\necho kapot >&2\nexit 3\n")
        broken.chmod(broken.stat().st_mode | stat.S_IXUSR)
        older = self.file("x.pdf", "ouder")
        done = self.report("--pdf", older, "--browser", broken)
        self.assertEqual(done.returncode, 1)
        self.assertIn("made no PDF. kapot", done.stderr)
        self.assertEqual(older.read_text(), "ouder")

    def test_weasyprint_is_asked_for_an_accessible_pdf(self):
        asked = self.place / "gevraagd"
        program = self.file("weasyprint", f"#!/bin/sh\necho \"$@\" > {asked}\nprintf '%%PDF-1.7 ' > \"$4\"\ncat \"$3\" >> \"$4\"\n")
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
        done = self.report("--pdf", self.place / "x.pdf", "--browser", program)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertTrue(asked.read_text().startswith("--pdf-variant pdf/ua-1 "))
        self.assertIn("Stelling nummer 8.", (self.place / "x.pdf").read_text())

    def test_what_cannot_be_written_is_said_in_a_sentence(self):
        for more, code, words in (
            (["--html", "x"], "AAAAAA", "There is no dialogue"), (["--html", "x"], self.running, "has not ended"),
            (["--html", "x", "--report-version", "1"], self.code, "no version 1"),
            (["--html", self.place / "nergens" / "x"], self.code, "cannot be written"),
        ):
            done = self.report(*more, code=code)
            self.assertEqual(done.returncode, 1, words)
            self.assertIn(words, done.stderr)
        for more in ([], ["--html", "x", "--language", "fr"], ["--html", "x", "--report-version", "0"]):
            self.assertEqual(self.report(*more).returncode, 64, more)


def inflated(raw):
    """What lies in the compressed streams of a PDF."""
    for match in re.finditer(rb"stream\r?\n", raw):
        try:
            yield zlib.decompressobj().decompress(raw[match.end():])
        except zlib.error:
            continue


if __name__ == "__main__":
    unittest.main()
