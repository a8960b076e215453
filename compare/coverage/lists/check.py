"""O501 and O502 for an item of a list: "A, B and C" in one version, "A and C" in the other.

Where both sides enumerate and one has one item more, every item of the shorter list must have its counterpart in the
longer one, in the same order. The item that is left over is missing if nothing else on the other side says it. That the
rest agrees is evidence by itself, so the words of the item need less of it than those of `parts`, whose model judges
them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from samesaid.compare.coverage.evidence import inside_sentence
from samesaid.compare.coverage.lists import tuning
from samesaid.compare.coverage.lists.enumerations import Item, enumerations
from samesaid.compare.coverage.parts import tuning as of_parts
from samesaid.compare.coverage.parts.check import group_of
from samesaid.compare.coverage.parts.explicitation import is_explicitation
from samesaid.compare.coverage.parts.reading import Both, Reading, read_beads
from samesaid.compare.coverage.parts.words import words_of
from samesaid.compare.evidence import Evidence, Fact
from samesaid.compare.pair import Pair
from samesaid.compare.token_encoder import token_encoder
from samesaid.model import SIDES, FloatArray, SideName, Span

# Beads that are read in their context together.
_BATCH = 32
List = tuple[Item, ...]


def with_items(
    pair: Pair,
    skipped: Mapping[SideName, frozenset[int]],
    parts: Iterable[Evidence],
    readings: Mapping[int, Reading] | None = None,
) -> Iterator[Evidence]:
    """The evidence of missing parts, and of missing items of lists in the place of parts of the same bead and code.

    ``readings`` are those of the beads that were read already.
    """
    items = {(one.bead, one.code): one for one in missing_items(pair, skipped, readings)}
    for part in parts:
        item = items.get((part.bead, part.code))
        if item is None or part.strength > item.strength:
            items.pop((part.bead, part.code), None)
            yield part
    yield from items.values()


def missing_items(
    pair: Pair, skipped: Mapping[SideName, frozenset[int]], readings: Mapping[int, Reading] | None = None
) -> Iterator[Evidence]:
    """Evidence for every bead of which one side's list has one item more, at most one a side."""
    group = group_of(pair.source.document.language, pair.target.document.language)
    encoder = token_encoder(pair.encoder)
    if group is None or encoder is None:
        return
    lists: dict[int, tuple[list[List], list[List]]] = {}
    words: dict[int, Both] = {}
    for number, bead in pair.matched():
        if not skipped["source"].isdisjoint(bead.source) or not skipped["target"].isdisjoint(bead.target):
            continue
        both = words_of(pair.source, bead.source), words_of(pair.target, bead.target)
        if bead.similarity < of_parts.MIN_SIMILARITY or max(map(len, both)) > of_parts.MAX_WORDS:
            continue
        found = list(enumerations(both[0])), list(enumerations(both[1]))
        least = tuning.MIN_ITEMS[group]
        if any(_may_lack(one, two, least) or _may_lack(two, one, least) for one in found[0] for two in found[1]):
            lists[number], words[number] = found, both
    known = dict(readings or {})
    unread = [number for number in words if number not in known]
    for start in range(0, len(unread), _BATCH):
        known |= read_beads(pair, {n: words[n] for n in unread[start : start + _BATCH]}, encoder, group)
    for number, both in words.items():
        yield from _of_bead(pair, number, both, lists[number], known[number], tuning.MIN_ITEMS[group])


def _may_lack(long: List, short: List, least: int) -> bool:
    """Whether the longer of two lists, of ``least`` items or more, has one item more than the other."""
    return len(long) == len(short) + 1 and len(long) >= least


def _of_bead(
    pair: Pair, number: int, both: Both, lists: tuple[Sequence[List], Sequence[List]], reading: Reading, least: int
) -> Iterator[Evidence]:
    for k in range(len(SIDES)):
        near = reading.near if k == 0 else reading.near.T
        pairs = [(one, two) for one in lists[k] for two in lists[1 - k] if _may_lack(one, two, least)]
        found = (_left_over(long, short, near, reading.odds[k]) for long, short in pairs)
        item = next((one for one in found if one is not None), None)
        if item is not None:
            yield _evidence(pair, number, k, both, item, near)


def _left_over(long: List, short: List, near: FloatArray, odds: FloatArray) -> Item | None:
    """The item of the longer list that the shorter one lacks."""
    same = [[float(near[a.start : a.stop, b.start : b.stop].max()) for b in short] for a in long]
    # With item k left out, the items before it face those of the same place, the others those of the place before.
    before = [same[i][i] for i in range(len(short))]
    after = [same[i + 1][i] for i in range(len(short))]
    agreed = [before[:k] + after[k:] for k in range(len(long))]
    best = max(range(len(long)), key=lambda k: sum(agreed[k]))
    item = _nearest(long, best)
    if item is None or min(agreed[best]) < tuning.MIN_SAME:
        return None
    if sum(agreed[best]) < tuning.MIN_MEAN_SAME * len(short):
        return None
    inside = slice(item.start, item.stop)
    least = tuning.MIN_ODDS_LAST if item.edge else tuning.MIN_ODDS
    unsaid = float(near[inside].max()) < tuning.MAX_NEAR and float(odds[inside].mean()) >= least
    return item if unsaid else None


def _nearest(long: List, place: int) -> Item | None:
    """An item of a list. Of the last one only its first word is surely its own, and in a short list it may be no item;
    where the first one begins is not known.
    """
    item = long[place]
    if not item.edge:
        return item
    if place == 0 or len(long) < tuning.MIN_ITEMS_FOR_LAST:
        return None
    return Item(item.start, item.start + 1, True)


def _evidence(pair: Pair, number: int, k: int, both: Both, item: Item, near: FloatArray) -> Evidence:
    """The item on its own side, and a caret behind what says the word before it on the other."""
    own, other = both[k], both[1 - k]
    span = Span(own.leads[item.start], own.spans[item.stop - 1].end)
    end = other.spans[int(near[item.start - 1].argmax())].end
    spelled_out = is_explicitation(own, other, item.start, item.stop)
    facts = frozenset({Fact.WORDING}) if spelled_out else frozenset[Fact]()
    return inside_sentence(pair, SIDES[k], number, "item", span, Span(end, end), tuning.STRENGTH, facts)
