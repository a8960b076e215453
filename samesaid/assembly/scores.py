"""Scores of a version as a whole: coverage, penalty, and surface similarity of versions in one language."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

from samesaid.languages import is_spaceless, primary
from samesaid.model import Bead, Document, Finding, Score, Severity, Surface, literal, message

# Characters per word where words are not separated: a common rule of thumb for Chinese.
_CHARACTERS_PER_WORD = 1.5


def version_scores(
    reference: Document, version: Document, beads: Sequence[Bead], findings: Iterable[Finding]
) -> tuple[tuple[Score, ...], tuple[Surface | None, ...]]:
    """All scores of a version, and the similarities of its beads."""
    whole = (coverage(reference, beads), penalty(reference, findings), *surface(reference, version, beads))
    return whole, surfaces(reference, version, beads)


def words(document: Document) -> float:
    """The number of words of the sentences; letters and digits ÷ 1.5 in languages written without spaces."""
    if is_spaceless(document.language):
        letters = sum(unicodedata.category(c)[0] in "LN" for s in document.sentences for c in s.text)
        return letters / _CHARACTERS_PER_WORD
    return float(sum(len(s.text.split()) for s in document.sentences))


def coverage(document: Document, beads: Iterable[Bead]) -> Score:
    """The share of the reference's sentences that have a counterpart, 0 to 1."""
    paired = sum(len(b.source) for b in beads if b.target)
    total = len(document.sentences)
    return Score("coverage", paired / total if total else 0.0, message("score.coverage-formula"))


def penalty(reference: Document, findings: Iterable[Finding]) -> Score:
    """MQM penalty of alarms per 1,000 words of the reference (Lommel et al. 2014: minor 1, major 5, critical 25).

    Sentences that are missing one after another are one finding, which alone would cost a long gap no more than a short
    one: each sentence after the first counts like a major error.
    """
    points = sum(f.severity.weight + f.further_missing * Severity.MAJOR.weight for f in findings if f.alarm)
    count = words(reference)
    unit = "characters" if is_spaceless(reference.language) else "words"
    counted = message(f"score.{unit}", count=f"{count:.0f}")
    formula = message("score.penalty-formula", weights=str(points), words=counted)
    value = 1000 * points / count if count else 0.0
    return Score("penalty", value, message("score.penalty-weights", formula=formula))


def surface(reference: Document, version: Document, beads: Sequence[Bead]) -> tuple[Score, ...]:
    """chrF (Popović 2015) and BLEU (Papineni et al. 2002) of the aligned text, 0 to 100, with sacreBLEU's signatures.

    Empty where the languages differ, because surface similarity means nothing there.
    """
    rows = [b for b in beads if b.source and b.target]
    if not rows or not _one_language(reference, version):
        return ()
    hypotheses, references = (
        _wordings(version, [b.target for b in rows]),
        _wordings(reference, [b.source for b in rows]),
    )
    scores = []
    for metric in _metrics(reference, effective_order=False):
        score = metric.corpus_score(hypotheses, [references])
        scores.append(Score(score.name, float(score.score), literal(str(metric.get_signature()))))
    return tuple(scores)


def surfaces(reference: Document, version: Document, beads: Sequence[Bead]) -> tuple[Surface | None, ...]:
    """chrF and BLEU of each bead, None for a bead with an empty side; empty where the languages differ.

    BLEU uses only the orders of n-grams that a sentence is long enough for (sacreBLEU's ``eff:yes``).
    """
    if not _one_language(reference, version):
        return ()
    chrf, bleu = _metrics(reference, effective_order=True)
    hypotheses, references = (
        _wordings(version, [b.target for b in beads]),
        _wordings(reference, [b.source for b in beads]),
    )
    return tuple(
        Surface(*(round(float(m.sentence_score(hypothesis, [one]).score), 2) for m in (chrf, bleu)))
        if hypothesis and one
        else None
        for hypothesis, one in zip(hypotheses, references, strict=True)
    )


def _one_language(reference: Document, version: Document) -> bool:
    return primary(reference.language) == primary(version.language)


def _wordings(document: Document, runs: Iterable[tuple[int, ...]]) -> list[str]:
    return [" ".join(document.sentences[i].text for i in run) for run in runs]


def _metrics(document: Document, *, effective_order: bool) -> tuple[Any, Any]:
    """chrF and BLEU, with the tokenizer of the language."""
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF

    tokenizer = {"zh": "zh", "ja": "char"}.get(primary(document.language), "13a")
    return CHRF(), BLEU(tokenize=tokenizer, effective_order=effective_order)
