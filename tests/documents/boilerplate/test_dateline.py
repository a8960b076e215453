"""The day of publication: only from a date line or dateline with a year."""

from __future__ import annotations

from datetime import date

import pytest

from samesaid import documents

BODY = "A ship came in today. It is as long as the quay."
HAN = "今天有一艘船进港。它和码头一样长。"


@pytest.mark.parametrize(
    "text",
    [
        f"New ship\nBEIJING, Nov. 9, 2026 (Xinhua) -- {BODY}",
        f"New ship\nHONG KONG, 9 November 2026 — {BODY}",
        f"新船\n新华社北京2026年11月9日电 {HAN}",
        f"新船\n中新网上海2026年11月9日讯 {HAN}",
        f"新船\n2026年11月9日 星期一 10:20\n{HAN}",
        f"新船\n2026-11-09 10:20\n{HAN}",
        f"新船\n{HAN}\n（2026年11月9日）",
        f"New ship\nMonday, 9 November 2026\n{BODY}",
        f"New ship\nDate: November 9, 2026\n{BODY}",
    ],
)
def test_day_of_publication(text: str) -> None:
    document = documents.from_text(text)
    assert document.published == date(2026, 11, 9)
    (note,) = (n for n in document.notes if n.kind == "published")
    assert dict(note.message.args)["day"] == "2026-11-09"


@pytest.mark.parametrize(
    "text",
    [
        f"New ship\nBEIJING, Nov. 9 (Xinhua) -- {BODY}",
        f"新船\n新华社北京11月9日电 {HAN}",
        f"A ship came in on November 9, 2026. {BODY}",
        f"2026年11月9日有一艘船进港。{HAN}",
        f"新船\n2026年2月31日\n{HAN}",
        "\n".join([BODY] * 6 + ["November 9, 2026"] + [BODY] * 6),
    ],
)
def test_no_day_of_publication(text: str) -> None:
    document = documents.from_text(text)
    assert document.published is None
    assert not [n for n in document.notes if n.kind == "published"]
