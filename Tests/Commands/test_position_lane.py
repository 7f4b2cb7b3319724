"""A position goes the short way where it can; nobody can tell which way it went, and answers keep the order of the requests."""

import json
import secrets
import socket
import time
import unittest

from commands import PROGRAM, CommandTest
from facilitator import Facilitator, join, sign_in_link


class Line:
    """One connection on which requests are written byte by byte as the test says."""

    def __init__(self, port):
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=20)
        self.file = self.socket.makefile("rb")

    def send(self, *requests, pause=None):
        data = b"".join(requests)
        if pause is None:
            return self.socket.sendall(data)
        for index in range(0, len(data), 7):
            self.socket.sendall(data[index : index + 7])
            time.sleep(pause)

    def answer(self):
        """The next answer: status, headers without the date, body."""
        status = int(self.file.readline().split()[1])
        headers = {}
        while (line := self.file.readline().strip()):
            name, value = line.decode().split(": ", 1)
            headers[name.lower()] = value
        if not headers.pop("date", "").endswith(" GMT"):
            raise AssertionError("an answer without a date")
        return status, headers, self.file.read(int(headers["content-length"])).decode()


class PositionLane(CommandTest):
    def setUp(self):
        super().setUp()
        self.running = self.server()
        self.running.start("/health")
        self.addCleanup(self.running.stop)
        url = self.running.url
        self.facilitator = Facilitator(url, sign_in_link(PROGRAM, "zaal@example.org", self.data))
        self.code = self.facilitator.make_dialogue(["Eerste.", "Tweede.", "Derde."], "ongoing")
        self.facilitator.open_lobby(self.code)
        self.token = join(url, self.code)

    def line(self):
        line = Line(self.running.port)
        self.addCleanup(line.socket.close)
        return line

    def put(self, statement=1, position=40, sequence=1, key=None, body=None, credentials=None, more=()):
        body = body if body is not None else f'{{"round":1,"position":{json.dumps(position)},"sequence":{sequence}}}'
        lines = [
            f"PUT /api/v1/dialogues/{self.code}/statements/{statement}/position HTTP/1.1", "Host: localhost",
            *(credentials or [f"Authorization: Bearer {self.token}"]), "Content-Type: application/json",
            f"Content-Length: {len(body)}", *more,
        ]
        if key != "":
            lines.append(f"Idempotency-Key: {key or secrets.token_hex(16)}")
        return ("\r\n".join(lines) + "\r\n\r\n" + body).encode()

    def me(self):
        path = f"/api/v1/dialogues/{self.code}/me"
        return f"GET {path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {self.token}\r\n\r\n".encode()

    def test_both_ways_give_the_same_answer(self):
        key = secrets.token_hex(16)
        line = self.line()
        line.send(self.put(key=key))
        short = line.answer()
        line.send(self.put(key=key, more=["Connection: keep-alive"]))
        self.assertEqual(short, line.answer())
        self.assertEqual(short[0], 200)
        self.assertEqual(
            json.loads(short[2]), {"counted": True, "position": 40, "round": 1, "sequence": 1, "statement": 1})

    def test_a_cookie_opens_the_short_way_only_from_a_page_of_our_own(self):
        line = self.line()
        cookie = f"Cookie: p-{self.code}={self.token}"
        host = "Origin: http://localhost"
        line.send(self.put(credentials=[cookie, host]))
        self.assertEqual(line.answer()[0], 200)
        line.send(self.put(credentials=[cookie, "Origin: http://elsewhere.example"], sequence=2))
        self.assertEqual(line.answer()[0], 403)

    def test_every_refusal_is_the_same_on_both_ways(self):
        wrong = [f"Authorization: Bearer {'0' * 32}"]
        for request in (
            {"credentials": wrong}, {"position": 101}, {"position": "yes"}, {"key": ""}, {"key": "short"},
            {"statement": 99}, {"statement": 0}, {"sequence": -1}, {"sequence": 99_999_999_999}, {"body": "{"},
            {"body": '{"round":0,"position":1,"sequence":1}'}, {"body": '{"round":1,"position":1}'},
            {"body": '{"round":2,"position":1,"sequence":1}'}, {"body": '{"round":1,"position":007,"sequence":1}'},
        ):
            with self.subTest(request=request):
                line = self.line()
                key = request.get("key", secrets.token_hex(16))
                line.send(self.put(**request | {"key": key}))
                short = line.answer()
                line.send(self.put(**request | {"key": key}, more=["Connection: keep-alive"]))
                self.assertEqual(short, line.answer())
                self.assertGreaterEqual(short[0], 400)

    def test_json_that_is_written_otherwise_counts_as_well(self):
        for sequence, body in enumerate(
            ['{ "sequence" : %d,\n "position":-7 , "round": 1 }', '{"round":1,"position":"pa\\u0073s","sequence":%d}',
             '{"round":1,"position":5,"sequence":%d,"more":[1]}', '{"round":1.0,"position":5e0,"sequence":%d}'], 1):
            with self.subTest(body=body):
                line = self.line()
                line.send(self.put(body=body % sequence))
                self.assertEqual(line.answer()[0], 200)

    def test_requests_that_arrive_together_are_answered_in_their_order(self):
        line = self.line()
        line.send(
            self.put(1, 10, 1), self.me(), self.put(2, 20, 2), self.put(3, 30, 3), self.put(9, 1, 4), self.me(),
            self.put(1, -10, 5))
        answers = [line.answer() for _ in range(7)]
        self.assertEqual([status for status, _, _ in answers], [200, 200, 200, 200, 409, 200, 200])
        bodies = [json.loads(body) for _, _, body in answers]
        self.assertEqual([one["position"] for one in bodies[1]["positions"]], [10])
        self.assertEqual([one["position"] for one in bodies[5]["positions"]], [10, 20, 30])
        self.assertEqual([bodies[index]["position"] for index in (0, 2, 3, 6)], [10, 20, 30, -10])

    def test_a_request_that_trickles_in_counts(self):
        line = self.line()
        line.send(self.put(2, 33), self.me(), pause=0.001)
        self.assertEqual(json.loads(line.answer()[2])["position"], 33)
        self.assertEqual(len(json.loads(line.answer()[2])["positions"]), 1)

    def test_whoever_hangs_up_before_the_answer_is_counted(self):
        for statement in (1, 2, 3):
            line = self.line()
            line.send(self.put(statement, 77))
            line.socket.close()
        after = self.line()
        deadline = time.monotonic() + 10
        while True:
            after.send(self.me())
            positions = json.loads(after.answer()[2])["positions"]
            if len(positions) == 3 or time.monotonic() > deadline:
                break
            time.sleep(0.05)
        self.assertEqual([one["position"] for one in positions], [77, 77, 77])

    def test_a_closed_dialogue_refuses(self):
        self.facilitator.ask("PUT", f"/dialogues/{self.code}/phase", {"phase": "ended"})
        line = self.line()
        line.send(self.put())
        self.assertEqual(line.answer()[0], 409)


if __name__ == "__main__":
    unittest.main()
