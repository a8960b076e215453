"""Bilingual term candidates: recurring phrases of one language and what stands for them in the other.

A phrase and its counterpart stand in the same beads (Dice's coefficient, after Smadja, McKeown and Hatzivassiloglou
1996, "Translating Collocations for Bilingual Lexicons") and are near in meaning; each is the other's best.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from samesaid.compare.pair import Pair
from samesaid.compare.terms.matching.meanings import Meanings
from samesaid.compare.terms.matching.normalise import is_spaceless, units
from samesaid.compare.terms.matching.phrases import Key, phrases
from samesaid.languages import is_spaceless as written_without_spaces
from samesaid.model import Candidate, Span, Term

# How often both must stand together, and for how large a share of their places.
_FEWEST, _DICE = 2, 0.66
# The encoder's cosine: for most; for phrases that stand together thrice or more and hardly ever apart; and for one
# word that would render a compound, which is mostly half of the rendering.
_NEAR, _NEAR_IF_SURE, _NEAR_IF_SHORT = 0.45, 0.3, 0.7
_OFTEN, _SURE = 3, 0.85
# A longer rendering that stands in the same places may be this much farther in meaning.
_BEHIND = 0.08
# A phrase is part of a longer one when that stands in this share of its places.
_CONTAINED = 0.8
_SHORTEST_COMPOUND = 3
# Beads longer than this on a side are no examples.
_LONGEST_EXAMPLE = 240

Place = tuple[int, int]
"""(number of the pair, number of the bead)."""


@dataclass(slots=True)
class _Found:
    """A phrase: its beads, how often it stands there, and its spellings."""

    beads: dict[Place, Span]
    spellings: Counter[str]

    @property
    def text(self) -> str:
        """The spelling met most often; a capital that may only begin sentences is dropped."""
        often, count = self.spellings.most_common(1)[0]
        small = often[:1].lower() + often[1:]
        return small if 2 * self.spellings[small] >= count else often


def candidates(pairs: Sequence[Pair], *, fewest: int = _FEWEST) -> tuple[Candidate, ...]:
    """Candidates of all ``pairs`` together, the most frequent first.

    All pairs must have the same two languages. ``fewest`` is in how many beads both must stand.
    """
    if not pairs:
        return ()
    sources = _outermost(_everywhere(pairs, _recurring(_gathered(pairs, of_source=True), fewest), of_source=True))
    targets = _everywhere(pairs, _recurring(_gathered(pairs, of_source=False), fewest), of_source=False)
    chosen = _chosen(sources, targets, Meanings(pairs[0].encoder), fewest)
    made = [_candidate(pairs, sources[s], targets[t]) for s, t in chosen]
    fit = [one for one in made if _fits_a_glossary(one.term)]
    return tuple(sorted(fit, key=lambda c: (-c.together, -c.count, c.term.source)))


def _gathered(pairs: Sequence[Pair], *, of_source: bool) -> dict[Key, _Found]:
    found: dict[Key, _Found] = {}
    for number, pair in enumerate(pairs):
        side = pair.source if of_source else pair.target
        told = phrases(side)
        for index, bead in pair.matched():
            for key, span in (p for i in (bead.source if of_source else bead.target) for p in told[i]):
                phrase = found.setdefault(key, _Found({}, Counter()))
                phrase.beads.setdefault((number, index), span)
                phrase.spellings[" ".join(span.of(side.document.text).split())] += 1
    return found


def _recurring(found: Mapping[Key, _Found], fewest: int) -> dict[Key, _Found]:
    return {key: phrase for key, phrase in found.items() if key and len(phrase.beads) >= fewest}


def _everywhere(pairs: Sequence[Pair], found: dict[Key, _Found], *, of_source: bool) -> dict[Key, _Found]:
    """With the beads where a phrase stands though the tagger cut the sentence otherwise, in spaceless languages."""
    for number, pair in enumerate(pairs):
        side = pair.source if of_source else pair.target
        if not written_without_spaces(side.document.language):
            continue
        for index, bead in pair.matched():
            extent = side.extent(bead.source if of_source else bead.target)
            text = extent.of(side.document.text) if extent else ""
            for phrase in found.values():
                at = text.find(phrase.text)
                if at >= 0 and extent and (number, index) not in phrase.beads:
                    phrase.beads[number, index] = Span(extent.start + at, extent.start + at + len(phrase.text))
    return found


def _outermost(found: Mapping[Key, _Found]) -> dict[Key, _Found]:
    """Without phrases that mostly stand inside a longer one."""
    inside: dict[Key, int] = {}
    for key, phrase in found.items():
        for start in range(len(key)):
            for end in range(start + 1, len(key) + 1):
                part = key[start:end]
                if part != key and part in found:
                    inside[part] = max(inside.get(part, 0), len(phrase.beads.keys() & found[part].beads.keys()))
    return {key: p for key, p in found.items() if inside.get(key, 0) < _CONTAINED * len(p.beads)}


def _chosen(
    sources: Mapping[Key, _Found], targets: Mapping[Key, _Found], meanings: Meanings, fewest: int
) -> list[tuple[Key, Key]]:
    """Pairs that are near enough, each phrase once, the surest first."""
    together = list(_together(sources, targets, fewest))
    meanings.prepare(text for s, t, *_ in together for text in (sources[s].text, targets[t].text))
    scored: dict[Key, list[tuple[float, int, Key]]] = {}
    for s, t, count, dice in together:
        cosine = meanings.cosine(sources[s].text, targets[t].text)
        if cosine >= _least(sources[s].text, targets[t].text, count, dice):
            scored.setdefault(s, []).append((dice + cosine, count, t))
    ranked = sorted(
        ((score, s, _widest(t, count, score, found)) for s, found in scored.items() for score, count, t in found),
        reverse=True,
    )
    taken: set[tuple[str, Key]] = set()
    chosen = []
    for _, s, t in ranked:
        if not {("source", s), ("target", t)} & taken:
            taken |= {("source", s), ("target", t)}
            chosen.append((s, t))
    return chosen


def _least(source: str, target: str, count: int, dice: float) -> float:
    """The cosine that a pair must have."""
    compound = len(units(source)) > _SHORTEST_COMPOUND if is_spaceless(source) else " " in source
    if compound and len(units(target)) == 1 and not target.isupper():
        return _NEAR_IF_SHORT
    return _NEAR_IF_SURE if count >= _OFTEN and dice >= _SURE else _NEAR


def _widest(target: Key, count: int, score: float, found: Sequence[tuple[float, int, Key]]) -> Key:
    """The longest rendering that holds ``target``, stands as often in the term's places and is nearly as good."""
    wider = [t for s, n, t in found if n >= count and s >= score - _BEHIND and _holds(t, target)]
    return max([target, *wider], key=len)


