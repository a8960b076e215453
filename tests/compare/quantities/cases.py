"""Tables of cases, documents of a few sentences, and the evidence of two of them."""

from __future__ import annotations

import tomllib
from typing import Any

from samesaid.compare.evidence import Evidence
from samesaid.compare.pair import pair_of
from samesaid.compare.quantities.comparator import QuantityComparator
from samesaid.compare.quantities.reader import grammar
from samesaid.compare.quantities.values.quantity import Quantity
from samesaid.model import Bead, Document, Message, Sentence, Span
from samesaid.reports.catalogue import catalogue
from tests.paths import CASES


def load(name: str) -> dict[str, Any]:
    return tomllib.loads((CASES / name).read_text(encoding="utf-8"))


def english(message: Message | None) -> str:
    return catalogue("en").text(message) if message else ""


def chinese(message: Message | None) -> str:
    return catalogue("zh").text(message) if message else ""


def document(language: str, texts: list[str], name: str = "text") -> Document:
    sentences, position = [], 0
    for index, text in enumerate(texts):
        sentences.append(Sentence(text, Span(position, position + len(text)), index, index))
        position += len(text) + 1
    return Document(name, language, "\n".join(texts), tuple(sentences))


def language_of(text: str) -> str:
    """Chinese if it has Han characters, else English."""
    return "zh" if any("一" <= letter <= "鿿" for letter in text) else "en"


def read(text: str) -> Quantity:
    """The one number of a text."""
    (reading,) = grammar(language_of(text))(text)
    return reading.quantity


def compare(
    source: list[str],
    target: list[str],
    languages: tuple[str, str] = ("zh", "en"),
    *,
    beads: tuple[Bead, ...] | None = None,
    independent: bool = False,
) -> list[Evidence]:
    """Evidence of two texts, line by line unless beads are given."""
    texts = document(languages[0], source), document(languages[1], target)
    if beads is None:
        beads = tuple(Bead((i,), (i,), 0.8) for i in range(len(source)))
    # The comparator never asks for vectors.
    pair = pair_of(*texts, beads, None, independent=independent)  # type: ignore[arg-type]
    return list(QuantityComparator().compare(pair))
