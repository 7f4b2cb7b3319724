"""A server with a mailbox of its own, for which a day can pass."""

import datetime
import email
import os
import time
from email import policy

from running_server import RunningServer, binary

# A mail program that keeps what it gets, one file per message.
SINK = """#!/usr/bin/env python3
import os, sys, time
with open(f"{os.path.dirname(os.path.abspath(__file__))}/{time.time_ns()}.eml", "wb") as file:
    file.write(sys.stdin.buffer.read())
"""
# Where these zones lie it is always one day later in the second one. (The sign of Etc/GMT zones is turned around.)
TODAY, TOMORROW = "Etc/GMT+12", "Etc/GMT-12"


class Town:
    """One server process after the other, on the same data."""

    def __init__(self, folder):
        self.letterbox, self.data = folder, folder / "d"
        sink = folder / "sink"
        sink.write_text(SINK)
        sink.chmod(0o755)
        self.running = RunningServer(
            [binary("debug"), "serve", "--data", self.data, "--port", "{port}", "--mail-from", "kring@voorbeeld.nl",
             "--sendmail", f"{sink} -i"], folder / "log")
        self.running.command += ["--public-url", self.url]

    @property
    def url(self):
        return self.running.url

    def begin(self, zone):
        """Starts on a day; what the clock says otherwise stays the same."""
        before = os.environ.get("TZ")
        os.environ["TZ"] = zone
        try:
            self.running.start()
        finally:
            os.environ.pop("TZ") if before is None else os.environ.update(TZ=before)

    def tomorrow(self):
        """The day that begins when the server starts in the zone of tomorrow: a reminder leaves from seven in the morning on."""
        return (datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(hours=12 - 7)).date().isoformat()

    def a_day_passes(self):
        assert self.letters() == [], "nobody is reminded before the day"
        assert self.running.stop() == 0
        self.begin(TOMORROW)

    def letters(self):
        return [email.message_from_bytes(file.read_bytes(), policy=policy.default) for file in sorted(self.letterbox.glob("*.eml"))]

    def letters_of(self, count, limit=90):
        """Waits until so many came."""
        end = time.monotonic() + limit
        while len(list(self.letterbox.glob("*.eml"))) < count and time.monotonic() < end:
            time.sleep(0.1)
        assert len(self.letters()) == count, self.running.log.read_text()[-2000:]
        return self.letters()

    def empty(self):
        for file in self.letterbox.glob("*.eml"):
            file.unlink()
