"""Reminders leave through the operator's mail program, once, whatever happens to it or to the server."""

import datetime
import email
import os
import re
import secrets
import signal
import time
import urllib.parse
from email import policy

from commands import PROGRAM, CommandTest, RunningServer, krachtveld
from facilitator import Facilitator, exchange, sign_in_link

# A mail program that keeps what it gets, one file per message, and does what the file "mood" says.
SINK = """#!/usr/bin/env python3
import os, sys, time
place = os.path.dirname(os.path.abspath(__file__))
message = sys.stdin.buffer.read()
mood = open(place + "/mood").read().strip()
with open(place + "/calls", "a") as calls:
    calls.write(" ".join(sys.argv[1:]) + "\\n")
if mood == "hang":
    time.sleep(60)
if mood == "refuse":
    sys.exit("452 try later")
with open(f"{place}/{time.time_ns()}.eml", "wb") as file:
    file.write(message)
"""


def zone_where_it_is_noon():
    """Reminders go out in the daytime; a test runs at any hour. (The sign of Etc/GMT zones is turned around.)"""
    hours = 12 - datetime.datetime.now(datetime.timezone.utc).hour
    return f"Etc/GMT{-hours:+d}" if hours else "Etc/GMT"


class Mail(CommandTest):
    def setUp(self):
        super().setUp()
        self.sink = self.file("sink", SINK)
        self.sink.chmod(0o755)
        self.mood("take")
        zone = os.environ.get("TZ")
        os.environ["TZ"] = zone_where_it_is_noon()
        self.addCleanup(lambda: os.environ.pop("TZ") if zone is None else os.environ.update(TZ=zone))

    def mood(self, word):
        self.file("mood", word)

    def server(self):
        return RunningServer(
            [PROGRAM, "serve", "--data", self.data, "--port", "{port}", "--mail-from", "kring@voorbeeld.nl",
             "--sendmail", f"{self.sink} -i"],
            self.place / "server.log")

    def today(self):
        hours = 12 - datetime.datetime.now(datetime.timezone.utc).hour
        return (datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(hours=hours)).date().isoformat()

    def promise(self, server):
        """Somebody promises something for today, by the form; gives the path of the own page."""
        facilitator = Facilitator(server.url, sign_in_link(PROGRAM, "regie@voorbeeld.nl", self.data))
        code = facilitator.make_dialogue(["Een stelling."])
        facilitator.open_lobby(code)
        secret = secrets.token_hex(16)
        form = {"secret": secret, "what": "koffie zetten", "due": self.today(), "email": "anouk@voorbeeld.nl", "name": "Anouk Œ"}
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Origin": server.url, "Accept-Language": "nl"}
        body = urllib.parse.urlencode(form).encode()
        status, reply, page = exchange("POST", f"{server.url}/{code}/commitments", body, headers)
        self.assertEqual(status, 303, page)
        return reply["Location"], facilitator

    def wait_for(self, what, limit=30):
        end = time.monotonic() + limit
        while time.monotonic() < end:
            found = what()
            if found:
                return found
            time.sleep(0.1)
        self.fail((self.place / "server.log").read_text())

    def letters(self):
        return [email.message_from_bytes(file.read_bytes(), policy=policy.default) for file in sorted(self.place.glob("*.eml"))]

    def calls(self):
        path = self.place / "calls"
        return path.read_text().splitlines() if path.exists() else []

    def list_page(self, server, facilitator):
        headers = {"Cookie": facilitator.cookie, "Accept-Language": "nl"}
        return exchange("GET", f"{server.url}/console/commitments", headers=headers)[2]

    def test_a_reminder_arrives_once_whole_and_answers_by_one_click(self):
        with self.server() as server:
            self.promise(server)
        with self.server() as server:
            letter = self.wait_for(self.letters)[0]
        with self.server() as server:
            time.sleep(1)
            self.assertEqual(len(self.letters()), 1, "a second start sent a second mail")
            self.assertEqual(self.calls(), ["-i -f kring@voorbeeld.nl -- anouk@voorbeeld.nl"])
            self.assertEqual((letter["To"], letter["Subject"]), ("anouk@voorbeeld.nl", "Is het gelukt?"))
            self.assertEqual(letter["List-Unsubscribe-Post"], "List-Unsubscribe=One-Click")
            text, html = (letter.get_body((kind,)).get_content() for kind in ("plain", "html"))
            self.assertIn("Dag Anouk Œ,", text)
            self.assertIn("Ik ga koffie zetten", html)
            self.assertEqual([defect for part in letter.walk() for defect in part.defects], [])
            links = re.findall(r"http://localhost:\d+(/commitments/\S+\?answer=\w+)", text)
            self.assertEqual(len(links), 3)
            for link in links:  # a scanner opens every link
                self.assertEqual(exchange("GET", server.url + link)[0], 200)
            headers = {"Content-Type": "application/x-www-form-urlencoded", "Origin": server.url}
            path = links[0].split("?")[0]
            self.assertEqual(exchange("POST", server.url + path, b"answer=kept", headers)[0], 303)
            exchange("POST", server.url + path, b"answer=stuck", headers)
            page = exchange("GET", server.url + path, headers={"Accept-Language": "nl"})[2]
            self.assertIn('<span class="chip">Gelukt</span>', page)

    def test_a_refusal_is_tried_again_and_seen_by_the_circle(self):
        self.mood("refuse")
        with self.server() as server:
            _, facilitator = self.promise(server)
        with self.server() as server:
            self.wait_for(self.calls)
            self.wait_for(lambda: "wacht op verzending" in self.list_page(server, facilitator))
        self.assertEqual(self.letters(), [])

    def test_a_server_that_dies_while_sending_does_not_send_again(self):
        self.mood("hang")
        with self.server() as server:
            _, facilitator = self.promise(server)
        with self.server() as server:
            self.wait_for(self.calls)
            server.process.send_signal(signal.SIGKILL)
            server.process.wait()
        self.mood("take")
        with self.server() as server:
            self.wait_for(lambda: "onzeker of de herinnering is verstuurd" in self.list_page(server, facilitator))
            time.sleep(1)
        self.assertEqual(len(self.calls()), 1)
        self.assertEqual(self.letters(), [])

    def test_the_doctor_names_a_mail_program_that_is_not_there(self):
        with self.server():
            pass
        words = ("doctor", "--trial", "--data", self.data, "--mail-from", "kring@voorbeeld.nl", "--sendmail")
        self.assertIn("is no program that can send mail", krachtveld(*words, "/nergens/sendmail").stdout)
        self.assertIn("Mail leaves from kring@voorbeeld.nl", krachtveld(*words, f"{self.sink} -i").stdout)
