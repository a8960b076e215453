"""How a sentence that one side alone has is told to an editor."""

from __future__ import annotations

from collections.abc import Sequence

from samesaid.compare.coverage.formulaic import is_slight
from samesaid.compare.coverage.gaps import Which, side
from samesaid.compare.evidence import Evidence
from samesaid.compare.pair import Pair

_LONGEST = 60


def lone(
    pair: Pair, which: Which, bead: int, sentences: Sequence[int], strength: float, facts: frozenset[str]
) -> Evidence:
    """O501 for sentences of the reference, O502 for sentences of the version, one span each."""
    mine = side(pair, which).sentences(tuple(sentences))
    spans = tuple(s.span for s in mine)
    here = which == "source"
    count = "1 sentence" if len(mine) == 1 else f"{len(mine)} sentences"
    return Evidence(
        "O501" if here else "O502",
        _message(here, [s.text for s in mine]) + (" The sentence beside it may say it." if "weak" in facts else ""),
        bead,
        spans if here else (),
        () if here else spans,
        strength=strength,
        reading=f"{count} {'missing' if here else 'added'}",
        facts=facts,
    )


def _message(here: bool, texts: Sequence[str]) -> str:
    quoted = f"“{short(next((t for t in texts if not is_slight(t)), texts[0]))}”"
    if len(texts) == 1 and here:
        return f"This sentence of the reference is missing from the version: {quoted}."
    if len(texts) == 1:
        return f"The version adds a sentence that the reference does not have: {quoted}."
    if here:
        return f"{len(texts)} sentences of the reference are missing from the version, among them {quoted}."
    return f"The version adds {len(texts)} sentences that the reference does not have, among them {quoted}."


def short(text: str) -> str:
    """The beginning of a text, cut at a word where it is long, without its full stop."""
    text = " ".join(text.split()).rstrip(".。")
    if len(text) <= _LONGEST:
        return text
    cut = text[:_LONGEST]
    return (cut.rsplit(" ", 1)[0] if " " in cut[20:] else cut) + " …"
