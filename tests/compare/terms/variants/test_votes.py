"""Votes of further versions."""

from __future__ import annotations

from dataclasses import replace

import pytest

from samesaid.compare.pair import Side
from samesaid.compare.terms.comparator import TermComparator
from samesaid.compare.terms.variants.check import count_votes
from tests.builders import document, pair

REFERENCE = "Customs has run the “Kingfisher” operation in the harbour for two years."
VERSION = "Customs has run the “fishing” operation in the harbour for two years."


@pytest.mark.parametrize(
    ("others", "votes"),
    [
        ((), (0, 0)),
        (("For two years there was Kingfisher.",), (1, 0)),
        (("There was a fishing operation.", "Fishing."), (0, 2)),
        (("Kingfisher, a fishing operation.", "An operation."), (0, 0)),
        (("Kingfisher.", "Fishing."), (1, 1)),
    ],
)
def test_votes(others: tuple[str, ...], votes: tuple[int, int]) -> None:
    sides = tuple(Side(document(text)) for text in others)
    both = replace(pair(document(REFERENCE), document(VERSION)), other=sides)
    found = count_votes(both, ["Kingfisher"], ["fishing"])
    assert (found.reference, found.version) == votes
    (evidence,) = TermComparator().compare(both)
    outvoted = votes[0] > votes[1]
    alone = next(iter(TermComparator().compare(replace(both, other=()))))
    assert evidence.strength == pytest.approx(alone.strength + 0.1 * outvoted)


def test_versions_in_another_language_abstain() -> None:
    both = pair(document(REFERENCE), document(VERSION))
    other = Side(document("Kingfisher", language="de"))
    assert count_votes(replace(both, other=(other,)), ["Kingfisher"], ["fishing"]).reference == 0
