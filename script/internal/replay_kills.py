"""The work of script/replay-kills, and of its small sister in Tests/Commands."""

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


def recorded_counts(votes):
    """Agree, disagree and pass per statement of the recording: the latest vote of a person on a statement counts."""
    latest = {}
    with open(votes, newline="", encoding="utf-8") as file:
        for order, row in enumerate(csv.DictReader(file)):
            cell = (row["comment-id"], row["voter-id"])
            moment = (int(row["timestamp"]), order)
            if cell not in latest or latest[cell][0] < moment:
                latest[cell] = (moment, row["vote"])
    people = len({voter for _, voter in latest})
    return counts((statement, vote) for (statement, _), (_, vote) in latest.items()), len(latest), people


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
    people = len({row["voter-id"] for row in rows})
    return counts((row["comment-id"], row["vote"]) for row in rows), len(rows), people


def stored(data, question):
    """A number from the positions database, read beside the running server."""
    with sqlite3.connect(f"file:{data}/positions.sqlite?mode=ro", uri=True) as database:
        return database.execute(question).fetchone()[0]


def positions_stored(data):
    return stored(data, "SELECT count(*) FROM position_log")


def kill_on_the_way(server, replay, data, total):
    """Kills and restarts the server at equal parts of the way, while the replay runs."""
    for kill in range(1, KILLS + 1):
        while positions_stored(data) < total * kill // (KILLS + 1):
            if replay.poll() is not None:
                raise RuntimeError(f"the replay ended (exit code {replay.returncode}) before kill {kill}")
            time.sleep(0.005)
        server.kill()
        print(f"kill {kill} with {positions_stored(data)} positions stored", flush=True)
        server.start()


def replay_with_kills(program, comments, votes, place, connections=32, speed=None):
    """Imports the statements, replays the votes with kills on the way; gives the code and what the replay said."""
    data = f"{place}/data"
    made = subprocess.run(
        [program, "import", "polis", "--comments", comments, "--include-refused", "--title", "Replay", "--data", data],
        capture_output=True, text=True)
    if made.returncode != 0:
        raise RuntimeError(f"the import failed: {made.stderr}")
    code = json.loads(made.stdout)["code"]
    with open(votes, newline="", encoding="utf-8") as file:
        lines = sum(1 for _ in csv.DictReader(file))
    with RunningServer([program, "serve", "--data", data, "--port", "{port}"], f"{place}/server.log") as server:
        command = [program, "replay", votes, "--server", server.url, "--dialogue", code]
        command += ["--connections", str(connections)] + (["--speed", str(speed)] if speed else [])
        with open(f"{place}/replay.log", "wb") as sink:
            replay = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=sink, text=True)
            try:
                kill_on_the_way(server, replay, data, lines)
                said, _ = replay.communicate(timeout=1800)
            finally:
                replay.kill()
                replay.wait()
    if replay.returncode != 0:
        raise RuntimeError(f"the replay failed: {Path(f'{place}/replay.log').read_text()[-3000:]}")
    return code, data, json.loads(said)


def compare(program, comments, votes, place, **options):
    """Plays, exports and compares; gives what differs and a sentence with the figures."""
    wanted, total, people = recorded_counts(votes)
    code, data, said = replay_with_kills(program, comments, votes, place, **options)
    found, rows, voices = exported_counts(program, code, data)
    joined = stored(data, "SELECT count(*) FROM participant")
    differing = [key for key in sorted(wanted.keys() | found.keys()) if wanted.get(key) != found.get(key)]
    lines = [f"statement {key}: recorded {wanted.get(key)}, stored {found.get(key)}" for key in differing]
    if (rows, voices, joined) != (total, people, people):
        lines.append(f"recorded {total} positions of {people} people; {rows} of {voices} exported, {joined} joined")
    checked = subprocess.run([program, "doctor", "--trial", "--data", data], capture_output=True, text=True)
    if checked.returncode != 0:
        lines.append(checked.stdout)
    figures = (f"{total} distinct positions of {people} people on {len(wanted)} statements; {said['positions']} sent in "
               f"{said['seconds']:.0f} s with {KILLS} kills and {said['retries']} retries")
    return lines, figures


def main(configuration, comments, votes):
    with tempfile.TemporaryDirectory() as place:
        try:
            lines, figures = compare(str(binary(configuration)), comments, votes, place)
        except RuntimeError as error:
            print(f"replay-kills: {error}", file=sys.stderr)
            return 1
    print(figures)
    print("\n".join(lines[:20]) + f"\nnot exact: {len(lines)} differences" if lines else "exact")
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:4]))
