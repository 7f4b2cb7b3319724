"""Starts, watches and stops a Krachtveld server; shared by the browser tests, the measurements and the kill script."""

import http.client
import os
import signal
import socket
import subprocess
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TICKS_PER_SECOND = os.sysconf("SC_CLK_TCK")


def free_port():
    """A port that nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def binary(configuration, name="krachtveld"):
    """Where a build leaves its program; KRACHTVELD_BINARY names another one, such as an installed package."""
    if name == "krachtveld" and "KRACHTVELD_BINARY" in os.environ:
        return Path(os.environ["KRACHTVELD_BINARY"])
    return ROOT / ".build" / configuration / name


class RunningServer:
    """One server process. Use it as a context: it is stopped at the end, whatever happens."""

    def __init__(self, command, log, port=None):
        """`command` may name the port as {port}; `log` receives what the server says."""
        self.port = port or free_port()
        self.command = [str(word).replace("{port}", str(self.port)) for word in command]
        self.log = Path(log)
        self.process = None

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}"

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.stop()

    def start(self, path="/", limit=30):
        """Starts the process; gives the seconds until its first answer over HTTP."""
        with open(self.log, "ab") as sink:
            began = time.monotonic()
            self.process = subprocess.Popen(
                self.command, stdout=sink, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, cwd=ROOT
            )
        while time.monotonic() - began < limit:
            if self.answers(path):
                return time.monotonic() - began
            if self.process.poll() is not None:
                break
            time.sleep(0.002)
        self.kill()
        raise RuntimeError(f"{self.command[0]} did not answer on port {self.port}:\n{self.log.read_text()[-3000:]}")

    def answers(self, path="/"):
        """Whether anything answers over HTTP."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            connection.request("GET", path)
            connection.getresponse().read()
            return True
        except OSError:
            return False
        finally:
            connection.close()

    def stop(self, limit=20):
        """Asks the server to end; gives its exit code."""
        if self.process is None:
            return None
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        try:
            return self.process.wait(limit)
        except subprocess.TimeoutExpired:
            self.kill()
            raise RuntimeError(f"the server did not end within {limit} s after SIGTERM") from None

    def kill(self):
        """Ends the process as a power cut would: without a word."""
        if self.process is not None and self.process.poll() is None:
            self.process.kill()
        if self.process is not None:
            self.process.wait()

    def cpu_seconds(self):
        """User and system time that the process has used."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICKS_PER_SECOND

    def resident_kilobytes(self):
        """Memory of the process that is in RAM."""
        for line in Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1])
        return 0
