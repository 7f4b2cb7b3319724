"""script/bench field: ten thousand people answer two hundred statements of an ongoing dialogue, and its field keeps up."""

import os
import random
import re
import statistics
import sys
import tempfile
import threading
import time

from measure import Table, join_calmly, join_many, load, prepare, serve
from facilitator import exchange, take_position

PEOPLE, STATEMENTS, RATE = 10_000, 200, 1_000
SPREAD = 60  # seconds of answering as fast as it goes, before the measure


def whole_field(server, code):
    """The page of the field; gives its seconds and its own time."""
    start = time.monotonic()
    status, _, page = exchange("GET", f"{server.url}/{code}/field")
    assert status == 200, status
    stamp = re.search(r'datetime="([^"]+)"', page)
    return time.monotonic() - start, stamp[1] if stamp else None, page


def shows(page, people):
    """Whether a page says that so many people answered, and all agree."""
    one = people == 1 and ("Eén mens" in page or "One person" in page)
    return one or f"{people} van de {people} " in page or f"{people} of {people} " in page


def age_of_field(server, code, statement, tokens, stop, ages):
    """Somebody answers a statement that nobody else answers; how long until the field shows it."""
    for turn, token in enumerate(tokens, 1):
        if stop.is_set():
            return
        start = time.monotonic()
        take_position(server.url, code, token, statement, 100)
        while time.monotonic() - start < 20:
            status, _, page = exchange("GET", f"{server.url}/{code}/field/{statement}")
            if status == 200 and shows(page, turn):
                break
            time.sleep(0.05)
        ages.append(time.monotonic() - start)
        time.sleep(random.uniform(0.3, 1.3))


def measure(work, seconds):
    table = Table()
    with tempfile.TemporaryDirectory(dir=work) as folder:
        model = next((line.split(":")[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")), "?")
        table.add("machine", f"{os.cpu_count()} cores, {model}, load {os.getloadavg()[0]:.1f} before the run")
        with serve(folder, "field") as server:
            _, code, ids = prepare(server, STATEMENTS + 1, "ongoing")
            start = time.monotonic()
            tokens = join_many(server, code, PEOPLE, f"{folder}/tokens")
            probes = [join_calmly(server, code, 1) for _ in range(int(seconds))]
            table.add("people joined", f"{PEOPLE + len(probes)} in {time.monotonic() - start:.0f} s")
            asked, probe = ",".join(map(str, ids[:-1])), ids[-1]
            table.add("people × statements", f"{PEOPLE} × {STATEMENTS}, open mode, three layers")
            before = load(work, server, "positions", 64, SPREAD, code, asked, tokens, 1)
            table.add("positions before the measure", f"{before['answered']}, {before['answered'] / PEOPLE:.0f} per person")
            time.sleep(8)  # the field catches up with a burst that is no part of what is asked
            quiet = load(work, server, "positions", 64, 10, code, asked, tokens, 5_000_000, RATE)
            ages, stop = [], threading.Event()
            watcher = threading.Thread(target=age_of_field, args=(server, code, probe, probes, stop, ages))
            watcher.start()
            figures = load(work, server, "positions", 64, seconds, code, asked, tokens, 6_000_000, RATE)
            stop.set()
            watcher.join()
            told = "{per_second:.0f}/s, p50 {p50_ms:.1f} ms, p99 {p99_ms:.1f} ms, most {max_ms:.0f} ms, {cpu_us:.0f} µs of CPU each"
            table.add("positions, first ten seconds", told.format(**quiet))
            refused = figures["refused"] + figures["broken"]
            table.add("positions while the field is read", told.format(**figures) + f", {refused} refused")
            held = figures["p99_ms"] <= 200 and figures["per_second"] >= 0.98 * RATE and refused == 0
            table.add("p99 of a position at 1,000/s", f"{figures['p99_ms']:.1f} ms", "≤ 200 ms", held)
            ages.sort()
            table.add("age of the field, from a tap to the page",
                      f"middle {statistics.median(ages):.2f} s, most {ages[-1]:.2f} s, {len(ages)} times", "≤ 2 s", ages[-1] <= 2)
            took, stamp, page = whole_field(server, code)
            table.add("the whole page of the field", f"{took * 1000:.0f} ms, {len(page) // 1000} kB, up to date at {stamp}")
            groups = re.search(r'id="groups">.*?<p>(.*?)</p>', page, re.S)
            table.add("groups and map", groups[1] if groups else "none yet")
            table.add("memory of the server", f"{server.resident_kilobytes() / 1024:.0f} MB")
    table.print()


if __name__ == "__main__":
    measure(sys.argv[1], float(sys.argv[2]))
