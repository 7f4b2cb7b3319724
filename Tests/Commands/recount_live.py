"""Releases that were made while people answered, decided and counted a second time: written from docs/decisions/0010 (the rule) and
0016 (the file), with whole numbers only."""

FEWEST, SMALLEST_ROOM, SMALLEST_STEP = 5, 200, 10
GRAINS = ["words", "wide", "tens", "percents"]
BASE = {"words": 5, "wide": 20, "tens": 20, "percents": 100}


class Known:
    """What may be known of how a number of people answered: agree, disagree and anything else, each between two counts."""

    def __init__(self, people, lower, upper):
        self.people = people
        self.lower = [max(low, people - sum(upper) + high) for low, high in zip(lower, upper)]
        self.upper = [min(high, people - sum(lower) + low) for low, high in zip(lower, upper)]

    @classmethod
    def anything(cls, people):
        return cls(people, [0, 0, 0], [people] * 3)

    @property
    def possible(self):
        inside = all(low <= high for low, high in zip(self.lower, self.upper))
        return inside and sum(self.lower) <= self.people <= sum(self.upper)

    @property
    def slack(self):
        """How many people must put their answers together before all the others are known to agree on something."""
        return self.people - max(self.lower)

    def plus(self, other):
        lower = [one + two for one, two in zip(self.lower, other.lower)]
        upper = [one + two for one, two in zip(self.upper, other.upper)]
        return Known(self.people + other.people, lower, upper)

    def minus(self, part):
        lower = [one - two for one, two in zip(self.lower, part.upper)]
        upper = [one - two for one, two in zip(self.upper, part.lower)]
        return Known(self.people - part.people, lower, upper)

    def also(self, other):
        lower = [max(one, two) for one, two in zip(self.lower, other.lower)]
        upper = [min(one, two) for one, two in zip(self.upper, other.upper)]
        return Known(self.people, lower, upper)

    def without(self, count):
        return Known(self.people - count, [max(0, low - count) for low in self.lower], self.upper)


def told(people, grain, share):
    """Everything that can be told of a number of people, with what it gives away."""
    if grain == "words":
        most = (3 * people + 4) // 5
        ranges = {
            "agree": ([most, 0, 0], [people] * 3), "divided": ([0, 0, 0], [most - 1, most - 1, people]),
            "disagree": ([0, most, 0], [people] * 3)}
    else:
        counts = {}
        for count in range(people + 1):
            counts.setdefault(share(count, people, grain), []).append(count)
        ranges = {
            f"{agree}/{disagree}": ([one[0], two[0], 0], [one[-1], two[-1], people])
            for agree, one in counts.items() for disagree, two in counts.items()}
    all_known = {finding: Known(people, *range_) for finding, range_ in ranges.items()}
    return {finding: known for finding, known in all_known.items() if known.possible}


def least_slack(chain):
    """Of everybody who can be told apart in a chain of (known, left, entered); None when it contradicts itself."""
    forward = []
    for known, left, entered in chain:
        if forward:
            known = known.also(forward[-1].without(left).plus(Known.anything(entered)))
        if not known.possible:
            return None
        forward.append(known)
    both = list(forward)
    for index in range(len(chain) - 2, -1, -1):
        _, left, entered = chain[index + 1]
        both[index] = forward[index].also(both[index + 1].without(entered).plus(Known.anything(left)))
        if not both[index].possible:
            return None
    least = min(known.slack for known in both)
    for index in range(1, len(chain)):
        _, left, entered = chain[index]
        before = forward[index - 1]
        stayed = before.without(left)
        if entered > 0:
            least = min(least, both[index].minus(stayed).slack)
        if left > 0:
            stayed_later = both[index].without(entered)
            least = min(least, before.minus(stayed_later).slack)
            if stayed.people > 0:
                least = min(least, stayed.also(stayed_later).slack)
    return least


