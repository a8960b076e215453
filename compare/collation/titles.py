"""Titles of people: where a version gives an office in the rank that the reference gives it."""

from __future__ import annotations

from collections.abc import Sequence

from samesaid.compare.collation.texts import Texts
from samesaid.compare.names.checks.office_rank import common_ranks, offices_of, same_office
from samesaid.languages import primary
from samesaid.model import Span


def same_title(texts: Texts, text: int, spans: Sequence[Span]) -> list[Span]:
    """The place in a version of the office that the reference has at one of ``spans``; [] where it has none."""
    if not texts.compared(text):
        return []
    one, other = texts.sides[0], texts.sides[text]
    ranks = common_ranks([primary(side.document.language) for side in (one, other)])
    passages = texts.around(spans)
    wanted = [
        office
        for passage in passages
        for office in offices_of(one, passage.runs[0], ranks)
        if any(office.span.overlaps(span) for span in spans)
    ]
    for office in (office for passage in passages for office in offices_of(other, passage.runs[text], ranks)):
        if any(same_office(w, office) and w.ranks == office.ranks for w in wanted):
            return [office.span]
    return []
