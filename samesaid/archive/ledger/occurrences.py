"""The phrases of aligned texts with their places: what a ledger counts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from samesaid.archive.store.schema import Row
from samesaid.model import Span

if TYPE_CHECKING:
    import pyarrow as pa

    from samesaid.compare.pair import Side

# Increased when other phrases are found or a column changes: earlier files are then read again.
VERSION = 1
# The number of a footnote, glued to the end of a phrase.
_FOOTNOTE = re.compile(r"[.,]\d{1,2}$")
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
    from samesaid.compare.terms.matching.phrases import phrase_key, phrases
    from samesaid.documents import from_rows

    if not texts:
        return
    side = Side(from_rows(texts, name="beads", language=language))
    for sentence, found, tagging in zip(
        side.document.sentences, phrases(side), side.annotate(taggings), strict=True
    ):  # fmt: skip
        names = {mention.span for mention in tagging.entities if len(mention.span) >= _SHORTEST_NAME}
        spans = {_trimmed(span, side) for _, span in found} | names
        yield [
            _row(side, span, words, sentence.span.start, span in names)
            for span in sorted(spans)
            if (words := phrase_key(span.of(side.document.text)))
        ]  # fmt: skip


def _trimmed(span: Span, side: Side) -> Span:
    found = _FOOTNOTE.search(span.of(side.document.text))
    return Span(span.start, span.start + found.start()) if found else span


def _row(side: Side, span: Span, words: tuple[str, ...], offset: int, name: bool) -> Row:
    text = " ".join(span.of(side.document.text).split())
    return {
        "phrase": " ".join(words), "text": text, "start": span.start - offset, "stop": span.end - offset, "name": name,
    }  # fmt: skip
