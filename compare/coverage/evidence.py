"""Evidence for sentences that only one side has: O501 for the reference's, O502 for the version's."""

from __future__ import annotations

from collections.abc import Sequence

from samesaid.compare.coverage.formulaic import is_formulaic
from samesaid.compare.evidence import Evidence, Fact
from samesaid.compare.frame.kinds import frame_kind
from samesaid.compare.pair import Pair
from samesaid.languages import is_spaceless
from samesaid.model import Message, SideName, Span, message, sentences

_MAX_QUOTE_CHARACTERS = 60


def unmatched(
    pair: Pair,
    side: SideName,
    bead: int,
    indices: Sequence[int],
    strength: float,
    facts: frozenset[Fact],
    *,
    framed: bool = False,
) -> Evidence:
    """Evidence that the sentences with these indices on ``side`` have no counterpart; one span a sentence.

    ``bead`` is the index of the bead that the first of them is in. With ``Fact.WEAK`` the message adds that a
    neighbouring sentence of the other side may cover them. ``framed`` says that all of them are parts of the text's
    frame, such as a headline, which the message then names.
    """
    own = pair.side(side).sentences(tuple(indices))
    spans = tuple(s.span for s in own)
    in_reference = side == "source"
    code, what = ("O501", "missing") if in_reference else ("O502", "added")
    quote = quoted(next((s.text for s in own if not is_formulaic(s.text)), own[0].text))
    if framed:
        kinds = dict.fromkeys(frame_kind(pair.side(side).document, i) or "headline" for i in indices)
        content = message(f"code.{code}.frame", kinds=tuple(message(f"frame.{kind}") for kind in kinds), quote=quote)
    elif len(own) == 1:
        content = message(f"code.{code}.sentence", quote=quote)
    else:
        amount = _amount(pair.side(side).document.language, [s.text for s in own])
        content = message(f"code.{code}.sentences", n=len(own), amount=amount, quote=quote)
    if Fact.WEAK in facts:
        content = sentences(content, message(f"code.{code}.neighbour"))
    return Evidence(
        code,
        content,
        bead,
        spans if in_reference else (),
        () if in_reference else spans,
        strength=strength,
        reading=message(f"coverage.count.{what}", n=len(own)),
        facts=facts,
    )


def inside_sentence(
    pair: Pair,
    side: SideName,
    bead: int,
    kind: str,
    span: Span,
    caret: Span,
    strength: float,
    facts: frozenset[Fact] = frozenset(),
) -> Evidence:
    """Evidence that words of a sentence, at ``span`` of ``side``, have no counterpart; ``caret`` is where they would be
    on the other side. The message is ``code.CODE.KIND``.
    """
    quote = quoted(span.of(pair.side(side).document.text))
    code, what = ("O501", "missing") if side == "source" else ("O502", "added")
    spans = (span,), (caret,)
    in_reference, in_version = spans if side == "source" else spans[::-1]
    return Evidence(
        code,
        message(f"code.{code}.{kind}", quote=quote),
        bead,
        in_reference,
        in_version,
        strength=strength,
        reading=message(f"coverage.words.{what}", quote=quote),
        facts=facts,
    )


def _amount(language: str, texts: Sequence[str]) -> Message:
    """How long texts are: in words, or in characters where words are not separated."""
    if is_spaceless(language):
        return message("coverage.amount.characters", n=sum(c.isalnum() for text in texts for c in text))
    return message("coverage.amount.words", n=sum(len(text.split()) for text in texts))


def quoted(text: str) -> str:
    """A text as messages quote it: the beginning of a long one, cut between words, without its full stop."""
    text = " ".join(text.split()).rstrip(".。")
    if len(text) <= _MAX_QUOTE_CHARACTERS:
        return text
    cut = text[:_MAX_QUOTE_CHARACTERS]
    return (cut.rsplit(" ", 1)[0] if " " in cut[20:] else cut) + " …"
