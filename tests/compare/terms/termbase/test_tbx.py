"""TBX in its three forms, and TBX that is broken."""

from __future__ import annotations

from pathlib import Path

import pytest

from samesaid.compare.terms.glossary.check import breaches
from samesaid.compare.terms.termbase.load import load_termbase
from samesaid.model import SamesaidError, Term
from samesaid.reports.common.labels import ENGLISH
from tests.builders import document, pair
from tests.compare.terms.helpers import message_of
from tests.paths import CASES

FORMS = ("dca", "dct", "martif")


@pytest.mark.parametrize("form", FORMS)
def test_every_form_gives_the_same_terms(form: str) -> None:
    base = load_termbase(CASES / f"glossary.{form}.tbx")
    launch, boat = (t for t in base.terms if t.source_language == "en")
    assert [t for t in base.terms if t.source_language == "zh"] == [
        Term(
            "快艇",
            ("speedboat", "motor launch"),
            ("fast boat",),
            part_of_speech="noun",
            domain="border control",
            note="One word.",
            source_language="zh",
            target_language="en",
        )
    ]
    assert (launch.source, boat.source) == ("speedboat", "motor launch")
    assert launch.renderings == boat.renderings == ("快艇",)
    assert tuple(map(ENGLISH.text, base.warnings)) == (
        f"glossary.{form}.tbx: 1 of 2 concepts has terms in one language only and is not checked",
    )


@pytest.mark.parametrize("form", FORMS)
def test_both_directions_are_checked(form: str) -> None:
    base = load_termbase(CASES / f"glossary.{form}.tbx")
    chinese, english = document("警方查扣快艇。", language="zh"), document("Police seized fast boats.")
    (found,) = breaches(pair(chinese, english, termbase=base))
    assert (found.code, found.suggestion) == ("T402", "speedboat")
    assert message_of(found).endswith(" Note in the glossary: One word.")
    (found,) = breaches(pair(document("A speedboat sank."), document("一艘船沉没。", language="zh"), termbase=base))
    assert (found.code, found.suggestion) == ("T401", "快艇")


BODY = '<tbx xmlns="urn:iso:std:iso:30042:ed-2"><text><body>{}</body></text></tbx>'
CONCEPT = '<conceptEntry><langSec xml:lang="{}"><termSec><term>{}</term></termSec></langSec></conceptEntry>'


@pytest.mark.parametrize(
    ("text", "error"),
    [
        (BODY.format(""), "no concept in it"),
        (BODY.format(CONCEPT.format("en", "")), "line 1: an empty term"),
        (BODY.format(CONCEPT.format("qq", "boat")), "line 1: unknown language 'qq'"),
        (BODY.format(CONCEPT.format("en", "boat")), "no term in it"),
        ("<tbx><text>", "broken XML"),
        ('<!DOCTYPE a [<!ENTITY b "c">]><tbx><conceptEntry>&b;</conceptEntry></tbx>', "its DTD declares entities"),
    ],
)
def test_broken_files_are_refused_in_one_line(tmp_path: Path, text: str, error: str) -> None:
    path = tmp_path / "terms.tbx"
    path.write_text(text, "utf-8")
    with pytest.raises(SamesaidError) as caught:
        load_termbase(path)
    assert error in str(caught.value)
    assert "\n" not in str(caught.value)
