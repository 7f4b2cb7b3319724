"""The example is there within seconds, says that it is one, and a second start doubles nothing."""

import csv
import io
import json
import os
import re
import sqlite3
import subprocess
import time
import urllib.error
import urllib.request

from commands import PROGRAM, CommandTest, RunningServer, free_port, krachtveld
from facilitator import Facilitator, exchange


class Demo(CommandTest):
    def start(self, *more):
        """Starts the example and gives the server with what it printed."""
        log = self.place / f"demo-{time.monotonic_ns()}.log"
        server = RunningServer([PROGRAM, "demo", "--data", self.data, "--port", "{port}", *more], log)
        server.start(path="/health")
        self.addCleanup(server.stop)
        deadline = time.monotonic() + 10
        while "Ctrl-C" not in log.read_text() and time.monotonic() < deadline:
            time.sleep(0.05)
        said = log.read_text()
        links = re.findall(r"http://localhost:\d+(/sign-in/[0-9a-f]{32})", said)
        codes = re.findall(r"^  ([3-9A-Z]{6})   ", said, re.MULTILINE)
        self.assertEqual((len(links), len(codes)), (1, 3), said)
        return server, links[0], codes

    def get(self, server, path):
        with urllib.request.urlopen(server.url + path, timeout=20) as reply:
            return reply.read().decode()

    def dialogue(self, server, code, part=""):
        return json.loads(self.get(server, f"/api/v1/dialogues/{code}{part}"))

    def people_and_positions(self):
        with sqlite3.connect(f"file:{self.data}/positions.sqlite?mode=ro", uri=True) as database:
            return database.execute(
                "SELECT (SELECT count(*) FROM participant WHERE dialogue = 3), (SELECT count(*) FROM position)"
            ).fetchone()

    def test_three_dialogues_are_there_each_named_an_example(self):
        server, link, codes = self.start()
        lobby, running, ended = (self.dialogue(server, code) for code in codes)
        self.assertEqual([lobby["phase"], ended["phase"]], ["lobby", "ended"])
        self.assertEqual((lobby["mode"], running["rehearsing"], lobby["rehearsing"]), ("protected", True, False))
        for dialogue in (lobby, running, ended):
            self.assertTrue(dialogue["title"].startswith("Voorbeeld: "))
        rounds = [len(statement["rounds"]) for statement in self.dialogue(server, codes[2], "/results")["statements"]]
        self.assertEqual((len(rounds), max(rounds)), (6, 2))
        self.assertEqual(ended["participants"], 28)
        with sqlite3.connect(f"file:{self.data}/circles.sqlite?mode=ro", uri=True) as database:
            quotes = [row[0] for row in database.execute("SELECT text FROM note WHERE kind = 'quote'")]
        self.assertEqual(len(quotes), 2)
        self.assertTrue(all(quote.startswith("Voorbeeldcitaat: ") for quote in quotes))
        self.assertIn("<form", self.get(server, link))

    def test_the_whole_thread_is_there_from_the_case_to_the_lesson_and_each_link_holds(self):
        server, link, codes = self.start()
        for _ in range(2):  # the second time after a second start
            desk = Facilitator(server.url, link)

            def page(path):
                status, _, html = exchange("GET", server.url + path, headers={"Cookie": desk.cookie, "Accept-Language": "nl"})
                self.assertEqual(status, 200, path)
                return html

            cases = page("/console/cases")
            self.assertEqual(cases.count("school De Schakel"), 1)
            self.assertEqual(len(set(re.findall(r"/console/cases/\d+", cases))), 4)
            first = page("/console/cases/1")
            self.assertEqual(len(set(re.findall(rf"/{codes[2]}/report#s\d", first))), 6, "each force leads to its statement")
            promises = page("/console/commitments")
            self.assertIn("1 van de 3 acties", promises)
            stuck = re.search(r'href="(/console/cases/\d+)"', promises)[1]
            self.assertIn("niemand gaat over de ontheffing", page(stuck))
            self.assertIn("Deze casus begon met een actie die vastliep.", page(stuck))
            found = self.get(server, "/library?q=vrijstelling")
            lesson = re.search(r'href="(/lessons/\d+)"', found)[1]
            self.assertIn("school De Schakel", self.get(server, lesson))
            self.assertEqual(len(re.findall(r"/lessons/\d+", self.get(server, "/circles/1"))), 1)
            patterns = set(re.findall(r'href="(/patterns/\d+)"', self.get(server, "/patterns")))
            self.assertEqual(len(patterns), 2)
            pattern = self.get(server, "/patterns/1")
            self.assertIn("Gezien in 3 casussen van 1 kring", pattern)
            self.assertIn(lesson, pattern)
            self.assertIn("0 van de 2 losgekomen", page("/console/cases/compare"))
            self.assertIn("Rijk: ", first, "each force tells what each layer said")
            published = self.get(server, f"/{codes[2]}/report/versions/1")
            self.assertEqual(published.count("de omgevingsdienst uitnodigen"), 1)
            self.assertIn(lesson, published)
            with self.assertRaises(urllib.error.HTTPError):
                self.get(server, f"/{codes[2]}/report/versions/2")
            self.assertEqual(server.stop(), 0)
            server, link, codes = self.start()

    def test_simulated_people_come_in_and_answer_by_themselves(self):
        server, _, codes = self.start()
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            dialogue = self.dialogue(server, codes[1])
            if dialogue["participants"] > 5 and dialogue.get("statement", {}).get("answered", 0) > 0:
                break
            time.sleep(0.2)
        self.assertGreater(dialogue["participants"], 5)
        self.assertGreater(dialogue["statement"]["answered"], 0)
        self.assertEqual(dialogue["statement"]["phase"], "open")

    def test_a_second_start_finds_everything_again(self):
        server, link, codes = self.start()
        results = self.dialogue(server, codes[2], "/results")
        self.assertEqual(server.stop(), 0)
        people = self.people_and_positions()[0]
        server, other_link, other_codes = self.start()
        self.assertEqual(other_codes, codes)
        self.assertNotEqual(other_link, link)
        self.assertEqual(self.dialogue(server, codes[2], "/results"), results)
        self.assertEqual(self.people_and_positions()[0], people)

    def test_a_start_that_was_cut_off_is_finished_by_the_next(self):
        server, _, codes = self.start()
        server.kill()
        with sqlite3.connect(self.data / "circles.sqlite") as database:
            database.execute("UPDATE dialogue SET phase = 'running' WHERE code = ?", (codes[2],))
        server, _, other_codes = self.start()
        self.assertEqual(other_codes[:2], codes[:2])
        self.assertEqual(self.dialogue(server, other_codes[2])["phase"], "ended")
        self.assertEqual(self.dialogue(server, other_codes[2])["participants"], 28)
        self.assertEqual(krachtveld("doctor", "--trial", "--data", self.data).returncode, 0)

    def test_rounds_and_places_on_the_floor_come_out_of_an_export(self):
        server, _, codes = self.start()
        results = self.dialogue(server, codes[2], "/results")["statements"]
        rows = list(csv.DictReader(io.StringIO(self.export(codes[2], "csv"))))
        for statement in results:
            for shown in statement["rounds"]:
                key = (str(statement["id"]), str(shown["round"]))
                places = [row["position"] for row in rows if (row["statement"], row["round"]) == key]
                total = shown["total"]
                self.assertEqual(len(places), shown["answered"])
                self.assertEqual(places.count("pass"), total["pass"])
                self.assertEqual(sum(place != "pass" and int(place) >= 34 for place in places), total["agree"])
        document = json.loads(self.export(codes[2], "json"))
        self.assertEqual(len(document["positions"]), len(rows))
        polis = list(csv.DictReader(io.StringIO(self.export(codes[2], "polis"))))
        for statement in results:
            last = statement["rounds"][-1]["total"]
            votes = [row["vote"] for row in polis if row["comment-id"] == str(statement["id"])]
            self.assertEqual(
                (votes.count("1"), votes.count("-1"), votes.count("0")),
                (last["agree"], last["disagree"], last["middle"] + last["pass"]))

    def test_simulated_answers_are_not_exported(self):
        _, _, codes = self.start()
        done = krachtveld("export", "positions", "--dialogue", codes[1], "--data", self.data)
        self.assertEqual((done.returncode, done.stdout), (1, ""))
        self.assertIn("simulated", done.stderr)

    def test_the_folder_of_real_people_is_left_alone(self):
        port = free_port()
        demo = subprocess.Popen(
            [PROGRAM, "demo", "--port", str(port)], cwd=self.place, env=os.environ | {"KRACHTVELD_DATA": str(self.data)},
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.addCleanup(demo.wait)
        self.addCleanup(demo.kill)
        self.addCleanup(demo.stdout.close)
        self.assertIn("runs with an example", demo.stdout.readline())
        self.assertTrue((self.place / "demo-data/circles.sqlite").exists())
        self.assertFalse(self.data.exists())

    def test_the_example_speaks_english_as_well(self):
        server, _, codes = self.start("--language", "en")
        self.assertTrue(self.dialogue(server, codes[0])["title"].startswith("Example: "))
        self.assertEqual(krachtveld("demo", "--language", "fr", "--data", self.data).returncode, 64)
