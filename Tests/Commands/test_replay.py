"""A recorded conversation through the public API arrives whole, whatever happens to the server on the way."""

import collections
import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from commands import LONDON, PROGRAM, CommandTest, krachtveld
from replay_kills import compare


class Replay(CommandTest):
    def test_after_three_kills_every_count_is_that_of_the_recording(self):
        # The recording lasts eleven days; at this speed about five seconds, so that the kills fall in it.
        lines, figures = compare(
            PROGRAM, LONDON / "comments.csv", LONDON / "votes.csv", str(self.place), connections=8, speed=200_000)
        self.assertEqual(lines, [], figures)

    def test_what_the_dialogue_does_not_ask_is_skipped_and_said(self):
        comments = self.file("comments.csv", "comment-id,comment-body,moderated\n4,Wel,1\n8,Niet,-1\n")
        votes = self.file("votes.csv", "comment-id,voter-id,vote\n4,1,1\n8,1,1\n8,2,-1\n")
        code = self.imported(comments=comments)["code"]
        with self.server() as server:
            done = krachtveld("replay", votes, "--server", server.url, "--dialogue", code)
        said = json.loads(done.stdout)
        self.assertEqual((said["participants"], said["positions"], said["skipped"], done.returncode), (1, 1, 2, 0))
        self.assertIn("2 votes", done.stderr)

    def test_a_wrong_code_or_another_conversation_is_an_error(self):
        comments = self.file("comments.csv", "comment-id,comment-body\n500,Een\n")
        code = self.imported(comments=comments)["code"]
        with self.server() as server:
            for other in ("AAAAAA", code):
                done = krachtveld("replay", LONDON / "votes.csv", "--server", server.url, "--dialogue", other)
                self.assertEqual(done.returncode, 1, done.stderr)
                self.assertNotEqual(done.stderr, "")

    def test_a_server_that_stays_away_is_given_up_after_the_patience(self):
        began = time.monotonic()
        done = krachtveld("replay", LONDON / "votes.csv", "--server", "http://127.0.0.1:9", "--dialogue", "AAAAAA",
                          "--patience", "1")
        self.assertEqual(done.returncode, 1)
        self.assertIn("did not answer for 1 s", done.stderr)
        self.assertLess(time.monotonic() - began, 20)

    def test_options_that_make_no_sense_are_refused(self):
        for more in (["--speed", "0"], ["--connections", "0"], ["--server", "ftp://x"], ["--dialogue", "no"]):
            words = ["--server", "http://127.0.0.1:9", "--dialogue", "AAAAAA", *more]
            self.assertEqual(krachtveld("replay", LONDON / "votes.csv", *words).returncode, 64, more)


class Unwilling(BaseHTTPRequestHandler):
    """A server that lets every change wait, then hangs up, then is busy, and only then answers."""

    protocol_version = "HTTP/1.1"
    attempts = collections.defaultdict(list)

    def do_GET(self):
        self.answer(200, [{"id": 1, "round": 1, "importedFrom": 4}, {"id": 2, "round": 3, "importedFrom": 8}])

    def do_POST(self):
        self.change()

    def do_PUT(self):
        self.change()

    def change(self):
        body = self.rfile.read(int(self.headers["content-length"]))
        tries = self.attempts[(self.path, self.headers["idempotency-key"])]
        tries.append((time.monotonic(), body))
        if len(tries) == 1:
            self.answer(429, {"detail": "too fast"}, {"retry-after": "1"})
        elif len(tries) == 2:
            self.close_connection = True
        elif len(tries) == 3:
            self.answer(503, {"detail": "busy"})
        elif self.path.endswith("/participants"):
            self.answer(201, {"token": "0" * 32, "words": "aap beer"})
        else:
            self.answer(409 if json.loads(body)["round"] == 3 else 200, {"detail": "closed"})

    def answer(self, status, body, headers={}):
        data = json.dumps(body).encode()
        self.send_response(status)
        for name, value in {**headers, "content-length": str(len(data))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_):
        pass


class Patience(CommandTest):
    def test_a_retry_has_the_same_key_and_content_and_waits_as_long_as_asked(self):
        server = ThreadingHTTPServer(("127.0.0.1", 0), Unwilling)
        self.addCleanup(server.server_close)
        self.addCleanup(server.shutdown)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        votes = self.file("votes.csv", "comment-id,voter-id,vote\n4,7,1\n4,7,-1\n8,7,0\n")
        done = krachtveld(
            "replay", votes, "--server", f"http://127.0.0.1:{server.server_port}", "--dialogue", "AAAAAA")
        self.assertEqual(done.returncode, 1, "something was refused")
        said = json.loads(done.stdout)
        self.assertEqual(
            {key: said[key] for key in ("participants", "positions", "refused", "retries", "skipped")},
            {"participants": 1, "positions": 2, "refused": 1, "retries": 12, "skipped": 0})
        self.assertEqual(sorted(map(len, Unwilling.attempts.values())), [4, 4, 4, 4])
        sequences = []
        for (path, key), tries in Unwilling.attempts.items():
            self.assertRegex(key, "^[0-9a-f]{32}$")
            self.assertEqual(len({body for _, body in tries}), 1)
            self.assertGreaterEqual(tries[1][0] - tries[0][0], 1)
            if path.endswith("/position"):
                sequences.append(json.loads(tries[0][1])["sequence"])
        self.assertEqual(sequences, [1, 2, 3])
