"""Ten thousand event streams: memory of one, time from a facilitator's step to the last listener, positions meanwhile."""

import json
import statistics
import subprocess
import threading
import time

STREAMS = 10_000
STEPS = 6
POSITIONS_PER_SECOND = 300  # ten thousand people who answer within half a minute


class Listeners:
    """The process that holds the streams."""

    def __init__(self, work, server, code, count):
        self.process = subprocess.Popen(
            [f"{work}/stream_load", str(server.port), str(count), f"/api/v1/dialogues/{code}/events"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1)

    def order(self, words):
        self.process.stdin.write(words + "\n")

    def wait_for(self, event, limit=120):
        """The next line about this event."""
        alarm = threading.Timer(limit, self.process.kill)
        alarm.start()
        try:
            for line in self.process.stdout:
                said = json.loads(line)
                if said["event"] == event:
                    return said
        finally:
            alarm.cancel()
        raise RuntimeError(f"the listeners ended before '{event}'")

    def end(self):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()


def measure_streams(table, work, server, facilitator, code, ids, tokens):
    facilitator.set_phase(code, ids[0], "open")
    before = server.resident_kilobytes()
    began = time.monotonic()
    listeners = Listeners(work, server, code, STREAMS)
    try:
        listeners.wait_for("subscribed")
        seconds = time.monotonic() - began
        time.sleep(3)
        each = (server.resident_kilobytes() - before) * 1024 / STREAMS / 1000
        table.add(f"memory per stream, {STREAMS} streams", f"{each:.1f} kB", "≤ 30 kB", each <= 30)
        table.add(f"time to connect {STREAMS} streams", f"{seconds:.1f} s")
        quiet = steps(listeners, facilitator, code, ids[1:1 + STEPS])
        tell(table, "step to last listener, nothing else", quiet)
        load = subprocess.Popen(
            [f"{work}/http_load", "positions", str(server.port), "64", str(STEPS * 2 + 4), code, str(ids[0]), tokens,
             "1", str(POSITIONS_PER_SECOND)],
            stdout=subprocess.PIPE, text=True)
        time.sleep(1)
        busy = steps(listeners, facilitator, code, ids[1 + STEPS:1 + 2 * STEPS])
        figures = json.loads(load.communicate(timeout=120)[0])
        tell(table, f"step to last listener, {POSITIONS_PER_SECOND} positions a second", busy)
        told = "p50 {p50_ms:.1f} ms, p99 {p99_ms:.1f} ms, {per_second:.0f}/s, {refused} refused".format(**figures)
        table.add("positions meanwhile", told, "p99 ≤ 200 ms", figures["p99_ms"] <= 200)
        listeners.order("status")
        closed = listeners.wait_for("status")["closed"]
        table.add("streams lost meanwhile", str(closed), "0", closed == 0)
    finally:
        listeners.end()


def steps(listeners, facilitator, code, ids):
    """Opens one statement after the other; gives the seconds from the request to the last listener of each."""
    taken = []
    for identifier in ids:
        listeners.order(f"expect \"text\":\"Meting {identifier}.\"")
        listeners.wait_for("expecting")
        asked = time.monotonic_ns()
        facilitator.set_phase(code, identifier, "open")
        taken.append((listeners.wait_for("arrived")["last_ns"] - asked) / 1e9)
        time.sleep(1)
    return taken


def tell(table, name, taken):
    middle = statistics.median(taken)
    figure = f"{middle * 1000:.0f} ms in the middle, {max(taken) * 1000:.0f} ms at most"
    table.add(name, figure, "≤ 300 ms", middle <= 0.3)
