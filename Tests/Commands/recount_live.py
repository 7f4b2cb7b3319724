"""Releases that were made while people answered, decided and counted a second time: written from docs/decisions/0010 (the rule) and
0016 (the file), with whole numbers only."""

from recount_overlaps import can_give, cannot_give, overlaps

FEWEST, SMALLEST_ROOM, SMALLEST_STEP, STEP_SHARE, MARGIN = 5, 200, 10, 20, 2
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
    """Everything that can be told of a number of people, with what it gives away, and what gives it with a margin."""
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
    all_known = {finding: (Known(people, *both), inner(people, *both)) for finding, both in ranges.items()}
    return {finding: known for finding, known in all_known.items() if known[0].possible}


def inner(people, lower, upper):
    """Without what only just gives a finding; nobody and everybody are ends by themselves."""
    lower = [low + MARGIN if low > 0 else 0 for low in lower]
    return Known(people, lower, [high - MARGIN if high < people else high for high in upper])


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


def has_margin(chain, known, inside):
    """Whether a release that may come is possible with a margin beside all before it, or not possible at all."""
    groups = overlaps([(step.known.people, step.entered, step.left_since) for step in chain] + [(known.people, *inside[1:])])
    if groups is None:
        return False
    with_margin = [step.inner for step in chain] + [inside[0]]
    found = all(one.possible for one in with_margin) and any(can_give(groups, with_margin, first) for first in range(3))
    return found or cannot_give(groups, [step.known for step in chain] + [known])


class Step:
    """A release of one cell."""

    def __init__(self, known, inner_known, entered, left_since, grain):
        self.known, self.inner, self.entered, self.grain = known, inner_known, entered, grain
        self.left_since, self.left = left_since, sum(left_since)


class Chain:
    """The releases of one statement so far, cell by cell."""

    def __init__(self, dialogue, counting, schema=3):
        self.dialogue, self.counting, self.schema = dialogue, counting, schema
        self.steps = {}  # cell: [Step]
        self.number = 0

    def since(self, steps, left):
        """Who left, by the place in the cell's own releases; a cell that was shown once is shown ever after."""
        counts = [0] * len(steps)
        for release, count in left.items():
            if steps:
                counts[min(max(0, release - 1 - (self.number - len(steps))), len(steps) - 1)] += count
        return counts

    def is_safe(self, steps, people, grain, entered, left_since):
        insiders = 1 if grain == "words" else 2
        for known, inner_known in told(people, grain, self.counting.share).values():
            slack = least_slack(
                [(step.known, step.left, step.entered) for step in steps] + [(known, sum(left_since), entered)])
            if slack is None:
                continue
            if slack <= insiders:
                return False
            if self.schema > 2 and not has_margin(steps, known, (inner_known, entered, left_since)):
                return False
        return True

    def finest(self, cell, people, left, entered, same, closing):
        steps = self.steps.get(cell, [])
        if same and steps:
            return steps[-1].grain
        left_since, entered = self.since(steps, left), entered if steps else 0
        for grain in reversed(GRAINS):
            if people < BASE[grain] or (grain == "percents" and not (closing and self.schema < 3)):
                continue
            if self.is_safe(steps, people, grain, entered, left_since):
                return grain
        return None

    def least_step(self, people, closing):
        return SMALLEST_STEP if closing or self.schema < 3 else max(SMALLEST_STEP, people // STEP_SHARE)

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
            if shown and entered < self.least_step(people, closing) and not (closing and same):
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
        if self.dialogue["scope"] != "room":
            return rows[:-1]
        left = {}
        for _, gone, _ in rows:
            for release, count in gone.items():
                left[release] = left.get(release, 0) + count
        return [(sum(row[0] for row in rows), left, sum(row[2] for row in rows))]

    def release(self, cells, closing):
        """The next figure, or None when it may not be made."""
        grains = self.plan(cells, closing)
        if grains is None:
            return None
        by_layer = [[cell["cell"]] for cell in cells[:-1]]
        groups = [[cell["cell"] for cell in cells]] if self.dialogue["scope"] == "room" else by_layer
        findings = []
        for cell, (group, grain, (people, left, entered)) in enumerate(zip(groups, grains, self.sizes(cells))):
            finding = self.counting.finding(group, grain) if grain else None
            findings.append(finding)
            if grain:
                steps = self.steps.setdefault(cell, [])
                known, inner_known = told(people, grain, self.counting.share)[finding]
                left_since = self.since(steps, left)
                steps.append(Step(known, inner_known, entered if steps else 0, left_since, grain))
        self.number += 1
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
    cells = [{"cell": counting.Cell(), "left": {}, "entered": 0} for _ in range(len(document["dialogue"]["layers"]) + 1)]
    for person in document["people"]:
        own = steps(person, statement)
        before = [(number, answer) for number, answer in own if number < release]
        now = [answer for number, answer in own if number <= release]
        was_told = bool(before) and before[-1][1] != "none"
        counts = bool(now) and now[-1] != "none"
        touched = any(number == release for number, _ in own)
        cell = cells[person.get("layer", 0) - 1]
        if counts:
            cell["cell"].add(now[-1])
        if was_told and touched:
            cell["left"][before[-1][0]] = cell["left"].get(before[-1][0], 0) + 1
        cell["entered"] += counts and (not was_told or touched)
    return cells


def check(document, counting):
    """Makes every release again that says it stands on answers. Returns how many; what differs raises an AssertionError."""
    chains = {}
    for row in document["live"]:
        if row.get("basis") == "answers":
            chains.setdefault(row["statement"], []).append(row)
    for statement, rows in chains.items():
        chain = Chain(document["dialogue"], counting, document["schema"])
        for release, row in enumerate(rows, 1):
            made = chain.release(cells_at(document, statement, release, counting), row["closing"])
            assert made == row["figure"], (statement, release, made, row["figure"])
    return sum(map(len, chains.values()))
