"""The work of script/bench: one section per measure, one table at the end."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "script" / "internal"))

from facilitator import Facilitator, Refused, join, sign_in_link  # noqa: E402
from first_page import first_page_bytes  # noqa: E402
from running_server import RunningServer, binary  # noqa: E402
from streams import measure_streams  # noqa: E402

ROUNDS = 3  # hello and positions in turn, so that both meet the same machine
PARTICIPANTS = 4_000


class Table:
    """Rows of name, figure, what is asked for, and whether it was reached."""

    def __init__(self):
        self.rows = []

    def add(self, name, figure, asked="", reached=None):
        mark = {None: "", True: "reached", False: "NOT reached"}[reached]
        self.rows.append((name, figure, asked, mark))
        print(f"  {name}: {figure} {f'(asked: {asked}) {mark}' if asked else ''}", flush=True)

    def print(self):
        widths = [max(len(row[column]) for row in self.rows) for column in range(4)]
        print()
        for row in self.rows:
            print("  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip())


def serve(folder, name="d"):
    """The release server on a data folder of its own."""
    command = [binary("release"), "serve", "--data", f"{folder}/{name}", "--host", "0.0.0.0", "--port", "{port}"]
    return RunningServer(command, f"{folder}/{name}.log")


def describe_machine(table, work, folder):
    model = next((line.split(":")[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")), "?")
    table.add("machine", f"{os.cpu_count()} cores, {model}, load {os.getloadavg()[0]:.1f} before the run")
    cost = json.loads(subprocess.check_output([f"{work}/fsync_cost", f"{folder}/fsync"]))
    append, overwrite = cost["append"], cost["overwrite"]
    table.add("fsync of 4 KiB appended", f"p50 {append['p50']:.0f} µs, p99 {append['p99']:.0f} µs")
    table.add("fdatasync of 4 KiB overwritten", f"p50 {overwrite['p50']:.0f} µs, p99 {overwrite['p99']:.0f} µs")


def start_times(table, folder):
    """From starting the process to its first answer, on a new and on an existing data folder."""
    fresh, existing, idle = [], [], []
    for turn in range(5):
        server = serve(folder, f"start{turn}")
        fresh.append(server.start("/health"))
        server.stop()
        existing.append(server.start("/health"))
        time.sleep(2)
        idle.append(server.resident_kilobytes() / 1024)
        server.stop()
    for name, seconds in (("a new data folder", fresh), ("an existing data folder", existing)):
        middle = statistics.median(seconds) * 1000
        table.add(f"start to first answer, {name}", f"{middle:.0f} ms", "≤ 150 ms", middle <= 150)
    middle = statistics.median(idle)
    table.add("memory when idle", f"{middle:.1f} MB", "≤ 45 MB", middle <= 45)


def prepare(server, statements, kind):
    """A dialogue ready for positions; gives the facilitator, the code and the statements' ids."""
    data = server.command[server.command.index("--data") + 1]
    facilitator = Facilitator(server.url, sign_in_link(server.command[0], "meting@example.org", data))
    code = facilitator.make_dialogue([f"Meting {number}." for number in range(1, statements + 1)], kind)
    facilitator.open_lobby(code)
    return facilitator, code, list(range(1, statements + 1))


def join_calmly(server, code, layer):
    """Joins one participant; waits where a dialogue lets in no more for a moment, as it does after the first 6,000."""
    while True:
        try:
            return join(server.url, code, layer)
        except Refused as refusal:
            if refusal.status != 429:
                raise
            time.sleep(0.25)


def join_many(server, code, count, file):
    """Joins that many participants and writes their tokens to a file."""
    with ThreadPoolExecutor(16) as pool:
        tokens = list(pool.map(lambda index: join_calmly(server, code, index % 3 + 1), range(count)))
    Path(file).write_text("\n".join(tokens) + "\n")
    return file


def load(work, server, *words):
    """One run of the load client, with the server's processor time per answer beside it."""
    before = server.cpu_seconds()
    figures = json.loads(subprocess.check_output([f"{work}/http_load", words[0], str(server.port), *map(str, words[1:])]))
    figures["cpu_us"] = (server.cpu_seconds() - before) * 1e6 / max(figures["answered"], 1)
    return figures


def throughput(table, work, folder, seconds):
    """Durable positions against hello, in turn."""
    hello = RunningServer([binary("release", "Hello"), "{port}"], f"{folder}/hello.log")
    with hello, serve(folder, "throughput") as server:
        _, code, ids = prepare(server, 20, "ongoing")
        tokens = join_many(server, code, PARTICIPANTS, f"{folder}/tokens")
        statements, sequence = ",".join(map(str, ids)), 1
        for connections in (64, 256):
            pairs = []
            for _ in range(ROUNDS):
                bare = load(work, hello, "hello", connections, seconds, "/hello")
                durable = load(work, server, "positions", connections, seconds, code, statements, tokens, sequence)
                sequence += 1_000_000
                pairs.append((durable["per_second"] / bare["per_second"], bare, durable))
            ratio, bare, durable = sorted(pairs, key=lambda pair: pair[0])[len(pairs) // 2]
            told = "{per_second:.0f}/s, p50 {p50_ms:.1f} ms, p99 {p99_ms:.1f} ms, {cpu_us:.0f} µs of CPU each"
            table.add(f"hello, {connections} connections", told.format(**bare))
            refused = sum(pair[2]["refused"] + pair[2]["broken"] for pair in pairs)
            table.add(f"durable positions, {connections} connections", told.format(**durable) + f", {refused} refused")
            spread = f"{min(pair[0] for pair in pairs):.2f} to {max(pair[0] for pair in pairs):.2f}"
            table.add(f"ratio to hello, {connections} connections", f"{ratio:.2f} ({spread})", "≥ 0.45", ratio >= 0.45)
            table.add("  the same by processor time", f"{bare['cpu_us'] / durable['cpu_us']:.2f}")


def streams(table, work, folder):
    """Ten thousand listeners, and positions meanwhile."""
    with serve(folder, "streams") as server:
        facilitator, code, ids = prepare(server, 20, "live")
        tokens = join_many(server, code, 1_000, f"{folder}/stream-tokens")
        measure_streams(table, work, server, facilitator, code, ids, tokens)


def main(work, seconds):
    table = Table()
    with tempfile.TemporaryDirectory(dir=work) as folder:
        describe_machine(table, work, folder)
        start_times(table, folder)
        throughput(table, work, folder, seconds)
        streams(table, work, folder)
        with serve(folder, "page") as server:
            _, code, _ = prepare(server, 3, "live")
            first_page_bytes(table, server.url, code)
    table.print()


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]))
