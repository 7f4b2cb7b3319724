"""Recorded conversations come in whole or not at all, and go out as they were."""

import csv
import io
import json
import sqlite3
import urllib.request

from commands import LONDON, CommandTest, krachtveld
from replay_kills import counts, recorded_counts

COMMENTS = "comment-id,comment-body,moderated\n"
VOTES = "timestamp,comment-id,voter-id,vote\n"
GOOD = COMMENTS + "0,Een,1\n1,Twee,1\n"

# What is wrong with comments.csv, and where: name, bytes, line, column.
WRONG_COMMENTS = [
    ("empty file", "", 1, 1),
    ("no column with the text", "comment-id,moderated\n0,1\n", 1, 1),
    ("a field too many", COMMENTS + "0,Een,1,2\n", 2, 1),
    ("a number that is none", GOOD + "twee,Drie,1\n", 4, 1),
    ("a number twice", GOOD + "1,Drie,1\n", 4, 1),
    ("moderation that does not exist", COMMENTS + "0,Een,2\n", 2, 7),
    ("an empty text", COMMENTS + "0,Een,1\n10,,1\n", 3, 4),
    ("a text that is too long", COMMENTS + "0," + "é" * 1001 + ",1\n", 2, 3),
    ("more code points than a text may have", COMMENTS + "0," + "o\u0323\u0302\u0301" * 600 + ",1\n", 2, 3),
    ("a hidden change of direction", COMMENTS + "0,abc\u202edef,1\n", 2, 3),
    ("a quotation mark that never closes", COMMENTS + '0,"Een,1\n1,Twee,1\n', 2, 3),
    ("bytes that are no text", COMMENTS.encode() + b"0,\xff\xfe,1\n", 2, 3),
]
WRONG_VOTES = [
    ("empty file", "", 1, 1),
    ("no column with the vote", "comment-id,voter-id\n0,1\n", 1, 1),
    ("a statement that is not there", VOTES + "1,0,1,1\n1,7,1,1\n", 3, 3),
    ("a vote that does not exist", VOTES + "1,0,1,2\n", 2, 7),
    ("a person that is no number", VOTES + "1,0,x,1\n", 2, 5),
    ("a field too few", VOTES + "1,0,1,1\n1,0,1\n", 3, 1),
    ("a number beyond all numbers", VOTES + "1,99999999999999999999,1,1\n", 2, 3),
]


class ImportErrors(CommandTest):
    def refused(self, comments, votes=None):
        more = ["--votes", votes] if votes else []
        done = krachtveld(
            "import", "polis", "--comments", comments, "--title", "Fout", "--data", self.data, *more)
        self.assertEqual(done.stdout, "")
        self.assertNotEqual(done.returncode, 0)
        self.assertFalse(self.data.exists(), "something was written")
        return done.stderr

    def test_what_is_wrong_with_the_statements_is_named_with_line_and_column_and_nothing_is_imported(self):
        for name, text, line, column in WRONG_COMMENTS:
            with self.subTest(name):
                said = self.refused(self.file("comments.csv", text))
                self.assertIn(f"comments.csv: line {line}, column {column}: ", said)

    def test_what_is_wrong_with_the_votes_is_named_with_line_and_column_and_nothing_is_imported(self):
        comments = self.file("comments.csv", GOOD)
        for name, text, line, column in WRONG_VOTES:
            with self.subTest(name):
                said = self.refused(comments, self.file("votes.csv", text))
                self.assertIn(f"votes.csv: line {line}, column {column}: ", said)

    def test_a_file_that_is_not_there_and_a_conversation_without_statements_are_refused(self):
        self.assertIn("cannot be read", self.refused(self.place / "nergens.csv"))
        self.assertIn("no statement", self.refused(self.file("c.csv", COMMENTS + "0,Een,-1\n")))

    def test_options_that_make_no_sense_are_refused_before_any_file_is_read(self):
        good = self.file("comments.csv", GOOD)
        for more in (["--mode", "named"], ["--layers", "een"], ["--layers", "een,EEN"], ["--circle", " "]):
            done = krachtveld(
                "import", "polis", "--comments", good, "--title", "T", "--data", self.data, *more)
            self.assertEqual(done.returncode, 64, more)
            self.assertFalse(self.data.exists())


