"""Simulated annealing: fewer rows for every pair of answers than a search finds that adds one row at a time.

After Kirkpatrick, Gelatt and Vecchi, "Optimization by Simulated Annealing", Science 220 (1983).
"""

import math
from collections import Counter
from collections.abc import Collection, Sequence
from functools import cache
from itertools import combinations
from random import Random
from typing import Any

from support.arrays import Factors, obeys

Answer = tuple[str, Any]
Pair = tuple[Answer, Answer]
Row = tuple[Answer, ...]

# How many changes are tried before a number of rows is given up, and how often that is begun anew.
MOVES = 300_000
ATTEMPTS = 5
# A change that loses one pair more is taken with exp(-1 / heat): rather at first, hardly in the end.
HOT, COLD = 0.6, 0.05
# One change of so many gives a row two other answers at once, which leads past answers that forbid each other.
TWO_AT_ONCE = 3


class Search:
    """Rows that are changed by an answer or two at a time until they hold all pairs that are wanted."""

    def __init__(self, rows: Sequence[Row], factors: Factors, wanted: frozenset[Pair], random: Random) -> None:
        self.rows = list(rows)
        self.factors = factors
        self.wanted = wanted
        self.random = random
        self.held = Counter(pair for row in rows for pair in pairs_of(row))
        self.missing = len(wanted - self.held.keys())

    def succeeds(self) -> bool:
        """Look for as long as it is worth it."""
        for move in range(MOVES):
            if not self.missing:
                return True
            self.try_change(HOT + (COLD - HOT) * move / MOVES)
        return False

    def try_change(self, heat: float) -> None:
        """Change a row, unless the rules forbid it or too much is lost."""
        place = self.random.randrange(len(self.rows))
        row, changed = self.rows[place], self.changed(self.rows[place])
        if not permitted(changed):
            return
        left, gained = pairs_of(row) - pairs_of(changed), pairs_of(changed) - pairs_of(row)
        lost = sum(self.held[pair] == 1 for pair in left) - sum(self.held[pair] == 0 for pair in gained & self.wanted)
        if lost <= 0 or self.random.random() < math.exp(-lost / heat):
            self.rows[place] = changed
            self.held.subtract(left)
            self.held.update(gained)
            self.missing += lost

    def changed(self, row: Row) -> Row:
        """Give a row other answers to one question or two."""
        count = 2 if self.random.randrange(TWO_AT_ONCE) == 0 else 1
        names = self.random.sample(list(self.factors), count)
        return tuple((name, self.random.choice(self.factors[name]) if name in names else value) for name, value in row)


def fewest(rows: Sequence[Row], factors: Factors) -> list[Row]:
    """Find as few rows as possible that hold all pairs of these rows, and obey the rules; always the same ones."""
    wanted = frozenset(pair for row in rows for pair in pairs_of(row))
    kept = list(rows)
    while len(kept) > fewest_possible(wanted) and (found := with_one_less(kept, factors, wanted)):
        kept = found
    return kept


def fewest_possible(wanted: Collection[Pair]) -> int:
    """Tell how many rows are needed at least: a row holds one pair of the answers to any two questions."""
    return max(Counter((first[0], second[0]) for first, second in wanted).values())


def with_one_less(rows: Sequence[Row], factors: Factors, wanted: frozenset[Pair]) -> list[Row] | None:
    """Do without one row, if that can be found."""
    for seed in range(ATTEMPTS):
        random = Random(seed)
        search = Search(random.sample(rows, len(rows) - 1), factors, wanted, random)
        if search.succeeds():
            return search.rows
    return None


@cache
def pairs_of(row: Row) -> frozenset[Pair]:
    """List the pairs of answers of a row."""
    return frozenset(combinations(row, 2))


@cache
def permitted(row: Row) -> bool:
    """Tell whether no rule forbids a row."""
    return obeys(dict(row))
