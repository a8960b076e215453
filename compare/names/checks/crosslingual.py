"""Beads of a Chinese and an English side: names that the other side does not tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from samesaid.compare.evidence import Evidence
from samesaid.compare.names import evidence as evidences
from samesaid.compare.names.checks import replacement as verdicts
from samesaid.compare.names.checks.bead_names import Reading
from samesaid.compare.names.matching.meanings import Meanings
from samesaid.compare.names.text import is_acronym
from samesaid.compare.pair import Pair
from samesaid.model import Bead, Mention

_MISSPELLED = 0.95
# A member of a list that is less likely told than this was left out.
_LISTED = 0.2
# A name in Latin letters that stands nowhere; initials may be told by a description.
_LETTERS, _INITIALS = 0.85, 0.55
# Beads whose sentences are read by the encoder together.
_TOGETHER = 128


def compare(pair: Pair, beads: Sequence[tuple[int, Bead]]) -> Iterator[Evidence]:
    """E302 for the surest pair of names of a bead that are untold on either side, else E301 for a name alone.

    ``beads`` are (index, bead); at most one disagreement each is told, since a second is mostly the first one's echo.
    """
    for reading in readings(pair, beads):
        yield from _evidence(reading)


def readings(pair: Pair, beads: Sequence[tuple[int, Bead]]) -> Iterator[Reading]:
    """The names of each bead, weighed.

    The encoder is asked for many beads at once, first about the Chinese sides, then about the English ones.
    """
    for start in range(0, len(beads), _TOGETHER):
        meanings = Meanings(pair.encoder)
        part = [Reading(pair, index, bead, meanings) for index, bead in beads[start : start + _TOGETHER]]
        meanings.prepare((r.chinese_text for r in part if r.doubtful), (m.text for r in part for m in r.doubtful))
        for reading in part:
            reading.weigh()
        meanings.prepare((r.english_text for r in part if r.missing), (m.text for r in part for m in r.missing))
        yield from part


def _evidence(reading: Reading) -> Iterator[Evidence]:
    if not reading.english:
        return
    bead, first = reading.index, reading.chinese_first
    names = (reading.english, reading.chinese)
    exchanged = verdicts.misspelled(*names) or verdicts.another_first_name(*names)
    if exchanged is not None:
        yield evidences.replaced(bead, *exchanged, _MISSPELLED, first)
    elif spelled := reading.spelled_untold():
        yield _without_letters(reading, spelled)
    elif reading.untold:
        yield from _verdict(reading)
    else:
        for absent in reading.missing_weighed():
            if absent.told < _LISTED:
                yield evidences.absent(bead, absent.name, 1 - absent.told, of_reference=first)


def _without_letters(reading: Reading, spelled: Sequence[Mention]) -> Evidence:
    name = max(spelled, key=lambda m: len(m.text))
    if reading.untold:
        other = min(reading.untold, key=lambda u: u.told)
        return evidences.replaced(reading.index, other.name, name, 1 - other.told / 2, reading.chinese_first)
    strength = _INITIALS if is_acronym(name.text) else _LETTERS
    return evidences.absent(reading.index, name, strength, of_reference=reading.chinese_first)


def _verdict(reading: Reading) -> Iterator[Evidence]:
    best = verdicts.replaced(reading.untold, reading.missing_weighed(), reading.meanings)
    if best is not None:
        yield evidences.replaced(reading.index, *best, reading.chinese_first)
        return
    alone = verdicts.alone(reading.untold)
    if alone is not None and not reading.told_recently(alone[0]):
        yield evidences.absent(reading.index, *alone, of_reference=not reading.chinese_first)
