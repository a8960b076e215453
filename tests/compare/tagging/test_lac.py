"""LAC over many texts gives what it gives for each alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from samesaid.compare.tagging import lac
from samesaid.compare.tagging.chinese import model
from samesaid.compare.tagging.lac import labelled
from samesaid.model import FloatArray

_TEXTS = [
    "刘海涛上周访问了土耳其。",
    "港务局五月共登记船舶四百一十二艘，比上年同期多九艘。",
    "没有人说得清那座桥为什么关闭了这么久。",
    "渡轮中午开出，晚了一小时。",
    "北京",
    "，",
    "𠮷野家 OK ｖ２",
]


@pytest.fixture(autouse=True)
def _nothing_known() -> None:
    lac._KNOWN.clear()


@pytest.mark.parametrize("texts", [_TEXTS, _TEXTS[::-1], _TEXTS[:1], [t * 3 for t in _TEXTS] + _TEXTS * 20])
def test_many_texts_have_the_labels_of_each_alone(texts: list[str]) -> None:
    assert labelled(model(), texts) == {text: model().run(text) for text in texts}


def test_texts_of_one_length_go_together_and_an_empty_one_has_no_words() -> None:
    texts = [f"第{n}号船{'进' if n % 2 else '出'}港。" for n in range(10, 60)]
    assert labelled(model(), ["", *texts]) == {"": [], **{text: model().run(text) for text in texts}}
    assert labelled(model(), []) == {}


def test_a_text_is_labelled_once(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [f"港口有{n}艘船。" for n in "一二三四五"]
    monkeypatch.setattr(lac, "_MAX_KNOWN", 3)
    lac._KNOWN.clear()
    first = labelled(model(), texts)
    assert list(lac._KNOWN) == texts[2:]
    seen: list[str] = []

    def scored(_: object, wanted: Sequence[str]) -> Iterator[tuple[str, FloatArray]]:
        seen.extend(wanted)
        return iter(())

    monkeypatch.setattr(lac, "_scored", scored)
    assert labelled(model(), texts[2:]) == {text: first[text] for text in texts[2:]}
    assert seen == []
    labelled(model(), texts[:1])
    assert seen == texts[:1]
