"""Alarms that are known to be right or false: judged ones on translations as they are, and those on planted errors."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.corpora.planting import KINDS
from benchmarks.corpora.raised import RaisedInSet, raised_in
from benchmarks.data import CASES, GOLD
from samesaid.compare.confidence.measured import DOUBTED, Kind, kind_of

FRESH = GOLD / "fresh"
VERDICTS = (FRESH / "verdicts.tsv", CASES / "alarm_verdicts.tsv")
ORDER = ("real", "defensible", "false")
"""Verdicts."""
RIGHT = frozenset(ORDER[:2])
# Planted errors in 100 pairs, and the share of each kind. Professional translators left 1.4 in 100 that were found; a
# text that somebody wants checked is taken to have about as many again. Nobody counted the kinds: figures and dates are
# taken to be as frequent as among the errors that were found.
BASE_RATE = 1.5
# What a false alarm counts for. The rules of today were written after the alarms were read, and silenced many of the
# false ones: on text that nobody has read, half as many again as are left are taken to be there.
FALSE_WEIGHT = 1.5
MIX = {
    "value": 0.16, "magnitude": 0.1, "sign": 0.04, "date": 0.09, "unit": 0.06, "bound": 0.06, "number left out": 0.11,
    "name replaced": 0.09, "name removed": 0.06, "name spelled otherwise": 0.06, "term": 0.04, "clause left out": 0.04,
    "direction": 0.02, "rise or fall": 0.01, "earlier or later": 0.01, "modality": 0.01, "negation put": 0.02,
    "negation taken away": 0.02,
}  # fmt: skip
if set(MIX) != set(KINDS):
    raise ValueError("MIX must give a share to every kind of planted error")


@dataclass(frozen=True, slots=True)
class Sample:
    """One alarm: its set, kind and strength, and whether it is right.

    ``weight`` is 1 for an alarm that is right on a translation as it is, less for one on a planted error, and
    FALSE_WEIGHT for a false one. ``verdict`` is the reader's
    on an alarm on a translation as it is: an unread one counts as false.
    """

    set: str
    kind: Kind
    strength: float
    right: bool
    weight: float
    planted: bool = False
    verdict: str = ""


def verdicts() -> dict[str, list[tuple[str, str]]]:
    """(code, verdict) of every alarm that was read, by the id of its row."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for path in VERDICTS:
        if path.exists():
            with path.open(encoding="utf-8") as lines:
                for line in csv.DictReader(lines, delimiter="\t"):
                    found[line["id"]].append((line["code"], line["verdict"]))
    return dict(found)


def judged(codes: Sequence[str], known: Sequence[tuple[str, str]]) -> list[str | None]:
    """The verdict on each alarm of a row; None for one that nobody has read.

    A verdict is that on an alarm of its code, or else on one of the same family: real ones before false ones.
    """
    left = sorted(known, key=lambda v: ORDER.index(v[1]))
    found: list[str | None] = [None] * len(codes)
    for same in (lambda a, b: a == b, lambda a, b: family(a) == family(b)):
        for n, code in enumerate(codes):
            chosen = next((v for v in left if found[n] is None and same(code, v[0])), None)
            if chosen is not None:
                found[n] = chosen[1]
                left.remove(chosen)
    return found


def family(code: str) -> str:
    """What a verdict is about: N for numbers and dates, otherwise the letter of the code."""
    return "N" if code.startswith("D") else code[:1]


def samples(found: RaisedInSet, known: Mapping[str, Sequence[tuple[str, str]]]) -> Iterator[Sample]:
    """Every alarm of a set. What the comparator doubted was never shown, so no verdict is about it."""
    errors = Counter(found.errors)
    alarms = [r for r in found.raised if r.alarm]
    shown = defaultdict(list)
    for raised in alarms:
        if raised.error is None and raised.strength >= DOUBTED:
            shown[raised.id].append(raised)
    verdict_of = {
        id(raised): verdict
        for row, some in shown.items()
        for raised, verdict in zip(some, judged([r.code for r in some], known.get(row, ())), strict=True)
    }
    for raised in alarms:
        kind = kind_of(raised.code, raised.message, found.languages)
        if raised.error is None:
            verdict = verdict_of.get(id(raised))
            right = verdict in RIGHT
            weight = 1.0 if right else FALSE_WEIGHT
            yield Sample(found.name, kind, raised.strength, right, weight, verdict=verdict or "unread")
        elif raised.new:
            error = found.errors[raised.error]
            weight = BASE_RATE * MIX[error] * found.rows / 100 / errors[error]
            yield Sample(found.name, kind, raised.strength, True, weight, planted=True)


def all_samples() -> list[Sample]:
    """The alarms of every set that is present and whose alarms were read."""
    known = verdicts()
    paths = [*sorted(FRESH.glob("*.jsonl")), *sorted((GOLD / "pairs").glob("clean.*.jsonl"))]
    return [s for path in paths for s in samples(raised_in(path), known)]
