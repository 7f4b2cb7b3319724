"""What is published can be checked by anybody: by the program itself, and by a second one that shares nothing with it."""

import csv
import hashlib
import io
import json
import os
import random
import stat
import time
import urllib.request

from commands import LONDON, PROGRAM, CommandTest, krachtveld
from facilitator import Facilitator, exchange, join, sign_in_link, take_position
from recount import public_export

STATEMENTS = [{"text": "Wij delen onze plannen vroeg."}, {"text": "Eén “norm” is genoeg; toch?  Ja.", "answer": "floor"}, {"text": "=Dit is geen formule."}]


class Proof(CommandTest):
    def fetch(self, server, path):
        with urllib.request.urlopen(server.url + path, timeout=60) as reply:
            return reply.read()

    def export(self, code, tier, *more):
        folder = self.place / f"tier-{tier}"
        done = krachtveld("export", "data", "--dialogue", code, "--tier", tier, "--into", folder, "--data", self.data, *more)
        self.assertEqual(done.returncode, 0, done.stderr)
        return folder

    def published(self, server, code):
        """The report, tier A and the keys as a reader gets them, in files."""
        return [
            self.file("report.html", self.fetch(server, f"/{code}/report")),
            self.file("figures.json", self.fetch(server, f"/{code}/open-data/figures.json")),
            self.file("keys.json", self.fetch(server, "/.well-known/krachtveld-keys.json")),
        ]

    def wait_for_groups(self, server, code):
        """They are looked for at the end, beside everything else."""
        for _ in range(600):
            if b'"groups":' in self.fetch(server, f"/{code}/open-data/figures.json"):
                return
            time.sleep(0.1)
        self.fail("no groups within a minute")

    def verify(self, report, export, keys):
        return krachtveld("verify", report, export, "--keys", keys)


class SecondCount(Proof):
    """People of a seeded dialogue: how many per layer, and how they lean."""

    def play(self, server, desk, dice, mode, scope, people):
        wish = {"title": "Ronde tafel “Zaan”", "kind": "live", "mode": mode, "scope": scope, "layers": ["Rijk", "Provincie", "Gemeente"],
                "accelerators": ["Richting", "Ruimte"], "statements": STATEMENTS}
        code = desk.ask("POST", "/dialogues", wish)["code"]
        desk.open_lobby(code)
        tokens = [join(server.url, code, dice.choice([1, 1, 1, 2, 3, 3, None])) for _ in range(people)]

        def ask(statement, turn, answer):
            if turn == 1:
                desk.set_phase(code, statement, "open")
            else:
                desk.ask("POST", f"/dialogues/{code}/statements/{statement}/rounds")
            for token in tokens:
                if dice.random() < 0.9:
                    take_position(server.url, code, token, statement, answer(), turn, turn * 10 + statement)
            desk.set_phase(code, statement, "revealed")

        leaning = dice.choice([0.1, 0.5, 0.62, 0.95])
        ask(1, 1, lambda: 100 if dice.random() < leaning else dice.choice([-100, "pass"]))
        ask(1, 2, lambda: 100 if dice.random() < leaning / 2 else -100)
        ask(2, 1, lambda: dice.choice([dice.randint(-100, 100), "pass"]))
        if dice.random() < 0.5:
            form = {"Cookie": desk.cookie, "Origin": server.url, "Content-Type": "application/x-www-form-urlencoded"}
            path = f"{server.url}/console/{code}/statements/2/hide"
            self.assertEqual(exchange("POST", path, f"csrf={desk.csrf}".encode(), form)[0], 303)
        desk.ask("PUT", f"/dialogues/{code}/phase", {"phase": "ended", "revealing": True})
        return code

    def test_a_second_program_makes_the_same_figures_from_the_answers_byte_for_byte(self):
        seed = int(os.environ.get("SEED", random.randrange(10**6)))
        dice = random.Random(seed)
        rooms = [("protected", "room"), ("protected", "layers"), ("open", "room")]
        sizes = [3, 12, 24, 45, 110]
        with self.subTest(seed=seed), self.server() as server:
            desk = Facilitator(server.url, sign_in_link(PROGRAM, "anna@example.nl", self.data))
            for mode, scope in rooms:
                for people in sizes:
                    with self.subTest(seed=seed, mode=mode, scope=scope, people=people):
                        code = self.play(server, desk, dice, mode, scope, people)
                        report, figures, keys = self.published(server, code)
                        complete = self.export(code, "C", "--auditor", "Rekenkamer") / "answers.json"
                        shown = {(row["statement"], row["round"]) for row in json.loads(figures.read_bytes())["figures"]}
                        self.assertEqual(public_export(complete.read_bytes(), shown).decode(), figures.read_text())
                        for export in (figures, complete):
                            done = self.verify(report, export, keys)
                            self.assertEqual(done.returncode, 0, done.stdout + done.stderr)


