"""T404 between versions of one language that has no parser: a term in the place of another, all around being the same.

Without heads and parts of speech the only safe ground is what two sentences share word for word. Between two shared
runs a few words of one version stand for a few of the other. Where the same ones do so in several beads, and neither
document knows the other's, that is a term told in two ways; once is another wording.
"""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from samesaid.compare.evidence import Evidence
from samesaid.compare.pair import Pair, Side
from samesaid.compare.tagging import Token, taggings
from samesaid.compare.terms.matching.meanings import Meanings
from samesaid.compare.terms.matching.normalise import fold, loosen
from samesaid.languages import is_spaceless, primary
from samesaid.model import Span

# Longer stretches are clauses. So many shared words must stand beside one.
_LONGEST, _BESIDE = 3, 3
_FEWEST_BEADS = 2
# Wordings nearer than these, in letters (0 to 100) or in meaning, are one.
_ALIKE, _SYNONYM = 75.0, 0.75
_RECURRING, _ONCE = 0.65, 0.4
# Words of fewer letters are mostly small ones, where nothing says what is a noun.
_SHORTEST = 4
# Languages whose nouns show: by the tagger, or by a capital.
_NOUNS_SHOW = frozenset({"zh", "de"})
_NOUNS = frozenset({"NOUN", "PROPN"})


Run = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Replacement:
    """Words of the reference and what the version has in their place."""

    bead: int
    source: str
    target: str
    source_span: Span
    target_span: Span
    key: tuple[Run, Run]


def replacements(pair: Pair) -> Iterator[Evidence]:
    """Evidence of every replacement, the same ones told together; rows that are unrelated tell nothing."""
    language = primary(pair.source.document.language)
    # Where nothing divides a text into words there are none to hold against each other.
    if pair.independent or (is_spaceless(language) and language not in _NOUNS_SHOW):
        return
    found: dict[tuple[Run, Run], list[_Replacement]] = {}
    for one in _all(pair, language):
        found.setdefault(one.key, []).append(one)
    meanings = Meanings(pair.encoder)
    meanings.prepare(w for places in found.values() for w in (places[0].source, places[0].target))
    known = [_words(side) for side in (pair.source, pair.target)]
    for places in found.values():
        first = places[0]
        alike = fuzz.ratio(first.source.casefold(), first.target.casefold()) >= _ALIKE
        if not alike and meanings.cosine(first.source, first.target) < _SYNONYM:
            yield _evidence(places, consistent=_consistent(first, known))


def _evidence(places: Sequence[_Replacement], *, consistent: bool) -> Evidence:
    first, beads = places[0], {p.bead for p in places}
    term = consistent and len(beads) >= _FEWEST_BEADS
    times = f" ({len(places)} places)" if len(places) > 1 else ""
    return Evidence(
        "T404",
        f"The reference says “{first.source}”; the version says “{first.target}”{times}.",
        first.bead,
        tuple(p.source_span for p in places),
        tuple(p.target_span for p in places),
        strength=_RECURRING if term else _ONCE,
        reading=f"{first.source} ≠ {first.target}",
        facts=frozenset({"repeated", "recurring"} if term else {"wording"}),
    )


def _consistent(one: _Replacement, known: Sequence[Counter[Run]]) -> bool:
    """Whether the reference never says the version's wording, nor the version the reference's."""
    return not known[0][one.key[1]] and not known[1][one.key[0]]


def _words(side: Side) -> Counter[Run]:
    """Every run of up to ``_LONGEST`` words of a document, folded."""
    runs: Counter[Run] = Counter()
    for tagging in side.annotate(taggings):
        words = _folded(tagging.tokens)
        for size in range(1, _LONGEST + 1):
            runs.update(words[i : i + size] for i in range(len(words) - size + 1))
    return runs


def _folded(tokens: Sequence[Token]) -> Run:
    return tuple(loosen(fold(t.text)) for t in tokens)


def _all(pair: Pair, language: str) -> Iterator[_Replacement]:
    mine, other = (side.annotate(taggings) for side in (pair.source, pair.target))
    for number, bead in pair.matched():
        here = [t for i in bead.source for t in mine[i].tokens]
        there = [t for i in bead.target for t in other[i].tokens]
        one, two = _folded(here), _folded(there)
        for a, b, c, d in _replaced(one, two):
            if _terms(here[a:b], language) and _terms(there[c:d], language):
                source, target = (Span(t[0].span.start, t[-1].span.end) for t in (here[a:b], there[c:d]))
                texts = source.of(pair.source.document.text), target.of(pair.target.document.text)
                yield _Replacement(number, *texts, source, target, (one[a:b], two[c:d]))


def _replaced(one: Run, two: Run) -> Iterator[tuple[int, int, int, int]]:
    """Places of ``one`` and of ``two`` that differ between shared words on both sides, or at the end of the text."""
    steps = difflib.SequenceMatcher(None, one, two, autojunk=False).get_opcodes()
    for n, (kind, a, b, c, d) in enumerate(steps):
        beside = [steps[k][2] - steps[k][1] for k in (n - 1, n + 1) if 0 <= k < len(steps) and steps[k][0] == "equal"]
        if kind == "replace" and beside and sum(beside) >= _BESIDE and max(b - a, d - c) <= _LONGEST:
            yield a, b, c, d


def _terms(tokens: Sequence[Token], language: str) -> bool:
    """Whether words may be a term: nouns where the language shows them, else longer words."""
    if language in _NOUNS_SHOW:
        return all(t.pos in _NOUNS for t in tokens)
    return all(t.pos not in ("NUM", "PUNCT") and len(t.text) >= _SHORTEST for t in tokens)
