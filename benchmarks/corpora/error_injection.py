"""Two versions of documents of the gold data, and the same documents with some words replaced."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.data import GOLD
from samesaid import documents
from samesaid.align.aligner import align
from samesaid.align.encoders.use import UseEncoder, bundled
from samesaid.compare.evidence import Evidence
from samesaid.compare.pair import Pair, pair_of
from samesaid.compare.ranking import rank
from samesaid.compare.terms.comparator import TermComparator
from samesaid.model import Bead, Document, Encoder, Finding, FloatArray, Sentence, Span

DOCS = GOLD / "docs"


class Remembering:
    """An encoder that keeps every vector: documents that differ in a word have nearly all of them in common."""

    def __init__(self, encoder: UseEncoder) -> None:
        self._encoder = encoder
        self._vectors: dict[str, FloatArray] = {}
        self._parts: dict[tuple[str, Span], FloatArray] = {}
        self.name, self.digest, self.languages = encoder.name, encoder.digest, encoder.languages

    def encode(self, texts: Sequence[str]) -> FloatArray:
        new = [t for t in dict.fromkeys(texts) if t not in self._vectors]
        if new:
            self._vectors.update(zip(new, self._encoder.encode(new), strict=True))
        return np.stack([self._vectors[t] for t in texts])

    def encode_spans(self, text: str, spans: Sequence[Span]) -> FloatArray:
        return self._encoder.encode_spans(text, spans)

    def encode_many_spans(self, texts: Sequence[str], spans: Sequence[Sequence[Span]]) -> list[FloatArray]:
        new = [
            n
            for n, (t, parts) in enumerate(zip(texts, spans, strict=True))
            if {(t, s) for s in parts} - self._parts.keys()
        ]
        found = self._encoder.encode_many_spans([texts[n] for n in new], [spans[n] for n in new])
        for n, vectors in zip(new, found, strict=True):
            self._parts.update(((texts[n], s), v) for s, v in zip(spans[n], vectors, strict=True))
        return [np.stack([self._parts[t, s] for s in parts]) for t, parts in zip(texts, spans, strict=True)]


@dataclass(frozen=True, slots=True)
class Twins:
    """Two versions of one document and their beads."""

    name: str
    source: Document
    target: Document
    beads: tuple[Bead, ...]
    encoder: Encoder

    def pair(self, target: Document | None = None) -> Pair:
        """A fresh pair; ``target``, which must have the same sentences, takes the place of the version if given."""
        return pair_of(self.source, target or self.target, self.beads, self.encoder)


def twins(pattern: str, source: str, target: str, *, limit: int = 1000) -> Iterator[Twins]:
    """Documents of the gold data by the beginning of their names and the endings of two versions, if they are there."""
    encoder = Remembering(bundled())
    for first in sorted(DOCS.glob(f"{pattern}*.{source}.txt"))[:limit]:
        second = Path(str(first).replace(f".{source}.txt", f".{target}.txt"))
        if second.exists():
            one, two = documents.load(first), documents.load(second)
            yield Twins(first.name.removesuffix(f".{source}.txt"), one, two, align(one, two, encoder), encoder)


def versions(folder: Path, one: str, two: str) -> Twins | None:
    """The two texts of a folder whose names begin like this, None if they are not there."""
    found = [next(iter(sorted(folder.glob(f"{start}*.txt"))), None) for start in (one, two)]
    if found[0] is None or found[1] is None:
        return None
    texts = documents.load(found[0]), documents.load(found[1])
    return Twins(f"{one}-{two}", *texts, align(*texts, bundled()), bundled())


def files(pattern: str, *endings: str) -> list[Path]:
    """The files of those documents."""
    return [p for e in endings for p in sorted(DOCS.glob(f"{pattern}*.{e}.txt"))]


def replaced(document: Document, changes: Iterable[tuple[Span, str]]) -> tuple[Document, list[Span]]:
    """``document`` with other words at some spans inside its sentences, and the spans of these words."""
    text, places, sentences, moved = document.text, [], list(document.sentences), 0
    for span, words in sorted(changes):
        here = span.shift(moved)
        text = text[: here.start] + words + text[here.end :]
        places.append(Span(here.start, here.start + len(words)))
        grown = len(words) - len(span)
        moved += grown
        for n, sentence in enumerate(sentences):
            start, end = sentence.span.start, sentence.span.end
            if start > here.start:
                start, end = start + grown, end + grown
            elif end >= here.end:
                end += grown
            sentences[n] = Sentence(text[start:end], Span(start, end), sentence.index, sentence.paragraph)
    made = Document(document.name, document.language, text, tuple(sentences), document.source)
    return made, places


def term_findings(pair: Pair) -> tuple[Finding, ...]:
    """All findings about terms, information included, in the order of a report."""
    terms = TermComparator()
    evidence: list[Evidence] = list(terms.compare(pair))
    return rank(pair, evidence, terms.codes, level="all")


def hits(finding: Finding, source: Sequence[Span], target: Sequence[Span]) -> bool:
    """True if a finding marks one of these spans on each side, or on the version's if it marks no other."""
    mine = not finding.source_spans or any(a.overlaps(b) for a in finding.source_spans for b in source)
    return mine and any(a.overlaps(b) for a in finding.target_spans for b in target)
