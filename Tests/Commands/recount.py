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


def moves(document, statement, turn):
    """Who moved since the round before (docs/decisions/0010, open dialogues): per layer, of the people who answered both."""
    rows, names = [], document["dialogue"]["layers"]
    for index, name in [*enumerate(names), (None, None)]:
        pairs = []
        for person in document["people"]:
            if person.get("layer") == (None if index is None else index + 1):
                given = {round_: place for asked, round_, place in person["answers"] if asked == statement}
                pairs.append([given.get(number, "nothing") for number in (turn - 1, turn)])
        both = [pair for pair in pairs if "nothing" not in pair]
        gone = sum(now == "nothing" != before for before, now in pairs)
        new = sum(before == "nothing" != now for before, now in pairs)
        if not both and not gone and not new:
            continue
        agrees = [[place is not None and third(place) == "agree" for place in pair] for pair in both]
        placed = [[place // 10 for place in pair] for pair in both if None not in pair]
        row = {
            "agreed": sum(before for before, _ in agrees), "both": len(both), "gone": gone, "new": new,
            "fromAgree": sum(before and not now for before, now in agrees),
            "toAgree": sum(now and not before for before, now in agrees)}
        if placed:  # the mean, halves up
            row["from"], row["to"] = ((2 * sum(side) + len(side)) // (2 * len(side)) for side in zip(*placed))
        rows.append(row | ({} if index is None else {"index": index, "name": name}))
    return rows


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
                if turn in statement.get("paired", []):
                    figure |= {"moves": moves(document, statement["id"], turn)}
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


def groups(document, placed, shown):
    """The groups of an open dialogue, counted: in which group a row is, and which statements mark a group, comes from the model
    (docs/method.md) in the file of `krachtveld verify --groups`; every number comes from the rows."""
    people = {row["row"]: row for row in placed["rows"]}
    persons = [(person, people[person["row"]]) for person in document["people"] if person["row"] in people]
    numbers = range(len(placed["groups"]))

    def telling(group, statement):
        turn = max(turn for turn, number in enumerate(latest[statement], 1) if number)
        answers = [(spot.get("group"), place) for person, spot in persons
                   for asked, round_, place in person["answers"] if (asked, round_) == (statement, turn)]
        agrees = [[place is not None and third(place) == "agree" for own, place in answers if (own == group) == inside]
                  for inside in (True, False)]
        assert len(agrees[0]) >= 10, "a marking statement has at least ten answers in the group"
        return {"counts": [sum(agrees[0]), len(agrees[0]), sum(agrees[1]), len(agrees[1])], "statement": statement}

    latest = {one["id"]: one["releases"] for one in document["statements"]}
    asked = {(one, max(turn for turn, number in enumerate(all_, 1) if number)) for one, all_ in latest.items() if any(all_)}
    answering = {person["row"] for person in document["people"] if any((a, r) in asked for a, r, _ in person["answers"])}
    assert answering == set(people), "everybody who answered has a place"
    found = [
        {"ground": group["ground"], "people": sum(spot.get("group") == number for _, spot in persons),
         "telling": [telling(number, one) for one in group["telling"] if one in shown]}
        for number, group in enumerate(placed["groups"])]
    marks = {}
    for _, spot in persons:
        mark = spot["y"], spot["x"], spot.get("group", -1), spot["certainty"]
        marks[mark] = marks.get(mark, 0) + 1
    whole = {
        "groups": found, "people": len(persons), "rows": layers_and_groups(document, persons, numbers) if numbers else [],
        "spots": [[x, y, group, certainty, count] for (y, x, group, certainty), count in sorted(marks.items())]}
    between = {"between": sum("group" not in spot for _, spot in persons)} if numbers else {}
    return whole | between


def layers_and_groups(document, persons, numbers):
    """No layer of fewer than ten people, and no second one where the first could be worked out (decision 19)."""
    layers = range(len(document["dialogue"]["layers"]))
    members = [[spot for person, spot in persons if person.get("layer") == layer + 1] for layer in layers]
    told = {layer for layer in layers if len(members[layer]) >= 10}
    while told and 1 <= len(persons) - sum(len(members[layer]) for layer in told) < 10:
        told.remove(min(told, key=lambda layer: (len(members[layer]), layer)))
    return [
        {"layer": layer} | ({
            "between": sum("group" not in spot for spot in members[layer]),
            "counts": [sum(spot.get("group") == number for spot in members[layer]) for number in numbers],
        } if layer in told else {})
        for layer in layers]


def lines(rows):
    return "[" + ",".join("\n" + canonical(row) for row in rows) + "\n]"


def public_export(complete, shown=None, placed=None):
    """Tier A, byte for byte, from the bytes of tier C. `shown`: the rounds on the report; all releases without it. `placed`: the
    bytes of `krachtveld verify --groups`, where the dialogue has groups."""
    document = json.loads(complete)
    found = figures(document)
    rows = [
        {"figure": found[key], "round": key[1], "statement": key[0]} for key in sorted(found) if shown is None or key in shown]
    statements = [{name: value for name, value in one.items() if name not in ("releases", "paired")} for one in document["statements"]]
    parts = {
        "attendance": canonical(attendance(document)), "dialogue": canonical(document["dialogue"]), "figures": lines(rows),
        "format": canonical("krachtveld-export"), "schema": canonical(1),
        "seal": canonical(hashlib.sha256(complete).hexdigest()), "statements": lines(statements), "tier": canonical("A"),
    }
    if placed is not None:
        placed = json.loads(placed)
        assert placed["seal"] == hashlib.sha256(complete).hexdigest(), "the groups are of other answers"
        parts["groups"] = canonical(groups(document, placed, {row["statement"] for row in rows}))
    return ("{" + ",".join(f'"{name}":{text}' for name, text in sorted(parts.items())) + "}\n").encode()


if __name__ == "__main__":
    with open(sys.argv[1], "rb") as file:
        complete = file.read()
    placed = open(sys.argv[2], "rb").read() if len(sys.argv) > 2 else None
    sys.stdout.buffer.write(public_export(complete, placed=placed))
