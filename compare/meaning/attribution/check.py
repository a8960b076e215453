"""Q701: who said it, and in which words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from samesaid.compare.evidence import Evidence
from samesaid.compare.meaning.attribution.evidence import by_bead
from samesaid.compare.meaning.attribution.quoted_words import quoted_words
from samesaid.compare.meaning.attribution.reported import reported
from samesaid.compare.meaning.attribution.speakers import speakers
from samesaid.compare.pair import Pair


def attributions(pair: Pair, known: Sequence[Evidence]) -> Iterator[Evidence]:
    """Evidence for statements that one side alone attributes, for other speakers, and for other words in quotations.

    ``known`` is the evidence of turned statements: names that change places and words that are negated, or replaced by
    their opposite, are not reported twice.
    """
    marked = by_bead(known)
    yield from reported(pair)
    yield from speakers(pair, marked)
    yield from quoted_words(pair, marked)