class Chain:
    """The releases of one statement so far, cell by cell."""

    def __init__(self, dialogue, counting):
        self.dialogue, self.counting = dialogue, counting
        self.steps = {}  # cell: [(known, left, entered, grain)]
        self.number = 0

    def finest(self, cell, people, left, entered, same, closing):
        steps = self.steps.get(cell, [])
        if same and steps:
            return steps[-1][3]
        if not steps:
            left = entered = 0
        for grain in reversed(GRAINS):
            if people < BASE[grain] or (grain == "percents" and not closing):
                continue
            insiders = 1 if grain == "words" else 2
            slacks = (
                least_slack([step[:3] for step in steps] + [(known, left, entered)])
                for known in told(people, grain, self.counting.share).values())
            if all(slack is None or slack > insiders for slack in slacks):
                return grain
        return None

    def plan(self, cells, closing):
        """The grain of each cell; None when there may be no release."""
        if not closing and self.total(cells) < SMALLEST_ROOM:
            return None
        sizes = self.sizes(cells)
        if self.number and not any(left or entered for _, left, entered in sizes):
            return None
        grains = []
        for cell, (people, left, entered) in enumerate(sizes):
            shown = bool(self.steps.get(cell))
            if not shown and people < FEWEST:
                grains.append(None)
                continue
            same = not left and not entered
            if shown and entered < SMALLEST_STEP and not (closing and same):
                return None
            grain = self.finest(cell, people, left, entered, same, closing)
            if grain is None:
                return None
            grains.append(grain)
        return grains if any(grains) else None

    def total(self, cells):
        return sum(cell["cell"].size for cell in cells)

    def sizes(self, cells):
        """People, left and entered of the room, or of each layer."""
        rows = [(cell["cell"].size, cell["left"], cell["entered"]) for cell in cells]
        return [tuple(map(sum, zip(*rows)))] if self.dialogue["scope"] == "room" else rows[:-1]

    def release(self, cells, closing):
        """The next figure, or None when it may not be made."""
        grains = self.plan(cells, closing)
        if grains is None:
            return None
        self.number += 1
        by_layer = [[cell["cell"]] for cell in cells[:-1]]
        groups = [[cell["cell"] for cell in cells]] if self.dialogue["scope"] == "room" else by_layer
        findings = []
        for cell, (group, grain, (people, left, entered)) in enumerate(zip(groups, grains, self.sizes(cells))):
            finding = self.counting.finding(group, grain) if grain else None
            findings.append(finding)
            if grain:
                steps = self.steps.setdefault(cell, [])
                known = told(people, grain, self.counting.share)[finding]
                steps.append((known, left if steps else 0, entered if steps else 0, grain))
        figure = {"answered": self.total(cells)} | ({"number": self.number} if self.number > 1 else {})
        if self.dialogue["scope"] == "room":
            return figure | {"verdict": findings[0]}
        names = self.dialogue["layers"]
        return figure | {"told": [{"name": name} | ({"finding": one} if one else {}) for name, one in zip(names, findings)]}


def steps(person, statement):
    """What somebody answered, by the release that was the first to count it: (release, "none" or a place or None for a pass)."""
    own = [(row[1], row[2] if len(row) == 3 else "none") for row in person.get("live", []) if row[0] == statement]
    end = [place for asked, turn, place in person["answers"] if (asked, turn) == (statement, 1)]
    assert not own or own[-1][1] == (end[0] if end else "none"), person["row"]
    return own or [(1, place) for place in end]


def cells_at(document, statement, release, counting):
    """Each layer at the moment of one release: who counted, and what was news since the one before."""
    cells = [{"cell": counting.Cell(), "left": 0, "entered": 0} for _ in range(len(document["dialogue"]["layers"]) + 1)]
    for person in document["people"]:
        own = steps(person, statement)
        before = [answer for number, answer in own if number < release]
        now = [answer for number, answer in own if number <= release]
        was_told = bool(before) and before[-1] != "none"
        counts = bool(now) and now[-1] != "none"
        touched = any(number == release for number, _ in own)
        cell = cells[person.get("layer", 0) - 1]
        if counts:
            cell["cell"].add(now[-1])
        cell["left"] += was_told and touched
        cell["entered"] += counts and (not was_told or touched)
    return cells


def check(document, counting):
    """Makes every release again that says it stands on answers. Returns how many; what differs raises an AssertionError."""
    chains = {}
    for row in document["live"]:
        if row.get("basis") == "answers":
            chains.setdefault(row["statement"], []).append(row)
    for statement, rows in chains.items():
        chain = Chain(document["dialogue"], counting)
        for release, row in enumerate(rows, 1):
            made = chain.release(cells_at(document, statement, release, counting), row["closing"])
            assert made == row["figure"], (statement, release, made, row["figure"])
    return sum(map(len, chains.values()))
