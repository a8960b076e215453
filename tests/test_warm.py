"""One checker for many texts: the reports of single checks, and nothing loaded twice."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from unittest.mock import Mock

import pytest

from samesaid import check_tools, pipeline, warm
from samesaid.model import Document, SamesaidError
from samesaid.settings import Settings
from samesaid.warm import Checker

PAIRS = [
    (
        "全市今年新种树木3.2万棵。市长林若溪说，明年还会种更多。",
        "The city planted 3,200 trees this year. Mayor Lin said more will follow.",
    ),
    ("渡轮周一停航。", "The ferry did not sail on Tuesday."),
    ("渡轮周一停航。", "The ferry did not sail on Monday."),
]


def texts(pair: tuple[str, str]) -> tuple[Document, Document]:
    return pipeline.text(pair[0], language="zh", name="zh"), pipeline.text(pair[1], language="en", name="en")


def test_reports_are_those_of_single_checks_in_any_order() -> None:
    checker = Checker(Settings(level="all"))
    alone = [pipeline.check(*texts(pair), settings=Settings(level="all")) for pair in PAIRS]
    for order in ((0, 1, 2), (2, 0, 1)):
        assert [checker.check(*texts(PAIRS[i])) for i in order] == [alone[i] for i in order]


def test_the_glossary_is_read_once_and_anew_after_a_change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    glossary = tmp_path / "terms.csv"
    glossary.write_text("source,target\n渡轮,ferry\n", encoding="utf-8")
    read = Mock(side_effect=check_tools.load_termbase)
    monkeypatch.setattr(check_tools, "load_termbase", read)
    settings = Settings(glossary=str(glossary), only=("terms",))
    checker = Checker(settings)
    for _ in range(2):
        assert checker.check(*texts(PAIRS[2])).findings == ()
    assert read.call_count == 1
    glossary.write_text("source,target\n渡轮,ferryboat\n", encoding="utf-8")
    assert [f.code for f in checker.changed(settings).check(*texts(PAIRS[2])).findings] == ["T401"]


def test_other_settings_share_an_encoder_that_they_name_too() -> None:
    checker = Checker(Settings(only=("numbers",)))
    other = checker.changed(Settings(only=("names",)))
    assert other.encoder is checker.encoder
    assert other.settings.only == ("names",)
    assert checker.changed(replace(checker.settings, cache=False)).encoder is not checker.encoder


def test_what_is_loaded_before_is_not_loaded_by_a_check(monkeypatch: pytest.MonkeyPatch) -> None:
    checker = Checker(Settings(only=("numbers",)))
    checker.load(("zh", "en", "de"))
    monkeypatch.setattr(warm, "tools_of", Mock(side_effect=AssertionError))
    assert [f.code for f in checker.check(*texts(PAIRS[0])).findings] == ["N104"]


def test_a_glossary_that_is_missing_is_told_when_tools_are_loaded() -> None:
    with pytest.raises(SamesaidError, match=r"terms\.csv"):
        Checker(Settings(glossary="terms.csv")).load(())
    Checker(Settings(only=("numbers",))).load(())
