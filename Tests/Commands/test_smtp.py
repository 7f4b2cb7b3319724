"""Mail over SMTP, to a real mail server: with TLS and without, taken, refused, and when it falls silent."""

import email
import subprocess
import time
import urllib.parse
from email import policy

from commands import PROGRAM, ROOT, CommandTest, RunningServer, krachtveld
from facilitator import Facilitator, exchange, sign_in_link


class SMTP(CommandTest):
    def sink(self, way):
        """Starts a mail server; gives the options with which Krachtveld uses it."""
        folder = self.place / "sink"
        folder.mkdir()
        self.folder = folder
        self.mood("take")
        words = [ROOT / ".venv/bin/python", ROOT / "Tests/Commands/smtp_sink.py", folder, way]
        if way != "plain":
            subprocess.run(
                ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost", "-addext",
                 "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout", folder / "key.pem", "-out", folder / "cert.pem"],
                check=True, capture_output=True)
            words += [folder / "cert.pem", folder / "key.pem"]
        self.process = process = subprocess.Popen(words, stdout=subprocess.PIPE, text=True)
        self.addCleanup(process.stdout.close)
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)
        self.port = int(process.stdout.readline())
        return ["--smtp", f"{'smtps' if way == 'tls' else 'smtp'}://127.0.0.1:{self.port}"]

    def secured(self, way):
        options = self.sink(way)
        password = self.file("password", "geheim\n")
        return options + ["--smtp-user", "kring", "--smtp-password-file", str(password), "--smtp-ca", str(self.folder / "cert.pem")]

    def mood(self, word):
        (self.folder / "mood").write_text(word)

    def serve(self, options):
        return RunningServer(
            [PROGRAM, "serve", "--data", self.data, "--port", "{port}", "--mail-from", "kring@voorbeeld.nl", *options],
            self.place / "server.log")

    def invite(self, server, address):
        secretary = Facilitator(server.url, sign_in_link(PROGRAM, "regie@voorbeeld.nl", self.data))
        body = urllib.parse.urlencode({"csrf": secretary.csrf, "way": "mail", "role": "member", "email": address}).encode()
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Origin": server.url, "Cookie": secretary.cookie}
        status, _, page = exchange("POST", f"{server.url}/console/invitations", body, headers)
        self.assertEqual(status, 303, page)
        return secretary

    def members_page(self, server, secretary):
        headers = {"Cookie": secretary.cookie, "Accept-Language": "nl"}
        return exchange("GET", f"{server.url}/console/members", headers=headers)[2]

    def wait_for(self, what, limit=40):
        end = time.monotonic() + limit
        while time.monotonic() < end:
            found = what()
            if found:
                return found
            time.sleep(0.2)
        self.fail((self.place / "server.log").read_text())

    def letters(self):
        return sorted(self.folder.glob("*.eml"))

    def envelope(self):
        return [path.read_text() for path in sorted(self.folder.glob("*.txt"))]

    def check_arrival(self, options, channel):
        with self.serve(options) as server:
            secretary = self.invite(server, "anouk@voorbeeld.nl")
            letter = email.message_from_bytes(self.wait_for(self.letters)[0].read_bytes(), policy=policy.default)
            self.wait_for(lambda: "de mail is verstuurd" in self.members_page(server, secretary))
            self.assertEqual(self.envelope(), [f"kring@voorbeeld.nl anouk@voorbeeld.nl {channel}"])
            self.assertEqual((letter["To"], letter["From"]), ("anouk@voorbeeld.nl", "Krachtveld <kring@voorbeeld.nl>"))
            text, html = (letter.get_body((kind,)).get_content() for kind in ("plain", "html"))
            self.assertIn("Je bent uitgenodigd", text)
            self.assertIn('lang="nl"', html)
            self.assertEqual([defect for part in letter.walk() for defect in part.defects], [])
            if channel == "open":
                time.sleep(11)  # one more round
                self.assertEqual(len(self.letters()), 1)

    def test_plain_on_this_machine(self):
        self.check_arrival(self.sink("plain"), "open")

    def test_with_starttls_and_a_password(self):
        self.check_arrival(self.secured("starttls"), "tls")

    def test_with_tls_from_the_first_byte(self):
        self.check_arrival(self.secured("tls"), "tls")

    def test_a_refusal_is_tried_again_and_a_rejected_message_too(self):
        options = self.sink("plain")
        for mood in ("refuse", "reject"):
            self.mood(mood)
            with self.serve(options) as server:
                secretary = self.invite(server, f"{mood}@voorbeeld.nl")
                self.wait_for(lambda: self.members_page(server, secretary).count("de mail wacht op verzending") >= 1)
                self.wait_for(lambda: (self.folder / "greetings").exists())
                time.sleep(1)
                self.assertNotIn("onzeker", self.members_page(server, secretary))
        self.assertEqual(self.letters(), [])
        held = b"".join(path.read_bytes() for path in self.data.iterdir())
        self.assertNotIn(b"mailbox of refuse@voorbeeld.nl", held, "the proof holds the address")

    def test_the_doctor_greets_the_mail_server_and_sends_nothing(self):
        options = self.secured("starttls")
        with self.serve([]):
            pass
        words = ("doctor", "--trial", "--data", self.data, "--mail-from", "kring@voorbeeld.nl", *options)
        self.assertIn("it answered just now", krachtveld(*words).stdout)
        greetings = (self.folder / "greetings").read_text()
        self.assertIn("localhost tls", greetings)
        self.file("password", "fout")
        wrong = krachtveld(*words)
        self.assertIn("does not take mail from here", wrong.stdout)
        self.assertEqual(wrong.returncode, 1)
        self.assertNotIn("geheim", wrong.stdout + wrong.stderr)
        # A certificate that nobody trusts is no certificate.
        self.file("password", "geheim")
        without = [word for word in words if word != "--smtp-ca" and not str(word).endswith("cert.pem")]
        self.assertIn("does not take mail from here", krachtveld(*without).stdout)
        self.assertEqual(self.letters(), [])

    def test_tls_is_demanded_from_a_server_that_is_not_this_machine(self):
        self.sink("plain")
        # Another name of this machine stands for another machine.
        address = f"smtp://127.0.0.2:{self.port}"
        with self.serve([]):
            pass
        words = ("doctor", "--trial", "--data", self.data, "--mail-from", "kring@voorbeeld.nl", "--smtp", address)
        self.assertIn("does not take mail from here: Requested SSL level failed", krachtveld(*words).stdout)
        plain = krachtveld(*words, "--smtp-plain").stdout
        self.assertIn("it answered just now", plain)
        self.assertIn("may travel in the open", plain)

    def test_a_server_that_falls_silent_after_the_message_is_not_asked_again(self):
        options = self.sink("plain")
        self.mood("silent")
        with self.serve(options) as server:
            secretary = self.invite(server, "anouk@voorbeeld.nl")
            self.wait_for(lambda: (self.folder / "greetings").exists())
            time.sleep(1)
            self.process.kill()
            self.wait_for(lambda: "onzeker of de mail is verstuurd" in self.members_page(server, secretary))

    def test_an_address_that_is_no_mail_server_is_refused_at_once(self):
        for wrong in ("http://mail.example.nl", "mail.example.nl:25", "smtp://", "smtp://u:p@mail.example.nl"):
            done = krachtveld("doctor", "--trial", "--data", self.data, "--smtp", wrong)
            self.assertEqual(done.returncode, 64, wrong)
