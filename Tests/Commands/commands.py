"""What the tests of the commands share: the built program, a data folder, the small recorded conversation."""

import json
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "script/internal"))

from running_server import RunningServer, binary, free_port  # noqa: E402

PROGRAM = str(binary(os.environ.get("KRACHTVELD_CONFIGURATION", "debug")))
LONDON = ROOT / "Packages/OpinionAnalysis/Tests/Fixtures/london.youth.policing"


def krachtveld(*words, env=None):
    """Runs one command to its end."""
    surroundings = {key: value for key, value in os.environ.items() if not key.startswith("KRACHTVELD_")}
    return subprocess.run(
        [PROGRAM, *map(str, words)], capture_output=True, text=True, timeout=300, env=surroundings | (env or {})
    )


class CommandTest(unittest.TestCase):
    """A test with a folder of its own."""

    def setUp(self):
        place = tempfile.TemporaryDirectory()
        self.addCleanup(place.cleanup)
        self.place = Path(place.name)
        self.data = self.place / "data"

    def file(self, name, text):
        path = self.place / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def imported(self, *more, comments=LONDON / "comments.csv"):
        """Imports a conversation and gives what the command printed."""
        done = krachtveld("import", "polis", "--comments", comments, "--title", "London", "--data", self.data, *more)
        self.assertEqual(done.returncode, 0, done.stderr)
        return json.loads(done.stdout)

    def export(self, code, form):
        done = krachtveld("export", "positions", "--dialogue", code, "--data", self.data, "--format", form)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def server(self):
        return RunningServer(
            [PROGRAM, "serve", "--data", self.data, "--port", "{port}"], self.place / "server.log"
        )