def _holds(longer: Key, shorter: Key) -> bool:
    return any(longer[i : i + len(shorter)] == shorter for i in range(len(longer) - len(shorter) + 1))


def _together(
    sources: Mapping[Key, _Found], targets: Mapping[Key, _Found], fewest: int
) -> Iterator[tuple[Key, Key, int, float]]:
    """(source, target, beads that have both, Dice's coefficient) for those that often stand in the same beads."""
    there: dict[Place, list[Key]] = {}
    for key, phrase in targets.items():
        for place in phrase.beads:
            there.setdefault(place, []).append(key)
    for key, phrase in sources.items():
        counted = Counter(other for place in phrase.beads for other in there.get(place, ()))
        for other, count in counted.items():
            dice = 2 * count / (len(phrase.beads) + len(targets[other].beads))
            if count >= fewest and dice >= _DICE:
                yield key, other, count, dice


def _candidate(pairs: Sequence[Pair], source: _Found, target: _Found) -> Candidate:
    common = sorted(source.beads.keys() & target.beads.keys())
    languages = pairs[0].source.document.language, pairs[0].target.document.language
    term = Term(source.text, (target.text,), source_language=languages[0], target_language=languages[1])
    return Candidate(term, len(source.beads), len(common), _example(pairs, common))


def _fits_a_glossary(term: Term) -> bool:
    """Whether a glossary can hold it: | stands between renderings, ! before a forbidden one."""
    wordings = (term.source, *term.renderings)
    return all(any(map(str.isalnum, w)) and "|" not in w and w[0] != "!" for w in wordings)


def _example(pairs: Sequence[Pair], places: Iterable[Place]) -> tuple[str, str]:
    """Both sides of the shortest of these beads, cut where even that is long."""
    texts = []
    for number, index in places:
        pair, bead = pairs[number], pairs[number].beads[index]
        texts.append((pair.source.text(bead.source), pair.target.text(bead.target)))
    source, target = min(texts, key=lambda both: len(both[0]) + len(both[1]))
    return _cut(source), _cut(target)


def _cut(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST_EXAMPLE else flat[:_LONGEST_EXAMPLE].rstrip() + "…"
