"""Near twins: documents of one form, such as the notices of two years, that are equally close to a third one.

Meaning does not tell them apart, and numbers that all of them have say nothing. What decides are the dates and numbers
in which the twins differ: does the third document have those of the one, or those of the other?
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

from samesaid.archive.pairing.fingerprint import Fingerprint
from samesaid.archive.pairing.fingerprint_store import Prints
from samesaid.archive.pairing.scoring import Likeness
from samesaid.languages import primary
from samesaid.relation.marks import YEAR

# Two candidates of a document are twins where they are about as close to it, and as close as this to one another.
_BESIDE, _ALIKE = 0.1, 0.85
# The most candidates of a document that are compared with one another.
_COMPARED = 6
# What dates and numbers take from the logit of a pair at the most, how many count half, and how many that agree one
# year that contradicts outweighs: chosen on forms of our own (`benchmarks.corpora.near_twins`), where a text whose
# version is missing had been paired with the version of another year.
_MOST, _HALF, _AGAINST = 8.0, 1.0, 5
# Other numbers that differ on both sides: so many may be slips, which a pair must keep in order that they are reported.
_SLIPS = 1


def decided(prints: Prints, alike: Mapping[tuple[int, int], Likeness]) -> dict[tuple[int, int], float]:
    """What the differences between near twins take from the logit of each candidate pair, as a negative number or 0.

    Where a document has no other candidate its twins may all be missing: then every date and number counts.
    """
    language = {n: primary(tag) for n, tag, _ in prints.numbers()}
    near: dict[tuple[int, str], list[tuple[float, int]]] = defaultdict(list)
    for (one, other), found in alike.items():
        near[one, language[other]].append((found.closeness, other))
        near[other, language[one]].append((found.closeness, one))
    added: dict[tuple[int, int], float] = {}
    for (one, _), candidates in sorted(near.items()):
        best = max(closeness for closeness, _ in candidates)
        some = [n for closeness, n in sorted(candidates, reverse=True)[:_COMPARED] if closeness > best - _BESIDE]
        marks = {number: found.marks for number, found in prints.some([one, *some]).items()}
        for other in some:
            twins = [marks[rival] for rival in some if rival != other and are_twins(marks[other], marks[rival])]
            if twins or len(some) == 1:
                both = min(one, other), max(one, other)
                # Only against a pair: that two texts of one form agree makes them no versions of one another.
                added[both] = added.get(both, 0.0) + min(0.0, evidence(marks[one], marks[other], twins))
    return added


def are_twins(one: Fingerprint, other: Fingerprint) -> bool:
    """Whether two documents are so much alike that dates and numbers have to tell them apart."""
    return float(one.vector @ other.vector) >= _ALIKE


def evidence(one: Fingerprint, other: Fingerprint, twins: Sequence[Fingerprint]) -> float:
    """Between -_MOST and _MOST: whether ``one`` and ``other`` agree in what tells ``other`` from its twins, in anything
    where it has none.

    Versions may leave something out, so what only one of both has speaks against them where the other has something
    else in its place: a year much, of other numbers and days all but one, for two versions may differ by a slip.
    """
    mine, others = _all(one), _all(other)
    telling = frozenset[str]().union(*(others ^ _all(twin) for twin in twins)) if twins else mine | others
    agreed = len(mine & others & telling)
    years = _years(one) - _years(other), (_years(other) - _years(one)) & telling
    parts = _parts(one) - others, (_parts(other) - mine) & telling
    contradicted = _AGAINST * min(map(len, years)) + max(0, min(map(len, parts)) - _SLIPS)
    return _MOST * (agreed - contradicted) / (agreed + contradicted + _HALF)


def _all(marks: Fingerprint) -> frozenset[str]:
    return marks.figures | marks.details


def _years(marks: Fingerprint) -> frozenset[str]:
    return frozenset(key for key in marks.details if key.startswith(YEAR) and "-" not in key)


def _parts(marks: Fingerprint) -> frozenset[str]:
    """Numbers, and parts of dates without years; no whole dates, of which a slip changes the parts too."""
    details = frozenset(key for key in marks.details if "-" not in key)
    return (marks.figures | details) - _years(marks)


def moved(probability: float, added: float) -> float:
    """A probability whose logit is raised by ``added``."""
    safe = min(max(probability, 1e-9), 1 - 1e-9)
    return 1.0 / (1.0 + math.exp(-(math.log(safe / (1 - safe)) + added)))
