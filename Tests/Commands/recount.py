"""A second way to make the public figures of a dialogue (tier A) from all its answers (tier C): written from
docs/decisions/0010 and 0016, with the standard library and whole numbers only, and without looking at the first way."""

import hashlib
import json
import sys

import recount_live

FEWEST = 5


def canonical(value):
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def third(place):
    """The part of the floor; places are in thousandths here."""
    return "disagree" if place <= -340 else "agree" if place >= 340 else "middle"


class Cell:
    """The people of one layer who answered one statement in one round."""

    def __init__(self):
        self.places = []
        self.passes = 0

    def add(self, place):
        if place is None:
            self.passes += 1
        else:
            self.places.append(place)

    @property
    def size(self):
        return len(self.places) + self.passes

    def count(self, part):
        return self.passes if part == "pass" else sum(third(place) == part for place in self.places)

    def counts(self):
        return {part: self.count(part) for part in ("agree", "middle", "disagree", "pass")}


def answers(document):
    """Cells per statement and round: one per layer, and a last one for people without."""
    cells = {
        (one["id"], turn): [Cell() for _ in range(len(document["dialogue"]["layers"]) + 1)]
        for one in document["statements"] for turn in range(1, one["rounds"] + 1)
    }
    for person in document["people"]:
        for statement, turn, place in person["answers"]:
            cells[statement, turn][person.get("layer", 0) - 1].add(place)
    middle_of = {"disagree": -1000, "middle": 0, "agree": 1000, "pass": None}
    for tally in document["tallies"]:
        for _ in range(tally["people"]):
            cells[tally["statement"], tally["round"]][tally.get("layer", 0) - 1].add(middle_of[tally["zone"]])
    return cells


def grain(people, finest):
    """How finely a number of people is told: the table of decision 10."""
    if people < FEWEST:
        return None
    if people < 20 or finest == "words":
        return "words"
    if people < 30:
        return "wide"
    return "percents" if people >= 100 and finest == "percents" else "tens"


def share(count, people, grain):
    if grain == "percents":
        percent = (200 * count + people) // (2 * people)
        return "0-5" if percent <= 5 else "95-100" if percent >= 95 else f"{percent}-{percent}"
    cut = 20 if grain == "wide" else 10
    if count * 100 <= cut * people:
        return f"0-{cut}"
    if count * 100 >= (100 - cut) * people:
        return f"{100 - cut}-100"
    step = count * 10 // people * 10
    return f"{step}-{step + 10}"


def finding(cells, grain):
    agree, disagree, people = (sum(map(measure, cells)) for measure in (
        lambda cell: cell.count("agree"), lambda cell: cell.count("disagree"), lambda cell: cell.size))
    if grain != "words":
        return f"{share(agree, people, grain)}/{share(disagree, people, grain)}"
    return "agree" if agree * 5 >= people * 3 else "disagree" if disagree * 5 >= people * 3 else "divided"


def protected_figure(cells, dialogue, is_later):
    sizes = [cell.size for cell in cells]
    total = sum(sizes)

    def finest(people, most):
        limit = most if not is_later else "tens" if people >= 100 else "words"
        return grain(people, "words" if "words" in (limit, most) else limit)

    if dialogue["scope"] == "room":
        told = finest(total, "percents")
        if told:
            return {"answered": total, "verdict": finding(cells, told)}
        return {"answered": total, "missing": max(1, FEWEST - total)}
    grains = [finest(size, "percents" if total >= 100 else "words") for size in sizes[:-1]]
    if not any(grains):
        return {"answered": total, "missing": max(1, FEWEST - max(sizes[:-1], default=0))}
    rows = [
        {"name": name} | ({"finding": finding([cell], told)} if told else {})
        for name, cell, told in zip(dialogue["layers"], cells, grains)
    ]
    return {"answered": total, "told": rows}


def open_figure(cells, dialogue):
    total = sum(cell.size for cell in cells)
    if total == 0:
        return {"answered": 0, "missing": 1}
    rows = []
    for index, cell in enumerate(cells):
        if cell.size:
            named = {"index": index, "name": dialogue["layers"][index]} if index < len(dialogue["layers"]) else {}
            rows.append({"counts": cell.counts(), "places": sorted(place // 10 for place in cell.places)} | named)
    everybody = {part: sum(cell.count(part) for cell in cells) for part in ("agree", "middle", "disagree", "pass")}
    return {"answered": total, "layers": rows, "total": everybody}


def figures(document):
    """Every release, by statement and round."""
    dialogue, cells, found = document["dialogue"], answers(document), {}
    recount_live.check(document, sys.modules[__name__])
    live = {(row["statement"], row["round"]): row["figure"] for row in document["live"]}  # the last one of each
    for statement in document["statements"]:
        shown_before = False
        for turn, number in enumerate(statement["releases"], 1):
            if number == 0:
                continue
            if (statement["id"], turn) in live:  # released while people answered: counted above
                found[statement["id"], turn] = live[statement["id"], turn]
                shown_before = shown_before or "missing" not in found[statement["id"], turn]
                continue
            here = cells[statement["id"], turn]
            if dialogue["mode"] == "open":
                figure = open_figure(here, dialogue)
            else:
                figure = protected_figure(here, dialogue, shown_before)
                shown_before = shown_before or "missing" not in figure
            found[statement["id"], turn] = figure | ({"number": number} if number > 1 else {})
    return found


def attendance(document):
    """How many took part; per layer in an open dialogue only."""
    dialogue, people = document["dialogue"], document["people"]
    rows = []
    if dialogue["mode"] == "open":
        per_layer = [sum(person.get("layer") == number for person in people) for number in range(1, len(dialogue["layers"]) + 1)]
        rows = [{"count": count, "name": name} for name, count in zip(dialogue["layers"], per_layer)]
        rows.append({"count": len(people) - sum(per_layer)})
    return {"layers": rows, "total": len(people)}


def lines(rows):
    return "[" + ",".join("\n" + canonical(row) for row in rows) + "\n]"


def public_export(complete, shown=None, groups=None):
    """Tier A, byte for byte, from the bytes of tier C. `shown`: the rounds on the report; all releases without it. `groups`:
    those of tier A, which come from a model of thousands of lines (docs/method.md) that is not written a second time here."""
    document = json.loads(complete)
    found = figures(document)
    rows = [
        {"figure": found[key], "round": key[1], "statement": key[0]} for key in sorted(found) if shown is None or key in shown]
    statements = [{name: value for name, value in one.items() if name != "releases"} for one in document["statements"]]
    parts = {
        "attendance": canonical(attendance(document)), "dialogue": canonical(document["dialogue"]), "figures": lines(rows),
        "format": canonical("krachtveld-export"), "schema": canonical(1),
        "seal": canonical(hashlib.sha256(complete).hexdigest()), "statements": lines(statements), "tier": canonical("A"),
    }
    if groups is not None:
        parts["groups"] = canonical(groups)
    return ("{" + ",".join(f'"{name}":{text}' for name, text in sorted(parts.items())) + "}\n").encode()


if __name__ == "__main__":
    with open(sys.argv[1], "rb") as file:
        sys.stdout.buffer.write(public_export(file.read()))
