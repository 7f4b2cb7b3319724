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
import recount
import recount_live
from recount import public_export

STATEMENTS = [{"text": "Wij delen onze plannen vroeg."}, {"text": "Eén “norm” is genoeg; toch?  Ja.", "answer": "floor"}, {"text": "=Dit is geen formule."}]


class Proof(CommandTest):
    def fetch(self, server, path, language="nl"):
        wish = urllib.request.Request(server.url + path, headers={"Accept-Language": language})
        with urllib.request.urlopen(wish, timeout=60) as reply:
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

    def verify(self, report, *exports, keys, more=()):
        return krachtveld("verify", report, *exports, "--keys", keys, *more)


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
                            done = self.verify(report, export, keys=keys)
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
            done = self.verify(report, export, keys=keys)
            self.assertEqual(done.returncode, 0, done.stdout)
            self.assertIn("The report is right.", done.stdout)
        self.assertIn("recounted from the answers", done.stdout)
        placed = self.place / "groups.json"
        done = self.verify(report, complete / "answers.json", keys=keys, more=("--groups", placed))
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertEqual(stat.S_IMODE(placed.stat().st_mode), 0o600)
        self.assertEqual(public_export((complete / "answers.json").read_bytes(), placed=placed.read_bytes()), figures.read_bytes())
        refused = self.verify(report, figures, keys=keys, more=("--groups", placed))
        self.assertEqual(refused.returncode, 1)
        self.assertIn("needs the complete export", refused.stderr)
        self.assertEqual((self.export(code, "A") / "figures.json").read_bytes(), figures.read_bytes())

        printed = self.place / "printed.html"
        done = krachtveld("report", code, "--html", printed, "--data", self.data, "--public-url", "https://dialoog.example.nl")
        self.assertEqual(done.returncode, 0, done.stderr)
        for export in (figures, complete / "answers.json"):
            done = self.verify(printed, export, keys=keys)
            self.assertEqual(done.returncode, 0, done.stdout)

        for language in ("nl", "en"):
            with self.server() as server:
                slides = self.file("slides.html", self.fetch(server, f"/{code}/report/slides?save=yes", language))
            done = self.verify(slides, figures, keys=keys)
            self.assertEqual(done.returncode, 0, done.stdout)
            self.assertIn("together", done.stdout)

        text = report.read_text()
        self.file("report.html", text.replace(" 26<", " 27<").replace(">26<", ">27<"))
        done = self.verify(report, figures, keys=keys)
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


class Groups(Proof):
    def conversation(self, dice):
        """Two camps and some people in between; twelve statements; one vote in ten is missing."""
        comments = [f"{number},Stelling {number}.,1\n" for number in range(12)]
        votes = []
        for person in range(90):
            camp = (1, -1, 0)[0 if person < 45 else 1 if person < 80 else 2]
            for number in range(12):
                side = camp * (1 if number % 2 else -1) or dice.choice([1, -1])
                if dice.random() < 0.9:
                    votes.append(f"0,{number},{person},{side if dice.random() < 0.9 else dice.choice([-side, 0])}\n")
        return (self.file("comments.csv", "comment-id,comment-body,moderated\n" + "".join(comments)),
                self.file("votes.csv", "timestamp,comment-id,voter-id,vote\n" + "".join(votes)))

    def test_a_second_program_counts_every_figure_of_the_groups_that_the_model_finds(self):
        seed = int(os.environ.get("SEED", random.randrange(10**6)))
        with self.subTest(seed=seed):
            comments, votes = self.conversation(random.Random(seed))
            # Nine layers: some have fewer than ten people, and must not be told, nor be there to be worked out.
            layers = ",".join(f"laag {number}" for number in range(1, 10))
            code = self.imported("--votes", votes, "--mode", "open", "--layers", layers, "--random-layers", seed, comments=comments)["code"]
            krachtveld("end", "--dialogue", code, "--data", self.data)
            with self.server() as server:
                self.wait_for_groups(server, code)
                report, figures, keys = self.published(server, code)
            complete = self.export(code, "C", "--auditor", "Rekenkamer") / "answers.json"
            placed = self.place / "groups.json"
            done = self.verify(report, complete, keys=keys, more=("--groups", placed))
            self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
            told = json.loads(figures.read_bytes())["groups"]
            self.assertGreaterEqual(len(told["groups"]), 2)
            # Both camps have statements that tell of them; a group of the people in between need not.
            self.assertGreaterEqual(sum(bool(group["telling"]) for group in told["groups"]), 2)
            self.assertTrue(any("counts" not in row for row in told["rows"]) and any("counts" in row for row in told["rows"]))
            self.assertEqual(public_export(complete.read_bytes(), placed=placed.read_bytes()), figures.read_bytes())
            moved = json.loads(placed.read_bytes())
            moved["rows"][0]["group"] = 1 - moved["rows"][0].get("group", 0)
            self.assertNotEqual(public_export(complete.read_bytes(), placed=json.dumps(moved)), figures.read_bytes())


