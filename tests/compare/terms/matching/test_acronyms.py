"""Titles and their acronyms."""

from __future__ import annotations

import pytest

from samesaid.compare.terms.matching.acronyms import acronyms, spelled_out
from samesaid.compare.terms.matching.normalise import units


@pytest.mark.parametrize(
    ("title", "made"),
    [
        ("Harbour Management Authority", {"HMA"}),
        ("Office of Ports and Piers", {"OOPAP", "OPP"}),
        ("fast ferry service", set()),
        ("Harbour Office", set()),
    ],
)
def test_acronyms(title: str, made: set[str]) -> None:
    assert acronyms(title) == made


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Today the Office of Ports and Piers spoke.", "Office of Ports and Piers"),
        ("The Office Ports closed.", None),
        ("Old Paper, Old People, Old Ports and Piers", "Old Ports and Piers"),
        ("office of ports and piers", None),
        ("", None),
    ],
)
def test_spelled_out(text: str, found: str | None) -> None:
    span = spelled_out("OPP", [u.span for u in units(text)], text)
    assert (span.of(text) if span else None) == found
