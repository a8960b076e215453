"""Pairs of lines and tables of cases for the tests of names, with an encoder that knows a few meanings."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from samesaid.compare.evidence import Evidence
from samesaid.compare.names.comparator import NameComparator
from samesaid.compare.pair import Pair, pair_of
from samesaid.model import Bead, Document, Sentence, Span
from samesaid.reports.catalogue import catalogue
from tests.paths import CASES

# Texts of a group have one meaning; every other text has its own.
MEANINGS = (
    ("国家林业局", "National Forestry Administration", "National Forestry Bureau", "State Administration of Forestry"),
    ("海港城", "Harbour City"),
)


class FakeEncoder:
    """Vectors of a group are equal, those of any other text depend on its characters."""

    name = "fake"
    digest = "00000000"
    languages = None

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return np.array([self._vector(text) for text in texts], dtype=np.float32).reshape(len(texts), 256)

    def encode_spans(self, text: str, spans: Sequence[Span]) -> NDArray[np.float32]:
        return self.encode([span.of(text) for span in spans])

    def _vector(self, text: str) -> NDArray[np.float32]:
        group = next((number for number, texts in enumerate(MEANINGS) if text in texts), None)
        seed = sum(ord(c) * (i + 1) for i, c in enumerate(text)) + 1000 if group is None else group
        vector = np.random.default_rng(seed).normal(size=256)
        return np.asarray(vector / np.linalg.norm(vector), dtype=np.float32)


def document(language: str, text: str, name: str = "text") -> Document:
    """A document whose lines are its sentences."""
    sentences, start = [], 0
    for index, line in enumerate(text.split("\n")):
        sentences.append(Sentence(line, Span(start, start + len(line)), index, index))
        start += len(line) + 1
    return Document(name, language, text, tuple(sentences))


def lines(source_language: str, target_language: str, source: str, target: str, independent: bool = False) -> Pair:
    """Line ``i`` of one text aligned with line ``i`` of the other."""
    left, right = document(source_language, source, "reference"), document(target_language, target, "version")
    beads = (Bead((i,), (i,), 0.8) for i in range(len(left.sentences)))
    return pair_of(left, right, beads, FakeEncoder(), independent=independent)


def table(name: str, part: str = "case") -> list[dict[str, Any]]:
    """The rows of a table of cases."""
    cases: list[dict[str, Any]] = tomllib.loads((CASES / name).read_text(encoding="utf-8"))[part]
    return cases


def evidence_of(pair: Pair, *codes: str) -> list[Evidence]:
    """The evidence of names, or that of some codes."""
    return [e for e in NameComparator().compare(pair) if not codes or e.code in codes]


def said(evidence: Evidence) -> str:
    """The message in English."""
    return catalogue("en").text(evidence.message)


def read(evidence: Evidence) -> str:
    """The values read, in English."""
    return catalogue("en").text(evidence.reading) if evidence.reading else ""
