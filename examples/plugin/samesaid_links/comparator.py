"""The comparator: addresses of one side that the other side does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from samesaid.compare.checks import check
from samesaid.compare.evidence import Canary, Evidence
from samesaid.compare.pair import Pair, Side
from samesaid.compare.rules import load_rules
from samesaid.model import Check, Document, Rule, Span, message

# Letters of other scripts end an address: Chinese writes no space after it.
_ADDRESS = re.compile(r"\b(?:https?://|www\.)[!-~]+|\b[\w.+-]+@[\w-]+\.[a-z.]{2,}", re.ASCII | re.IGNORECASE)
_RULES = load_rules("samesaid_links")

Addresses = tuple[tuple[tuple[str, Span], ...], ...]
"""The addresses of each sentence, normalised, with their places in the document."""


class LinkComparator:
    """L901: the version lacks an address of the reference. L902: it has one that the reference lacks."""

    name = "links"
    codes: Mapping[str, Rule] = _RULES.codes
    canaries: tuple[Canary, ...] = _RULES.canaries

    def checks(self, pair: Pair) -> Iterator[Check]:
        """Addresses are the same in all languages."""
        yield check(pair, "links", "L901", "L902")

    def compare(self, pair: Pair) -> Iterator[Evidence]:
        """Evidence of every address without a counterpart, bead by bead."""
        for index, bead in pair.matched():
            source, target = _of(pair.source, bead.source), _of(pair.target, bead.target)
            for address, span in source.items():
                if address not in target:
                    text = message("links.missing", address=address)
                    yield Evidence("L901", text, index, source_spans=(span,), strength=0.9)
            for address, span in target.items():
                if address not in source:
                    text = message("links.added", address=address)
                    yield Evidence("L902", text, index, target_spans=(span,), strength=0.9)


def addresses(document: Document) -> Addresses:
    """An annotation: `Side.annotate` computes it once a document, however many comparators ask for it."""
    return tuple(
        tuple(
            (_normal(found.group()), Span(found.start(), found.end()).shift(sentence.span.start))
            for found in _ADDRESS.finditer(sentence.text)
        )
        for sentence in document.sentences
    )


def _of(side: Side, sentences: tuple[int, ...]) -> dict[str, Span]:
    found = side.annotate(addresses)
    return {address: span for index in sentences for address, span in found[index]}


def _normal(address: str) -> str:
    return re.sub(r"^(?:https?://)?(?:www\.)?|[.,;:!?)\]/]+$", "", address.lower())