class NewUser(Proof):
    """The way of the operator's handbook, from somebody else's conversation to a report that anybody can check."""

    def test_import_layers_at_random_end_publish_export_verify(self):
        code = self.imported("--votes", LONDON / "votes.csv", "--mode", "open", "--layers", "Rijk,provincie,gemeente", "--random-layers", 7)["code"]
        done = krachtveld("end", "--dialogue", code, "--data", self.data)
        self.assertEqual(done.returncode, 0, done.stderr)
        seal = json.loads(done.stdout)["seal"]
        with self.server() as server:
            self.wait_for_groups(server, code)
            report, figures, keys = self.published(server, code)
            screen = self.fetch(server, f"/{code}/screen").decode()
        self.assertIn(f"<span>{seal[:4]}</span> <span>{seal[4:8]}</span>", screen)
        complete = self.export(code, "C", "--auditor", "Rekenkamer")
        self.assertEqual(hashlib.sha256((complete / "answers.json").read_bytes()).hexdigest(), seal)
        for export in (figures, complete / "answers.json"):
            done = self.verify(report, export, keys)
            self.assertEqual(done.returncode, 0, done.stdout)
            self.assertIn("The report is right.", done.stdout)
        self.assertIn("recounted from the answers", done.stdout)
        self.assertEqual(public_export((complete / "answers.json").read_bytes(), groups=json.loads(figures.read_bytes()).get("groups")), figures.read_bytes())
        self.assertEqual((self.export(code, "A") / "figures.json").read_bytes(), figures.read_bytes())

        printed = self.place / "printed.html"
        done = krachtveld("report", code, "--html", printed, "--data", self.data, "--public-url", "https://dialoog.example.nl")
        self.assertEqual(done.returncode, 0, done.stderr)
        for export in (figures, complete / "answers.json"):
            done = self.verify(printed, export, keys)
            self.assertEqual(done.returncode, 0, done.stdout)

        text = report.read_text()
        self.file("report.html", text.replace(" 26<", " 27<").replace(">26<", ">27<"))
        done = self.verify(report, figures, keys)
        self.assertEqual(done.returncode, 1)
        self.assertIn('WRONG  report, part "facts"', done.stdout)

    def test_layers_at_random_are_the_same_for_the_same_seed(self):
        attended = []
        for seed in (7, 7, 8):
            code = self.imported("--votes", LONDON / "votes.csv", "--mode", "open", "--layers", "a,b,c", "--random-layers", seed)["code"]
            krachtveld("end", "--dialogue", code, "--data", self.data)
            attended.append(json.loads((self.export(code, "A") / "figures.json").read_bytes())["attendance"])
        self.assertEqual(attended[0], attended[1])
        self.assertNotEqual(attended[0], attended[2])


