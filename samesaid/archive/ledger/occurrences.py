"""The phrases of aligned texts with their places: what a ledger counts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from samesaid.archive.ledger.footnotes import Footnotes
from samesaid.archive.store.schema import Row
from samesaid.model import Span

if TYPE_CHECKING:
    import pyarrow as pa

    from samesaid.compare.pair import Side

# Increased when other phrases are found or a column changes: earlier files are then read again.
VERSION = 2
# *Growth of the port* in "growth of the port's trade" is half a phrase: a possessive goes on with what follows.
_OF, _POSSESSIVE = " of ", re.compile(r"['’]s\b")
# Names of one character are too ambiguous.
_SHORTEST_NAME = 2


def schema() -> pa.Schema:
    """The columns of a shard's occurrences; ``start`` and ``stop`` count in the text of the bead's side."""
    import pyarrow as pa

    text, whole = pa.string(), pa.int32()
    return pa.schema(
        [
            ("entry", text), ("version", pa.int16()), ("bead", whole), ("of_source", pa.bool_()), ("phrase", text),
            ("text", text), ("start", whole), ("stop", whole), ("name", pa.bool_()),
        ]
    )  # fmt: skip


def occurrences(beads: Sequence[Row], source_language: str, target_language: str) -> Iterator[Row]:
    """Rows for the phrases and names of beads that have both sides, nested phrases too.

    ``phrase`` is the folded wording, its words joined by spaces: what makes two wordings one.
    """
    both = [bead for bead in beads if bead["source_text"] and bead["target_text"]]
    for of_source, language in ((True, source_language), (False, target_language)):
        texts = [bead["source_text" if of_source else "target_text"] for bead in both]
        for bead, found in zip(both, _phrases_of(texts, language), strict=True):
            head = {"entry": bead["entry"], "version": bead["version"], "bead": bead["bead"], "of_source": of_source}
            for row in found:
                yield head | row


def _phrases_of(texts: Sequence[str], language: str) -> Iterator[list[Row]]:
    """The phrases of each text."""
    from samesaid.compare.pair import Side
    from samesaid.compare.tagging import taggings
    from samesaid.compare.terms.matching.phrases import phrases
    from samesaid.documents import from_rows

    if not texts:
        return
    side = Side(from_rows(texts, name="beads", language=language))
    footnotes = Footnotes(texts)
    for sentence, found, tagging in zip(
        side.document.sentences, phrases(side), side.annotate(taggings), strict=True
    ):  # fmt: skip
        names = {mention.span for mention in tagging.entities if len(mention.span) >= _SHORTEST_NAME}
        spans = {_trimmed(span, side, footnotes) for _, span in found if not _goes_on(span, side)} | names
        yield [
            row
            for span in sorted(spans)
            if (row := _row(side, span, footnotes, sentence.span.start, span in names)) is not None
        ]  # fmt: skip


def _trimmed(span: Span, side: Side, footnotes: Footnotes) -> Span:
    return Span(span.start, span.start + len(footnotes.trimmed(span.of(side.document.text))))


def _goes_on(span: Span, side: Side) -> bool:
    text = side.document.text
    return _OF in span.of(text) and _POSSESSIVE.match(text, span.end) is not None


def _row(side: Side, span: Span, footnotes: Footnotes, offset: int, name: bool) -> Row | None:
    """The row of a phrase, None where nothing is left to be a phrase: a term has a letter."""
    from samesaid.compare.terms.matching.phrases import phrase_key

    text = footnotes.without(" ".join(span.of(side.document.text).split()))
    words = " ".join(phrase_key(text))
    if not words or not any(map(str.isalpha, text)):
        return None
    return {"phrase": words, "text": text, "start": span.start - offset, "stop": span.end - offset, "name": name}