class WhileAnswering(Proof):
    """Releases of a statement that stays open: counted a second time from what was answered at each of them."""

    def play(self, server, desk, dice, scope):
        wish = {"title": "Doorlopend", "kind": "ongoing", "mode": "protected", "scope": scope, "layers": ["Rijk", "Gemeente"],
                "accelerators": ["Richting", "Ruimte"], "statements": STATEMENTS[:1]}
        code = desk.ask("POST", "/dialogues", wish)["code"]
        desk.open_lobby(code)
        tokens = [join(server.url, code, 1 + number % 2) for number in range(206)]
        for number, token in enumerate(tokens):
            take_position(server.url, code, token, 1, dice.choice([100, 100, 100, -100, "pass"]), 1, 1)
        for _ in range(600):
            results = json.loads(self.fetch(server, f"/api/v1/dialogues/{code}/results"))
            if results["statements"]:
                break
            time.sleep(0.1)
        self.assertTrue(results["statements"], "a release within a minute")
        for number, token in enumerate(tokens[:120]):
            take_position(server.url, code, token, 1, dice.choice([100, -100, "pass"]), 1, 2)
        desk.ask("PUT", f"/dialogues/{code}/phase", {"phase": "ended", "revealing": True})
        return code

    def test_a_second_program_decides_and_counts_every_release_again(self):
        seed = int(os.environ.get("SEED", random.randrange(10**6)))
        dice = random.Random(seed)
        with self.subTest(seed=seed), self.server() as server:
            desk = Facilitator(server.url, sign_in_link(PROGRAM, "anna@example.nl", self.data))
            for scope in ("room", "layers"):
                code = self.play(server, desk, dice, scope)
                report, figures, keys = self.published(server, code)
                complete = self.export(code, "C", "--auditor", "Rekenkamer") / "answers.json"
                document = json.loads(complete.read_bytes())
                self.assertGreaterEqual(recount_live.check(document, recount), 2, scope)
                self.assertEqual(public_export(complete.read_bytes()), figures.read_bytes())
                done = self.verify(report, figures, complete, keys=keys)
                self.assertEqual(done.returncode, 0, done.stdout)
                self.assertIn("releases made while people answered, decided and counted again", done.stdout)
                # Everybody who changed is taken to have said the same all the time.
                for person in document["people"]:
                    person.pop("live", None)
                with self.assertRaises(AssertionError):
                    recount_live.check(document, recount)


class PublicRows(Proof):
    def test_answers_without_layers_are_signed_and_checked_beside_the_other_tiers(self):
        code = self.imported("--votes", LONDON / "votes.csv", "--mode", "open")["code"]
        with self.server() as server:
            desk = Facilitator(server.url, sign_in_link(PROGRAM, "anna@example.nl", self.data))
            wish = {"title": "Rijen", "kind": "ongoing", "mode": "open", "layers": ["Rijk", "Gemeente"], "rows": True,
                    "accelerators": ["Richting", "Ruimte"], "statements": STATEMENTS}
            code = desk.ask("POST", "/dialogues", wish)["code"]
            desk.open_lobby(code)
            for number in range(101):
                token = join(server.url, code, 1 + number % 2)
                take_position(server.url, code, token, 1 + number % 2, 100 if number % 3 else -100, 1, 1)
            desk.ask("PUT", f"/dialogues/{code}/phase", {"phase": "ended", "revealing": True})
            report, figures, keys = self.published(server, code)
            rows = self.file("rows.json", self.fetch(server, f"/{code}/open-data/answers.json"))
        self.assertEqual((self.export(code, "B") / "answers.json").read_bytes(), rows.read_bytes())
        complete = self.export(code, "C", "--auditor", "Rekenkamer") / "answers.json"
        for exports in ([rows], [figures, rows], [rows, complete], [figures, rows, complete]):
            done = self.verify(report, *exports, keys=keys)
            self.assertEqual(done.returncode, 0, done.stdout)
            self.assertIn("the answers without layers (tier B) are the ones that were signed", done.stdout)
        self.file("rows.json", rows.read_text().replace("[1,1,1000]", "[1,1,-1000]", 1))
        done = self.verify(report, figures, rows, complete, keys=keys)
        self.assertEqual(done.returncode, 1)
        for said in ("these are not the answers without layers that were signed", "statement 1, round 1: they give another figure",
                     "is not among the sealed answers", "report, statement 1: the row of the whole room"):
            self.assertIn(said, done.stdout)


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
        self.assertEqual(self.verify(report, figures, keys=keys).returncode, 0)
        with self.server() as server:
            fresh, _, published = self.published(server, code)
        self.assertEqual(json.loads(published.read_bytes()), json.loads(keys.read_bytes()))
        self.assertEqual(self.verify(fresh, figures, keys=published).returncode, 0)
