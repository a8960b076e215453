import tomllib
from datetime import date

import pytest

from samesaid.documents import from_text
from samesaid.documents.boilerplate.dateline import parse_date
from tests.paths import CASES as CASES_FOLDER

_CASES = tomllib.loads((CASES_FOLDER / "boilerplate.toml").read_text(encoding="utf-8"))
_BEFORE = "The harbour opened in spring.\nMany ships came to the new quay.\nThe mayor spoke.\n"
_AFTER = "\nIt was a fine day for all of them.\nThe band played.\nThen all went home."


def _sentences(line: str) -> str:
    return "\n".join(s.text for s in from_text(_BEFORE + line + _AFTER, language="en").sentences)


@pytest.mark.parametrize("line", _CASES["boilerplate"])
def test_boilerplate_is_not_compared_and_has_a_note(line: str) -> None:
    document = from_text(_BEFORE + line + _AFTER, language="en")
    assert "".join(s.text for s in document.sentences).count(line) == 0
    assert len(document.sentences) == 6
    notes = [note for note in document.notes if note.kind == "furniture"]
    assert [note.span.of(document.text) for note in notes if note.span] == [line]


@pytest.mark.parametrize("line", _CASES["prose"])
def test_prose_stays(line: str) -> None:
    assert line in _sentences(line).replace("\n", " ")


def test_a_button_alone_is_boilerplate_only_beside_boilerplate() -> None:
    assert "Print" in _sentences("Print")
    assert "Print" not in _sentences("Print\nAdjust font size:")


def test_a_byline_is_boilerplate_only_near_the_ends_of_a_text() -> None:
    body = "\n".join(f"The ship of the day {i} came in late." for i in range(20))
    assert from_text(f"By Mia Berg\n{body}", language="en").sentences[0].text.startswith("The ship")
    assert any(s.text == "By Mia Berg" for s in from_text(f"{body}\nBy Mia Berg\n{body}", language="en").sentences)


def test_short_lines_below_the_head_of_a_form_belong_to_it() -> None:
    text = _BEFORE + _AFTER.strip() + "\nLeave a comment\nNickname\nText of the day\nThis line is prose."
    assert [s.text for s in from_text(text, language="en").sentences][6:] == ["This line is prose."]


def test_a_credit_is_removed_from_its_caption() -> None:
    document = from_text("A ship lies at the quay. [Photo/example.com.cn]\nIt is red.", language="en")
    assert [s.text for s in document.sentences] == ["A ship lies at the quay.", "It is red."]
    chinese = from_text("图为新码头一角。 港口日报记者 王明 摄\n码头很大。\n船很多。", language="zh")
    assert chinese.sentences[0].text == "图为新码头一角。"


def test_a_repeated_sentence_stays() -> None:
    assert len(from_text("The quay is open.\nShips come.\nThe quay is open.", language="en").sentences) == 3


def test_a_text_of_one_button_is_kept() -> None:
    assert [s.text for s in from_text("Back to top", language="en").sentences] == ["Back to top"]


def test_the_date_of_a_dateline_is_the_date_of_the_text() -> None:
    text = f"A new quay\nUpdated: Sep 8, 2023 By MIA BERG example.com Print\n{_BEFORE}"
    document = from_text(text, language="en")
    assert document.published == date(2023, 9, 8)
    assert document.title == "A new quay"
    assert from_text(f"The talks of May 4, 2020 failed.\n{_BEFORE}", language="en").published is None


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("September 11, 2024", date(2024, 9, 11)),
        ("8 Sept. 2023", date(2023, 9, 8)),
        ("2023-09-08 10:20", date(2023, 9, 8)),
        ("2023年9月8日", date(2023, 9, 8)),
        ("2023-13-40", None),
        ("in May", None),
    ],
)
def test_dates(text: str, wanted: date | None) -> None:
    assert parse_date(text) == wanted


@pytest.mark.parametrize(
    "line",
    ["Adjust  font  size:", "Adjust\u00a0font\u00a0size:", "ADJUST FONT SIZE:", "GO TO FORUM >>3 COMMENTS"],
)
def test_spaces_and_capitals_make_no_difference(line: str) -> None:
    text = f"The ferry runs again.\n{line}\nIt had been laid up since the storm in spring, the harbour master said."
    document = from_text(text)
    assert line not in [s.text for s in document.sentences]
    assert [n.span.of(text) for n in document.notes if n.kind == "furniture" and n.span] == [line]
