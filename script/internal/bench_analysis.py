"""Measures the analysis beside red-dwarf 0.4.0 on the same files. Called by script/bench-analysis."""

import argparse
import json
import os
import pathlib
import subprocess
import sys
import threading
import time


def run(command, limit):
    """How a command ended ("done", "stopped" at the limit, or why it failed), seconds, processor seconds, peak MiB, output."""
    started = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as child:
        timer = None
        said = []
        listener = threading.Thread(target=lambda: said.extend(child.stderr.read().decode(errors="replace").split("\n")))
        listener.start()
        if limit:
            timer = threading.Timer(limit, child.kill)
            timer.start()
        output = child.stdout.read()
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        if timer:
            timer.cancel()
        listener.join()
    seconds = time.perf_counter() - started
    processor = usage.ru_utime + usage.ru_stime
    if child.returncode == 0:
        ended = "done"
    elif limit and seconds >= limit:
        ended = "stopped"
    else:
        ended = "failed: " + next((line for line in reversed(said) if line.strip()), f"exit code {child.returncode}")
    return ended, seconds, processor, usage.ru_maxrss / 1024, output


def reference_files(project):
    """The fixture and every reference conversation that can be found."""
    folders = [project / "Packages/OpinionAnalysis/Tests/Fixtures"]
    if os.environ.get("OPINION_REFERENCE"):
        folders.append(pathlib.Path(os.environ["OPINION_REFERENCE"]))
    folders += [parent / "shared/reference" for parent in [project, *project.parents]]
    found = {}
    for folder in folders:
        for votes in sorted(folder.glob("*/votes.csv")):
            found.setdefault(votes.parent.name, votes)
    if len(found) < 2:
        print("Reference conversations: not here (set OPINION_REFERENCE); the fixture only.")
    return list(found.items())


def planted(binaries, work, people, statements, votes):
    """A planted votes.csv of this size, made once."""
    path = work / f"planted-{people}x{statements}.csv"
    if not path.exists():
        making = path.with_suffix(".part")
        subprocess.run(
            [binaries / "analysis-bench", "planted", "--participants", str(people), "--statements", str(statements),
             "--votes", str(votes), making],
            check=True)
        making.rename(path)
    return f"planted {people:,} × {statements:,}", path


def shape(votes):
    """People, statements and lines of a votes.csv."""
    people, statements, lines = set(), set(), 0
    with open(votes, encoding="utf-8") as file:
        columns = file.readline().strip().split(",")
        person, statement = columns.index("voter-id"), columns.index("comment-id")
        for line in file:
            fields = line.split(",")
            people.add(fields[person])
            statements.add(fields[statement])
            lines += 1
    return f"{len(people):,} × {len(statements):,}, {lines:,} votes"


def compare(name, votes, options):
    """One block of the table for one file."""
    print(f"\n{name}: {shape(votes)}")
    analyse = [options.binaries / "opinion-analysis", "analyse", votes, "--json"]
    rows = [
        ("map, statements, layers", analyse + ["--without-groups"]),
        ("all of it, with groups", analyse),
        ("Polis' figures", analyse + ["--polis-compatible"]),
    ]
    print(f"  {'':<24}{'seconds':>9}{'of CPU':>9}{'MiB':>7}")
    ours = {what: row(what, *run(command, options.limit)[:4]) for what, command in rows}
    peer = pathlib.Path(__file__).with_name("red_dwarf_run.py")
    ended, seconds, processor, memory, output = run([sys.executable, peer, votes], options.limit)
    row("red-dwarf 0.4.0", ended, seconds, processor, memory)
    if ended == "done":
        pipeline, bound = json.loads(output)["pipeline"], ""
        print(f"  {'of which its pipeline':<24}{pipeline:9.2f}")
    elif ended == "stopped":
        pipeline, bound = options.limit, "at least "
    else:
        return
    for what, mine in ours.items():
        if mine:
            print(f"  its pipeline alone / our {what}, reading and writing included: {bound}{pipeline / mine:.1f}")


def row(what, ended, seconds, processor, memory):
    """Prints one line of the table; gives the seconds, None unless it came to its end."""
    note = "" if ended == "done" else f"  {ended}"
    print(f"  {what:<24}{seconds:9.2f}{processor:9.2f}{memory:7.0f}{note}")
    return seconds if ended == "done" else None


def main():
    parser = argparse.ArgumentParser(prog="script/bench-analysis")
    parser.add_argument("--binaries", type=pathlib.Path, required=True, help=argparse.SUPPRESS)
    parser.add_argument("--work", type=pathlib.Path, required=True, help=argparse.SUPPRESS)
    parser.add_argument("--project", type=pathlib.Path, required=True, help=argparse.SUPPRESS)
    parser.add_argument("--limit", type=float, default=900, help="stop a program after this many seconds (900)")
    parser.add_argument("--skip-large", action="store_true", help="leave out 100,000 × 1,000")
    parser.add_argument("files", nargs="*", type=pathlib.Path)
    options = parser.parse_args()
    sys.stdout.reconfigure(line_buffering=True)
    load = os.getloadavg()[0]
    print(f"{os.cpu_count()} processors, load {load:.1f} before the run, "
          f"{time.strftime('%Y-%m-%d %H:%M')}")
    files = [(str(path), path) for path in options.files] or reference_files(options.project)
    if not options.files:
        files.append(planted(options.binaries, options.work, 2_031, 896, 225_524))
        files.append(planted(options.binaries, options.work, 10_000, 500, 500_000))
        if not options.skip_large:
            files.append(planted(options.binaries, options.work, 100_000, 1_000, 5_000_000))
    for name, votes in files:
        compare(name, votes, options)
    print("\nOne more position (mean; asked: at most 10 ms, not growing with people)", flush=True)
    subprocess.run([options.binaries / "analysis-bench", "one-more"], check=True)


main()