class Files(Proof):
    def test_the_complete_export_is_for_one_reader_is_noted_and_goes_back_into_polis(self):
        code = self.imported("--votes", LONDON / "votes.csv")["code"]
        krachtveld("end", "--dialogue", code, "--data", self.data)
        refused = krachtveld("export", "data", "--dialogue", code, "--tier", "C", "--into", self.place / "x", "--data", self.data)
        self.assertEqual(refused.returncode, 64)
        folder = self.export(code, "C", "--auditor", "Rekenkamer")
        for path in folder.iterdir():
            self.assertEqual(stat.S_IMODE(path.stat().st_mode), 0o600, path)
        again = self.imported("--votes", folder / "votes.csv", comments=folder / "comments.csv")
        self.assertEqual((again["statements"], again["participants"], again["positions"]), (36, 26, 638))

    def test_tables_are_what_their_description_says(self):
        code = self.imported("--votes", LONDON / "votes.csv", "--mode", "open")["code"]
        krachtveld("end", "--dialogue", code, "--data", self.data)
        for tier in ("A", "C"):
            folder = self.export(code, tier, *(["--auditor", "Rekenkamer"] if tier == "C" else []))
            package = json.loads((folder / "datapackage.json").read_bytes())
            self.assertEqual(package["profile"], "tabular-data-package")
            for table in package["resources"]:
                rows = list(csv.DictReader(io.StringIO((folder / table["path"]).read_text(), newline="")))
                self.assertTrue(rows, table["path"])
                names = [field["name"] for field in table["schema"]["fields"]]
                self.assertEqual(list(rows[0]), names)
                for row in rows:
                    for field in table["schema"]["fields"]:
                        if field["type"] == "integer" and row[field["name"]]:
                            int(row[field["name"]])

    def test_rows_without_layers_are_refused_where_they_were_not_announced(self):
        code = self.imported("--votes", LONDON / "votes.csv", "--mode", "open")["code"]
        krachtveld("end", "--dialogue", code, "--data", self.data)
        done = krachtveld("export", "data", "--dialogue", code, "--tier", "B", "--into", self.place / "b", "--data", self.data)
        self.assertEqual(done.returncode, 1)
        self.assertFalse((self.place / "b").exists())
        done = krachtveld("import", "polis", "--comments", LONDON / "comments.csv", "--title", "T", "--data", self.data, "--publish-rows")
        self.assertEqual(done.returncode, 64)

    def test_a_dialogue_that_is_not_there_or_not_ended_is_an_error_in_words(self):
        code = self.imported("--votes", LONDON / "votes.csv")["code"]
        for dialogue, said in ((code, "has not ended"), ("AAAAAA", "no dialogue")):
            done = krachtveld("export", "data", "--dialogue", dialogue, "--into", self.place / "a", "--data", self.data)
            self.assertEqual(done.returncode, 1)
            self.assertIn(said, done.stderr)


class SigningKeys(Proof):
    def test_a_report_stays_right_after_the_key_was_changed(self):
        code = self.imported("--votes", LONDON / "votes.csv", "--mode", "open")["code"]
        krachtveld("end", "--dialogue", code, "--data", self.data)
        with self.server() as server:
            report, figures, _ = self.published(server, code)
            self.assertEqual(krachtveld("keys", "--rotate", "--data", self.data).returncode, 1)
        self.assertEqual(stat.S_IMODE((self.data / "signing-keys.json").stat().st_mode), 0o600)
        done = krachtveld("keys", "--rotate", "--data", self.data)
        keys = self.file("keys.json", done.stdout)
        self.assertEqual(len(json.loads(done.stdout)["keys"]), 2)
        self.assertNotIn("secret", done.stdout)
        self.assertEqual(self.verify(report, figures, keys).returncode, 0)
        with self.server() as server:
            fresh, _, published = self.published(server, code)
        self.assertEqual(json.loads(published.read_bytes()), json.loads(keys.read_bytes()))
        self.assertEqual(self.verify(fresh, figures, published).returncode, 0)
