"""What further versions of the same language say: do they keep to the reference's term or to the version's?

A version that the others vote against is surer to be wrong; what they say is told by ``compare/collation``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from samesaid.compare.pair import Pair, Side
from samesaid.compare.terms.matching.normalise import units
from samesaid.compare.terms.matching.rendering_match import Counterpart
from samesaid.languages import primary
from samesaid.model import Document


@dataclass(frozen=True, slots=True)
class Vote:
    """How many of the further versions use the reference's wording, and how many the version's."""

    reference: int
    version: int


def vote(pair: Pair, reference: Sequence[str], version: Sequence[str]) -> Vote:
    """The votes of ``pair.other``; one that has neither wording, or both, abstains."""
    language = primary(pair.target.document.language)
    ballots = [_ballot(s, reference, version) for s in pair.other if primary(s.document.language) == language]
    return Vote(ballots.count("reference"), ballots.count("version"))


def _ballot(side: Side, reference: Sequence[str], version: Sequence[str]) -> str:
    text = side.annotate(_text)
    mine, theirs = (any(text.find(wording) for wording in wordings) for wordings in (reference, version))
    return "" if mine == theirs else "reference" if mine else "version"


def _text(document: Document) -> Counterpart:
    return Counterpart(units(document.text), document.text)
