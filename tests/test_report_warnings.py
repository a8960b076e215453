from __future__ import annotations

from samesaid.report_warnings import of_confidence
from samesaid.reports.catalogue import catalogue
from tests.builders import document


def test_languages_whose_alarms_nobody_judged_are_named_once() -> None:
    german, french, italian = (document("Ja.", language=tag) for tag in ("de", "fr", "it"))
    said = [catalogue("en").text(warning) for warning in of_confidence(german, [french, french, italian])]
    assert said == [
        "no alarm between German and French was ever judged, so the confidence of findings is that of other languages",
        "no alarm between German and Italian was ever judged, so the confidence of findings is that of other languages",
    ]


def test_languages_whose_alarms_were_judged_need_no_warning() -> None:
    english, chinese = document("Yes.", language="en"), document("是。", language="zh-Hant")
    assert list(of_confidence(chinese, [english])) == []
