"""Who counted from which release to which, and whether people can have answered so that each release lies between bounds: a
second time, from docs/decisions/0010."""


def overlaps(chain):
    """How many people counted from which release to which, from who left and since when; None when that was not kept."""
    groups, here = {}, []
    for index, (people, entered, left_since) in enumerate(chain):
        if len(left_since) > index or any(left > here[since] for since, left in enumerate(left_since)):
            return None
        for since, left in enumerate(left_since):
            here[since] -= left
            groups[since, index - 1] = left
        here.append(entered if index else people)
        if sum(here) != people:
            return None
    return groups | {(since, len(chain) - 1): people for since, people in enumerate(here)}


class Spread:
    """One answer spread over the groups, as a circulation: a group from i to j leads from point i to j + 1, a release back."""

    def __init__(self, capacity, low, high, start):
        self.capacity, self.low, self.high = capacity, low, high
        self.given = {group: max(0, min(start[group], room)) for group, room in capacity.items()}
        self.totals = [sum(n for (i, j), n in self.given.items() if i <= at <= j) for at in range(len(low))]

    def settle(self):
        for at, (low, high) in enumerate(zip(self.low, self.high)):
            if low > high:
                return False
            while self.totals[at] < low:
                if not self.push(at, at + 1, low - self.totals[at]):
                    return False
            while self.totals[at] > high:
                if not self.push(at + 1, at, self.totals[at] - high):
                    return False
        return True

    def release_room(self, start, end):
        if abs(start - end) != 1:
            return 0
        at = min(start, end)
        return self.high[at] - self.totals[at] if end < start else self.totals[at] - self.low[at]

    def group_room(self, start, end):
        if start < end:
            return self.capacity.get((start, end - 1), 0) - self.given.get((start, end - 1), 0)
        return self.given.get((end, start - 1), 0)

    def push(self, start, end, units):
        points = len(self.low) + 1
        came, queue = {start: start}, [start]
        for point in queue:
            if end in came:
                break
            near = [other for other in (point - 1, point + 1) if 0 <= other < points and self.release_room(point, other) > 0]
            far = [other for other in range(points) if other != point and self.group_room(point, other) > 0]
            for other in near + far:
                if other not in came:
                    came[other] = point
                    queue.append(other)
        if end not in came:
            return False
        path, point = [], end
        while point != start:
            path.append((came[point], point))
            point = came[point]
        ways = [(one, two, self.release_room(one, two)) for one, two in path]
        units = min([units] + [room if room > 0 else self.group_room(one, two) for one, two, room in ways])
        for one, two, room in ways:
            if room > 0:
                self.totals[min(one, two)] += units if two < one else -units
            elif one < two:
                self.given[one, two - 1] += units
            else:
                self.given[two, one - 1] -= units
        self.totals[min(start, end)] += units if start < end else -units
        return True


def guess(groups, told, axis):
    """Everybody answers in the shares of the release that counted them first."""
    return {
        (since, last): size * (told[since].lower[axis] + told[since].upper[axis]) // max(1, 2 * told[since].people)
        for (since, last), size in groups.items()}


def can_give(groups, told, first):
    """Whether answers are found that give these releases: one answer is spread, then a second over the rest."""
    second, third = (first + 1) % 3, (first + 2) % 3
    one = Spread(groups, [t.lower[first] for t in told], [t.upper[first] for t in told], guess(groups, told, first))
    if not one.settle():
        return False
    rest = [t.people - total for t, total in zip(told, one.totals)]
    low = [max(t.lower[second], left - t.upper[third]) for t, left in zip(told, rest)]
    high = [min(t.upper[second], left - t.lower[third]) for t, left in zip(told, rest)]
    room = {group: size - one.given[group] for group, size in groups.items()}
    return Spread(room, low, high, guess(groups, told, second)).settle()


def cannot_give(groups, told):
    """Whether it is certain, of one answer by itself, that no answers give these releases."""
    return not all(
        Spread(groups, [t.lower[axis] for t in told], [t.upper[axis] for t in told], guess(groups, told, axis)).settle()
        for axis in range(3))
