import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samesaid.documents import from_text
from samesaid.documents.segmentation.split import paragraphs, split
from samesaid.model import Document, SamesaidError
from tests.paths import CASES as CASES_FOLDER

_CASES = tomllib.loads((CASES_FOLDER / "sentences.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", _CASES, ids=[case["why"] for case in _CASES])
def test_sentences_of_a_paragraph(case: dict[str, object]) -> None:
    wanted = case["sentences"]
    assert isinstance(wanted, list)
    text = str(case.get("joint", " ")).join(wanted)
    found = split(text, paragraphs(text), str(case["language"]))
    assert [s.text for s in found] == [sentence.strip() for sentence in wanted]


def test_paragraphs_are_lines_and_are_numbered() -> None:
    document = from_text("One here. Two here.\n\n  Three here.  \nFour here.", language="en")
    assert [(s.index, s.paragraph) for s in document.sentences] == [(0, 0), (1, 0), (2, 1), (3, 2)]


def test_wrapped_lines_are_joined_before_the_split() -> None:
    text = (
        "The port handled more ships in the last year than in any year before, as\n"
        "the head of the authority told reporters on Monday. He said that dues will\n"
        "rise by 2.2 percent. A second quay is planned for the spring, when all ice\n"
        "has gone.\n\nNobody objected to the plan, although the cost of it had been the subject\n"
        "of some debate.\n"
    )
    found = [s.text for s in from_text(text, language="en").sentences]
    assert len(found) == 4
    assert found[1] == "He said that dues will rise by 2.2 percent."
    assert found[3].endswith("the subject of some debate.")


def test_wrapped_chinese_lines_are_joined_without_a_space() -> None:
    text = (
        "港口去年处理的船舶比以往任何一年都多，管理局负责人星期一\n"
        "对记者这样说。他表示收费将上涨百分之二，第二座码头计划\n"
        "在春天动工，届时冰雪已经融化，工人们可以日夜施工，直到\n"
        "全部完成，没有人反对。\n"
    )
    found = [s.text for s in from_text(text, language="zh").sentences]
    assert found[0] == "港口去年处理的船舶比以往任何一年都多，管理局负责人星期一对记者这样说。"
    assert len(found) == 2


def test_lines_of_a_list_are_not_joined() -> None:
    lines = [
        "Apples were sold to the north",
        "Pears were sold to the south",
        "Plums stayed",
        "Cherries were eaten on the spot",
    ]
    assert [s.text for s in from_text("\n".join(lines), language="en").sentences] == lines


def test_a_long_paragraph_is_split_in_good_time() -> None:
    text = "The ship came in. " * 3000
    assert len(from_text(text, language="en").sentences) == 3000


_PIECES = st.sampled_from(
    (
        *(
            "。",
            "！",
            "？”",
            "”",
            '"',
            "“",
            "」",
            "（",
            "）",
            "…",
            "；二是",
            "U.S. The ",
            "Dr. ",
            "2.2",
            ".. A",
            "; However, ",
        ),
        *(
            "»",
            "\n",
            "\r\n",
            " ",
            "港口",
            "です",
            "Share",
            "Print",
            "©",
            "[Photo/a.com]",
            "(Finish)",
            "said",
            "one two. ",
        ),
        *("\u2028", "\x1c", "\x85", "\ufeff", "ȸ", "∯"),
    )
)


def _checked(document: Document) -> None:
    covered = [0] * len(document.text)
    spans = [s.span for s in document.sentences]
    for sentence in document.sentences:
        assert document.text[sentence.span.start : sentence.span.end] == sentence.text
    assert spans == sorted(spans)
    spans += [note.span for note in document.notes if note.span and note.kind in {"furniture", "dropped"}]
    for span in spans:
        for place in range(span.start, span.end):
            covered[place] += 1
    assert all(times == 1 for char, times in zip(document.text, covered, strict=True) if not char.isspace())
    assert max(covered) == 1


@settings(max_examples=250, deadline=None)
@given(
    st.lists(_PIECES | st.text(max_size=8), max_size=30).map("".join),
    st.sampled_from(["en", "zh", "ja", "de", "th", "und"]),
)
def test_every_character_is_in_one_sentence_or_in_a_note(text: str, language: str) -> None:
    try:
        document = from_text(text, language=language)
    except SamesaidError:
        assert not any(char.isalnum() for char in text)
        return
    _checked(document)


def test_a_paragraph_beyond_the_limit_is_cut_after_an_end_mark() -> None:
    text = "The first ship of the day came in with the tide. " * 200
    assert {s.text for s in from_text(text, language="en").sentences} == {text[:49].strip()}
    unbroken = "ship" * 3000
    assert "".join(s.text for s in from_text(unbroken, language="en").sentences) == unbroken
