"""Runs red-dwarf's pipeline on a votes.csv; prints the seconds spent reading and in the pipeline, and what it found."""

import csv
import json
import sys
import time
import warnings


def latest_votes(path):
    """The latest vote of each person on each statement, as red-dwarf wants them."""
    latest = {}
    with open(path, newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            key = (int(row["voter-id"]), int(row["comment-id"]))
            stamp = int(row["timestamp"] or 0)
            if key not in latest or stamp >= latest[key][0]:
                latest[key] = (stamp, int(row["vote"]))
    return [
        {"participant_id": person, "statement_id": statement, "vote": vote, "modified": stamp}
        for (person, statement), (stamp, vote) in latest.items()
    ]


def main():
    warnings.simplefilter("ignore")
    started = time.perf_counter()
    from reddwarf.implementations.base import run_pipeline

    imported = time.perf_counter()
    votes = latest_votes(sys.argv[1])
    read = time.perf_counter()
    result = run_pipeline(votes=votes, random_state=0)
    done = time.perf_counter()
    groups = len(result.repness) if result.repness else 0
    print(json.dumps({"import": imported - started, "read": read - imported, "pipeline": done - read, "groups": groups}))


main()
