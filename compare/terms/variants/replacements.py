"""T404 between versions of one language without a parser: a term replaced by another in the same surroundings.

Without heads and parts of speech the safest ground is what two sentences share word for word. A few words of one
version between two shared runs replace a few of the other. If the same ones do so in several beads, and neither
document has the words of the other elsewhere, that is one term in two renderings; once, it is another choice of words.
"""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from samesaid.compare.evidence import Evidence, Fact
from samesaid.compare.pair import Pair, Side
from samesaid.compare.tagging import Token, taggings
from samesaid.compare.terms import tuning
from samesaid.compare.terms.matching.normalise import fold, light_stem
from samesaid.compare.terms.matching.phrase_vectors import PhraseVectors
from samesaid.compare.terms.variants.grouping import different
from samesaid.languages import is_spaceless, primary
from samesaid.model import Span

# Languages whose nouns are recognised, by the tagger or by a capital.
_NOUNS_KNOWN = frozenset({"zh", "de"})
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
    """Evidence of every replacement, equal ones together; none of independent rows."""
    language = primary(pair.source.document.language)
    # A text that nothing divides into words has none to compare.
    if pair.independent or (is_spaceless(language) and language not in _NOUNS_KNOWN):
        return
    found: dict[tuple[Run, Run], list[_Replacement]] = {}
    for one in _replacements(pair, language):
        found.setdefault(one.key, []).append(one)
    vectors = PhraseVectors(pair.encoder)
    vectors.prepare(w for same in found.values() for w in (same[0].source, same[0].target))
    known = [_runs(side) for side in (pair.source, pair.target)]
    for same in found.values():
        first = same[0]
        alike = fuzz.ratio(first.source.casefold(), first.target.casefold()) >= tuning.MIN_SPELT_ALIKE
        if not alike and vectors.cosine(first.source, first.target) < tuning.MIN_REPLACEMENT_SYNONYM_COSINE:
            yield _evidence(same, is_term=_is_term(same, known))


def _evidence(same: Sequence[_Replacement], *, is_term: bool) -> Evidence:
    first = same[0]
    text, reading = different([first.source], [first.target], len(same))
    return Evidence(
        "T404",
        text,
        first.bead,
        tuple(r.source_span for r in same),
        tuple(r.target_span for r in same),
        strength=tuning.REPEATED_REPLACEMENT if is_term else tuning.SINGLE_REPLACEMENT,
        reading=reading,
        facts=frozenset({Fact.REPEATED, Fact.RECURRING} if is_term else {Fact.WORDING}),
    )


def _is_term(same: Sequence[_Replacement], known: Sequence[Counter[Run]]) -> bool:
    """True for several beads, if the reference has the version's words nowhere and the version the reference's."""
    source, target = same[0].key
    return len({r.bead for r in same}) >= tuning.MIN_REPEATED_BEADS and not known[0][target] and not known[1][source]


def _runs(side: Side) -> Counter[Run]:
    """Every run of up to ``MAX_REPLACED_WORDS`` words of a document, folded."""
    runs: Counter[Run] = Counter()
    for tagging in side.annotate(taggings):
        words = _folded(tagging.tokens)
        for size in range(1, tuning.MAX_REPLACED_WORDS + 1):
            runs.update(words[i : i + size] for i in range(len(words) - size + 1))
    return runs


def _folded(tokens: Sequence[Token]) -> Run:
    return tuple(light_stem(fold(t.text)) for t in tokens)


def _replacements(pair: Pair, language: str) -> Iterator[_Replacement]:
    mine, theirs = (side.annotate(taggings) for side in (pair.source, pair.target))
    for number, bead in pair.matched():
        here = [t for i in bead.source for t in mine[i].tokens]
        there = [t for i in bead.target for t in theirs[i].tokens]
        one, two = _folded(here), _folded(there)
        for a, b, c, d in _differences(one, two):
            if _may_be_term(here[a:b], language) and _may_be_term(there[c:d], language):
                source, target = (Span(t[0].span.start, t[-1].span.end) for t in (here[a:b], there[c:d]))
                texts = source.of(pair.source.document.text), target.of(pair.target.document.text)
                yield _Replacement(number, *texts, source, target, (one[a:b], two[c:d]))


def _differences(one: Run, two: Run) -> Iterator[tuple[int, int, int, int]]:
    """Short parts of ``one`` and ``two`` that differ beside shared words; none of absurdly long ones."""
    if len(one) * len(two) > tuning.MAX_COMPARED_CELLS:
        return
    steps = difflib.SequenceMatcher(None, one, two, autojunk=False).get_opcodes()
    for n, (kind, a, b, c, d) in enumerate(steps):
        beside = [steps[k][2] - steps[k][1] for k in (n - 1, n + 1) if 0 <= k < len(steps) and steps[k][0] == "equal"]
        short = max(b - a, d - c) <= tuning.MAX_REPLACED_WORDS
        if kind == "replace" and beside and sum(beside) >= tuning.MIN_SHARED_WORDS and short:
            yield a, b, c, d


def _may_be_term(tokens: Sequence[Token], language: str) -> bool:
    """True for nouns where they are recognised, elsewhere for longer words."""
    if language in _NOUNS_KNOWN:
        return all(t.pos in _NOUNS for t in tokens)
    return all(t.pos not in ("NUM", "PUNCT") and len(t.text) >= tuning.MIN_REPLACED_LETTERS for t in tokens)
