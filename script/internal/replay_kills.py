"""The work of script/replay-kills."""

import collections
import csv
import io
import json
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from running_server import RunningServer, binary

KILLS = 3


def recorded_counts(folder):
    """Agree, disagree and pass per statement of the recording: the latest vote of a person on a statement counts."""
    latest = {}
    with open(folder / "votes.csv", newline="", encoding="utf-8") as file:
        for order, row in enumerate(csv.DictReader(file)):
            cell = (row["comment-id"], row["voter-id"])
            moment = (int(row["timestamp"]), order)
            if cell not in latest or latest[cell][0] < moment:
                latest[cell] = (moment, row["vote"])
    return counts((statement, vote) for (statement, _), (_, vote) in latest.items()), len(latest)


def counts(cells):
    table = collections.defaultdict(collections.Counter)
    for statement, vote in cells:
        table[statement][vote] += 1
    return {statement: dict(votes) for statement, votes in table.items()}


def exported_counts(program, code, data):
    done = subprocess.run(
        [program, "export", "positions", "--dialogue", code, "--data", data, "--format", "polis"],
        capture_output=True, text=True, check=True)
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    return counts((row["comment-id"], row["vote"]) for row in rows), len(rows)


def positions_stored(data):
    """How many positions are in the log, read beside the running server."""
    with sqlite3.connect(f"file:{data}/positions.sqlite?mode=ro", uri=True) as database:
        return database.execute("SELECT count(*) FROM position_log").fetchone()[0]


def kill_on_the_way(server, replay, data, total):
    """Kills and restarts the server at equal parts of the way, while the replay runs."""
    for kill in range(1, KILLS + 1):
        while positions_stored(data) < total * kill // (KILLS + 1):
            if replay.poll() is not None:
                raise SystemExit(f"the replay ended (exit code {replay.returncode}) before kill {kill}")
            time.sleep(0.01)
        server.kill()
        print(f"kill {kill} with {positions_stored(data)} positions stored", flush=True)
        server.start()


def main(configuration, folder):
    program, folder = str(binary(configuration)), Path(folder)
    wanted, total = recorded_counts(folder)
    with tempfile.TemporaryDirectory() as place:
        data = f"{place}/data"
        made = subprocess.run(
            [program, "import", "polis", "--comments", folder / "comments.csv", "--include-refused",
             "--title", folder.name, "--data", data],
            capture_output=True, text=True)
        if made.returncode != 0:
            raise SystemExit(f"import failed: {made.stderr}")
        code = json.loads(made.stdout)["code"]
        command = [program, "serve", "--data", data, "--port", "{port}"]
        with RunningServer(command, f"{place}/server.log") as server, open(f"{place}/replay.log", "wb") as sink:
            began = time.monotonic()
            replay = subprocess.Popen(
                [program, "replay", folder / "votes.csv", "--server", server.url, "--dialogue", code,
                 "--connections", "32"],
                stdout=sink, stderr=subprocess.STDOUT)
            try:
                kill_on_the_way(server, replay, data, total)
                ended_with = replay.wait(1200)
            finally:
                replay.kill()
            seconds = time.monotonic() - began
            if ended_with != 0:
                raise SystemExit(f"the replay failed: {Path(sink.name).read_text()[-3000:]}")
        found, rows = exported_counts(program, code, data)
    print(f"{total} distinct positions on {len(wanted)} statements in {seconds:.0f} s, {KILLS} kills; {rows} exported")
    differing = [statement for statement in wanted.keys() | found.keys() if wanted.get(statement) != found.get(statement)]
    for statement in sorted(differing)[:20]:
        print(f"statement {statement}: recorded {wanted.get(statement)}, stored {found.get(statement)}")
    print("exact" if not differing else f"{len(differing)} statements differ")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