class ImportAndExport(CommandTest):
    def test_the_votes_that_count_come_in_and_go_out_unchanged(self):
        said = self.imported("--votes", LONDON / "votes.csv")
        self.assertEqual({key: said[key] for key in ("statements", "refused", "participants", "positions", "leftOut")},
                         {"statements": 36, "refused": 3, "participants": 26, "positions": 638, "leftOut": 0})
        rows = list(csv.DictReader(io.StringIO(self.export(said["code"], "polis"))))
        wanted, total, people = recorded_counts(LONDON / "votes.csv")
        self.assertEqual(counts((row["comment-id"], row["vote"]) for row in rows), wanted)
        self.assertEqual((len(rows), len({row["voter-id"] for row in rows})), (total, people))
        self.assertEqual({row["timestamp"] for row in rows}, {"0"})
        self.assertEqual(krachtveld("doctor", "--trial", "--data", self.data).returncode, 0)

    def test_the_three_formats_tell_the_same(self):
        code = self.imported("--votes", LONDON / "votes.csv")["code"]
        document = json.loads(self.export(code, "json"))
        rows = list(csv.DictReader(io.StringIO(self.export(code, "csv"), newline="")))
        numbers = {str(statement["id"]): str(statement["importedFrom"]) for statement in document["statements"]}
        words = {"100": "1", "-100": "-1", "pass": "0"}
        by_csv = counts((numbers[row["statement"]], words[row["position"]]) for row in rows)
        by_json = counts(
            (numbers[str(row["statement"])], "0" if row.get("pass") else words[str(row["position"])])
            for row in document["positions"])
        by_polis = counts(
            (row["comment-id"], row["vote"]) for row in csv.DictReader(io.StringIO(self.export(code, "polis"))))
        self.assertEqual(by_csv, by_polis)
        self.assertEqual(by_json, by_polis)

    def test_analyse_reads_the_export_and_counts_what_was_recorded(self):
        code = self.imported("--votes", LONDON / "votes.csv")["code"]
        exported = self.file("positions.csv", self.export(code, "csv").replace("\r\n", "\n"))
        ours, recorded = (
            krachtveld("analyse", votes, "--json", *more)
            for votes, more in ((exported, []), (LONDON / "votes.csv", ["--comments", LONDON / "comments.csv"]))
        )
        self.assertEqual((ours.returncode, recorded.returncode), (0, 0), ours.stderr + recorded.stderr)
        agreed = [
            sorted(str(one["answers"]) for one in json.loads(done.stdout)["statements"] if not one["excluded"])
            for done in (ours, recorded)
        ]
        self.assertEqual(len(agreed[0]), 36)
        self.assertEqual(agreed[0], agreed[1])

    def test_the_numbers_of_participants_say_nothing_about_their_order(self):
        votes = VOTES + "".join(f"{voter},0,{voter},{1 if voter < 20 else -1}\n" for voter in range(40))
        comments = self.file("comments.csv", GOOD)
        code = self.imported("--votes", self.file("votes.csv", votes), comments=comments)["code"]
        orders = set()
        for _ in range(3):
            rows = csv.DictReader(io.StringIO(self.export(code, "polis")))
            orders.add(tuple(row["vote"] for row in sorted(rows, key=lambda row: int(row["voter-id"]))))
        self.assertGreater(len(orders), 1)

    def test_of_votes_at_the_same_moment_the_later_line_counts(self):
        votes = self.file("votes.csv", VOTES + "5,0,1,1\n5,0,1,-1\n9,1,1,0\n7,1,1,1\n")
        code = self.imported("--votes", votes, comments=self.file("comments.csv", GOOD))["code"]
        rows = csv.DictReader(io.StringIO(self.export(code, "polis")))
        self.assertEqual({row["comment-id"]: row["vote"] for row in rows}, {"0": "-1", "1": "0"})

    def test_what_moderators_refused_is_kept_with_its_number_and_not_asked(self):
        comments = self.file("comments.csv", COMMENTS + "4,Wel,1\n8,Niet,-1\n")
        votes = self.file("votes.csv", VOTES + "1,4,1,1\n2,8,1,1\n3,8,2,1\n")
        said = self.imported("--votes", votes, comments=comments)
        self.assertEqual((said["statements"], said["refused"], said["positions"], said["leftOut"]), (1, 1, 1, 2))
        with sqlite3.connect(self.data / "circles.sqlite") as database:
            rows = database.execute("SELECT imported_from, moderation FROM statement ORDER BY imported_from").fetchall()
        self.assertEqual(rows, [(4, "approved"), (8, "rejected")])
        whole = self.imported("--votes", votes, "--include-refused", comments=comments)
        self.assertEqual((whole["statements"], whole["positions"]), (2, 3))

    def test_the_dialogue_is_open_for_answers_with_the_title_and_purpose_that_were_asked(self):
        said = self.imported("--purpose", "Wat vindt u?\nTwee regels.", "--mode", "open", "--circle", "Noord")
        with sqlite3.connect(self.data / "circles.sqlite") as database:
            row = database.execute(
                "SELECT code, title, purpose, kind, mode, phase, name FROM dialogue JOIN circle ON circle.id = circle"
            ).fetchone()
        self.assertEqual(
            row, (said["code"], "London", "Wat vindt u?\nTwee regels.", "ongoing", "open", "running", "Noord"))

    def test_a_layer_that_looks_like_a_formula_is_harmless_in_a_spreadsheet(self):
        layers = '=HYPERLINK("http://elders.example"),+31'
        code = self.imported("--layers", layers, comments=self.file("comments.csv", GOOD))["code"]
        with self.server() as server:
            for layer in (1, 2):
                token = call(server, f"/dialogues/{code}/participants", "POST", {"layer": layer})["token"]
                call(server, f"/dialogues/{code}/statements/1/position", "PUT",
                     {"round": 1, "position": -34, "sequence": 1}, token=token)
        text = self.export(code, "csv")
        self.assertEqual({row["layer"] for row in csv.DictReader(io.StringIO(text, newline=""))},
                         {"'=HYPERLINK(\"http://elders.example\")", "'+31"})
        self.assertIn(",-34\n", text)

    def test_a_code_or_folder_that_is_not_there_is_an_error_and_makes_nothing(self):
        done = krachtveld("export", "positions", "--dialogue", "AAAAAA", "--data", self.data)
        self.assertEqual(done.returncode, 1)
        self.assertFalse(self.data.exists())
        self.imported()
        done = krachtveld("export", "positions", "--dialogue", "AAAAAA", "--data", self.data)
        self.assertEqual((done.returncode, done.stdout), (1, ""))
        self.assertEqual(krachtveld("export", "positions", "--dialogue", "OOO", "--data", self.data).returncode, 64)


def call(server, path, method, body, token=None, key="0" * 31 + "1"):
    """One request to the API."""
    headers = {"content-type": "application/json", "idempotency-key": key}
    if token:
        headers = headers | {"authorization": f"Bearer {token}"}
    else:
        headers.pop("idempotency-key")
    request = urllib.request.Request(
        f"{server.url}/api/v1{path}", method=method, data=json.dumps(body).encode(), headers=headers)
    with urllib.request.urlopen(request, timeout=20) as reply:
        return json.load(reply)
