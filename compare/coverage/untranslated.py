"""O503: sentences and words of the version that stand in another language than the version's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from samesaid.compare.coverage.copied import is_copied, latin_runs
from samesaid.compare.coverage.scripts import LATIN, runs, same_language, scripts_of, weights
from samesaid.compare.evidence import Evidence
from samesaid.compare.pair import Pair
from samesaid.model import Sentence, Span

# From this share of a sentence in a foreign script on, the sentence as a whole is told.
_WHOLE = 0.5
_SURE = 0.95
_WORDS = 0.85
# One character may be a sign that is spoken of.
_CHARACTER = 0.6
# Where a foreign word is meant: glosses in brackets, quotations, titles of works.
_MEANT = re.compile(
    r"\([^()]*\)|（[^（）]*）|\[[^\[\]]*\]|\"[^\"]*\"|“[^“”]*”|‘[^‘’]*’|「[^「」]*」|『[^『』]*』|《[^《》]*》|«[^«»]*»"
)
_ADDRESS = re.compile(r"\b(?:https?://|www\.)\S+|\S+@\S+\.\S+")


@dataclass(frozen=True, slots=True)
class Foreign:
    """A sentence of the version with the parts of it that are in another language; ``spans`` count in the document."""

    sentence: int
    spans: tuple[Span, ...]
    whole: bool


def foreign(pair: Pair) -> dict[int, Foreign]:
    """The sentences of the version with foreign parts, by their index."""
    beside = _counterparts(pair)
    found: dict[int, Foreign] = {}
    for sentence in pair.target.document.sentences:
        spans, whole = _parts(pair, sentence, beside.get(sentence.index, ""))
        if spans:
            found[sentence.index] = Foreign(sentence.index, spans, whole)
    return found


def untranslated(pair: Pair, found: dict[int, Foreign]) -> Iterator[Evidence]:
    """One piece of evidence a bead in which something was left untranslated."""
    for number, bead in enumerate(pair.beads):
        parts = [found[i] for i in bead.target if i in found]
        if parts:
            yield _evidence(pair, number, bead.source, parts)


def _counterparts(pair: Pair) -> dict[int, str]:
    return {i: pair.source.text(bead.source) for bead in pair.beads for i in bead.target}


def _parts(pair: Pair, sentence: Sentence, reference: str) -> tuple[tuple[Span, ...], bool]:
    """The foreign parts of a sentence of the version, and whether they make the whole of it."""
    text = _ADDRESS.sub(_blank, sentence.text)
    whole = ((sentence.span,), True)
    own = scripts_of(pair.target.document.language)
    carried = weights(text)
    strange = {s: w for s, w in carried.items() if s not in own and s != LATIN}
    if strange and sum(strange.values()) >= _WHOLE * sum(carried.values()):
        return ((), False) if same_language(pair) and text.strip() in reference else whole
    if not same_language(pair) and is_copied(text, reference):
        return whole
    unmeant = _MEANT.sub(_blank, text)
    spans = [s for script in strange for s in runs(unmeant, script)]
    if LATIN not in own and LATIN in scripts_of(pair.source.document.language):
        spans += latin_runs(unmeant, reference)
    if same_language(pair):
        spans = [s for s in spans if s.of(text) not in reference]
    return tuple(s.shift(sentence.span.start) for s in sorted(spans)), False


def _blank(match: re.Match[str]) -> str:
    """As many spaces, so that offsets stay."""
    return " " * len(match.group())


def _evidence(pair: Pair, number: int, source: tuple[int, ...], parts: Sequence[Foreign]) -> Evidence:
    spans = tuple(s for part in parts for s in part.spans)
    whole = any(part.whole for part in parts)
    strength = _SURE if whole else _WORDS if sum(map(len, spans)) > 1 else _CHARACTER
    words = "”, “".join(s.of(pair.target.document.text) for s in spans[:3])
    if whole:
        message = "This sentence of the version was left untranslated."
    else:
        message = f"These words of the version were left untranslated: “{words}”."
    return Evidence(
        "O503",
        message,
        number,
        tuple(s.span for s in pair.source.sentences(source)),
        spans,
        strength=strength,
        reading=f"version in {pair.target.document.language}",
    )
