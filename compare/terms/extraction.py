"""Bilingual term candidates: recurring phrases of one language and their renderings in the other.

A phrase and its rendering occur in the same beads (Dice's coefficient, after Smadja, McKeown and Hatzivassiloglou 1996,
"Translating Collocations for Bilingual Lexicons") and are close in meaning; each is the best match of the other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from samesaid.compare.pair import Pair
from samesaid.compare.terms import tuning
from samesaid.compare.terms.matching.normalise import has_spaceless_script, units
from samesaid.compare.terms.matching.phrase_vectors import PhraseVectors
from samesaid.compare.terms.matching.phrases import PhraseKey, phrases
from samesaid.languages import is_spaceless
from samesaid.model import Candidate, Span, Term

# An example is cut after so many characters a side.
_MAX_EXAMPLE_CHARACTERS = 240

Place = tuple[int, int]
"""(number of the pair, number of the bead)."""


@dataclass(slots=True)
class _Phrase:
    """A phrase: where each of its beads has it first, and how often it has each spelling."""

    beads: dict[Place, Span]
    spellings: Counter[str]

    @property
    def text(self) -> str:
        """The most frequent spelling; in lower case if that is half as frequent, for a capital may begin sentences."""
        text, count = self.spellings.most_common(1)[0]
        small = text[:1].lower() + text[1:]
        return small if 2 * self.spellings[small] >= count else text


def candidates(pairs: Sequence[Pair], *, fewest: int = tuning.MIN_CANDIDATE_BEADS) -> tuple[Candidate, ...]:
    """Candidates of all ``pairs`` together, the most frequent first.

    All pairs must have the same two languages. A phrase and its rendering must have ``fewest`` beads in common.
    """
    if not pairs:
        return ()
    sources = _outermost(_with_all_beads(pairs, _frequent(_collect(pairs, of_source=True), fewest), of_source=True))
    targets = _with_all_beads(pairs, _frequent(_collect(pairs, of_source=False), fewest), of_source=False)
    matches = _best_matches(sources, targets, PhraseVectors(pairs[0].encoder), fewest)
    made = [_candidate(pairs, sources[s], targets[t]) for s, t in matches]
    fit = [one for one in made if _fits_a_glossary(one.term)]
    return tuple(sorted(fit, key=lambda c: (-c.together, -c.count, c.term.source)))


def _collect(pairs: Sequence[Pair], *, of_source: bool) -> dict[PhraseKey, _Phrase]:
    found: dict[PhraseKey, _Phrase] = {}
    for number, pair in enumerate(pairs):
        side = pair.source if of_source else pair.target
        by_sentence = phrases(side)
        for index, bead in pair.matched():
            for key, span in (p for i in (bead.source if of_source else bead.target) for p in by_sentence[i]):
                phrase = found.setdefault(key, _Phrase({}, Counter()))
                phrase.beads.setdefault((number, index), span)
                phrase.spellings[" ".join(span.of(side.document.text).split())] += 1
    return found


def _frequent(found: Mapping[PhraseKey, _Phrase], fewest: int) -> dict[PhraseKey, _Phrase]:
    return {key: phrase for key, phrase in found.items() if key and len(phrase.beads) >= fewest}


def _with_all_beads(
    pairs: Sequence[Pair], found: dict[PhraseKey, _Phrase], *, of_source: bool
) -> dict[PhraseKey, _Phrase]:
    """In spaceless languages, with the beads where the tagger divided the text of a phrase differently."""
    for number, pair in enumerate(pairs):
        side = pair.source if of_source else pair.target
        if not is_spaceless(side.document.language):
            continue
        for index, bead in pair.matched():
            extent = side.extent(bead.source if of_source else bead.target)
            text = extent.of(side.document.text) if extent else ""
            for phrase in found.values():
                at = text.find(phrase.text)
                if at >= 0 and extent and (number, index) not in phrase.beads:
                    phrase.beads[number, index] = Span(extent.start + at, extent.start + at + len(phrase.text))
    return found


def _outermost(found: Mapping[PhraseKey, _Phrase]) -> dict[PhraseKey, _Phrase]:
    """Without phrases that mostly occur inside a longer one."""
    inside: dict[PhraseKey, int] = {}
    for key, phrase in found.items():
        for start in range(len(key)):
            for end in range(start + 1, len(key) + 1):
                part = key[start:end]
                if part != key and part in found:
                    inside[part] = max(inside.get(part, 0), len(phrase.beads.keys() & found[part].beads.keys()))
    return {key: p for key, p in found.items() if inside.get(key, 0) < tuning.MIN_SHARE_INSIDE_LONGER * len(p.beads)}


def _best_matches(
    sources: Mapping[PhraseKey, _Phrase], targets: Mapping[PhraseKey, _Phrase], vectors: PhraseVectors, fewest: int
) -> list[tuple[PhraseKey, PhraseKey]]:
    """Pairs of phrases that are similar enough, each phrase once, the best first."""
    together = list(_in_same_beads(sources, targets, fewest))
    vectors.prepare(text for s, t, *_ in together for text in (sources[s].text, targets[t].text))
    scored: dict[PhraseKey, list[tuple[float, int, PhraseKey]]] = {}
    for s, t, count, dice in together:
        cosine = vectors.cosine(sources[s].text, targets[t].text)
        if cosine >= _least_cosine(sources[s].text, targets[t].text, count, dice):
            scored.setdefault(s, []).append((dice + cosine, count, t))
    ranked = sorted(
        ((score, s, _longest(t, count, score, found)) for s, found in scored.items() for score, count, t in found),
        reverse=True,
    )
    taken: set[tuple[str, PhraseKey]] = set()
    chosen = []
    for _, s, t in ranked:
        if not {("source", s), ("target", t)} & taken:
            taken |= {("source", s), ("target", t)}
            chosen.append((s, t))
    return chosen


def _least_cosine(source: str, target: str, count: int, dice: float) -> float:
    """The cosine that a pair of phrases must have.

    One word for a compound is mostly half of its rendering, so that it must be closer in meaning than others.
    """
    short = tuning.MAX_SHORT_TERM_CHARACTERS
    compound = len(units(source)) > short if has_spaceless_script(source) else " " in source
    if compound and len(units(target)) == 1 and not target.isupper():
        return tuning.MIN_CANDIDATE_COSINE_OF_ONE_WORD
    inseparable = count >= tuning.MIN_INSEPARABLE_BEADS and dice >= tuning.MIN_INSEPARABLE_DICE
    return tuning.MIN_CANDIDATE_COSINE_IF_INSEPARABLE if inseparable else tuning.MIN_CANDIDATE_COSINE


def _longest(target: PhraseKey, count: int, score: float, found: Sequence[tuple[float, int, PhraseKey]]) -> PhraseKey:
    """The longest rendering that contains ``target``, occurs in as many of the beads and scores nearly as well."""
    least = score - tuning.MAX_SCORE_LAG_OF_LONGER
    longer = [t for s, n, t in found if n >= count and s >= least and _contains(t, target)]
    return max([target, *longer], key=len)


def _contains(longer: PhraseKey, shorter: PhraseKey) -> bool:
    return any(longer[i : i + len(shorter)] == shorter for i in range(len(longer) - len(shorter) + 1))


def _in_same_beads(
    sources: Mapping[PhraseKey, _Phrase], targets: Mapping[PhraseKey, _Phrase], fewest: int
) -> Iterator[tuple[PhraseKey, PhraseKey, int, float]]:
    """(source, target, common beads, Dice's coefficient) of phrases that often occur in the same beads."""
    there: dict[Place, list[PhraseKey]] = {}
    for key, phrase in targets.items():
        for place in phrase.beads:
            there.setdefault(place, []).append(key)
    for key, phrase in sources.items():
        counted = Counter(other for place in phrase.beads for other in there.get(place, ()))
        for other, count in counted.items():
            dice = 2 * count / (len(phrase.beads) + len(targets[other].beads))
            if count >= fewest and dice >= tuning.MIN_CANDIDATE_DICE:
                yield key, other, count, dice


def _candidate(pairs: Sequence[Pair], source: _Phrase, target: _Phrase) -> Candidate:
    common = sorted(source.beads.keys() & target.beads.keys())
    languages = pairs[0].source.document.language, pairs[0].target.document.language
    term = Term(source.text, (target.text,), source_language=languages[0], target_language=languages[1])
    return Candidate(term, len(source.beads), len(common), _example(pairs, common))


def _fits_a_glossary(term: Term) -> bool:
    """True if a glossary can hold it: | separates renderings there, and ! begins a forbidden one."""
    wordings = (term.source, *term.renderings)
    return all(any(map(str.isalnum, w)) and "|" not in w and w[0] != "!" for w in wordings)


def _example(pairs: Sequence[Pair], places: Iterable[Place]) -> tuple[str, str]:
    """Both sides of the shortest of these beads, cut if even that is long."""
    texts = []
    for number, index in places:
        pair, bead = pairs[number], pairs[number].beads[index]
        texts.append((pair.source.text(bead.source), pair.target.text(bead.target)))
    source, target = min(texts, key=lambda both: len(both[0]) + len(both[1]))
    return _cut(source), _cut(target)


def _cut(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _MAX_EXAMPLE_CHARACTERS else flat[:_MAX_EXAMPLE_CHARACTERS].rstrip() + "…"
