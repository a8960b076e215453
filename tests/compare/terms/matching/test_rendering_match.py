"""Titles and their acronyms, and short forms that documents introduce."""

from __future__ import annotations

import pytest

from samesaid.compare.terms.matching.normalise import units
from samesaid.compare.terms.matching.rendering_match import acronyms, introduced_forms, spelled_out
from tests.builders import document


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


@pytest.mark.parametrize(
    ("text", "language", "long_form", "short_form"),
    [
        ("The Port Patrol Board (the “Board”) met.", "en", "portpatrolboard", "Board"),
        ("港口巡查局（以下简称港巡局）成立。", "zh", "港口巡查局", "港巡局"),
    ],
)
def test_introduced_forms(text: str, language: str, long_form: str, short_form: str) -> None:
    assert introduced_forms(document(text, language=language))[long_form] == (short_form,)


def test_a_remark_in_brackets_is_no_short_form() -> None:
    assert not introduced_forms(document("The Board (which met for five hours on Monday) agreed."))
