"""Further versions take sides."""

from __future__ import annotations

from dataclasses import replace

import pytest

from samesaid.compare.pair import Side
from samesaid.compare.terms.comparator import TermComparator
from samesaid.compare.terms.voting import vote
from tests.builders import document, pair

REFERENCE = "Customs has run the “Kingfisher” operation in the harbour for two years."
VERSION = "Customs has run the “fishing” operation in the harbour for two years."


@pytest.mark.parametrize(
    ("others", "votes", "told"),
    [
        ((), (0, 0), ""),
        (("For two years there was Kingfisher.",), (1, 0), " Another version agrees with the reference."),
        (("There was a fishing operation.", "Fishing."), (0, 2), " 2 other versions agree with this version."),
        (("Kingfisher, a fishing operation.", "An operation."), (0, 0), ""),
        (("Kingfisher.", "Fishing."), (1, 1), ""),
    ],
)
def test_votes(others: tuple[str, ...], votes: tuple[int, int], told: str) -> None:
    sides = tuple(Side(document(text)) for text in others)
    both = replace(pair(document(REFERENCE), document(VERSION)), other=sides)
    found = vote(both, ["Kingfisher"], ["fishing"])
    assert (found.reference, found.version) == votes
    (evidence,) = TermComparator().compare(both)
    assert evidence.message.endswith(f"the version says “fishing”.{told}")


def test_versions_in_another_language_abstain() -> None:
    both = pair(document(REFERENCE), document(VERSION))
    other = Side(document("Kingfisher", language="de"))
    assert vote(replace(both, other=(other,)), ["Kingfisher"], ["fishing"]).reference == 0
