"""Headers of glossaries, and everything that a row may hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from samesaid.compare.terms.termbase.load import load_termbase
from samesaid.model import SamesaidError, Term
from samesaid.reports.common.labels import ENGLISH


def load(folder: Path, text: str) -> tuple[Term, ...]:
    path = folder / "terms.csv"
    path.write_text(text, "utf-8")
    return load_termbase(path).terms


def warnings(folder: Path, text: str) -> tuple[str, ...]:
    load(folder, text)
    return tuple(map(ENGLISH.text, load_termbase(folder / "terms.csv").warnings))


@pytest.mark.parametrize(
    "header",
    [
        "Term,Translation",
        "source term,TARGET",
        "原文,译文",
        "Source_Term,target-term",
        "zh,en",
        "zh-CN,en-GB",
        "zh,Target",
    ],
)
def test_names_of_columns(tmp_path: Path, header: str) -> None:
    (one,) = load(tmp_path, f"{header}\n渡口,ferry point\n")
    assert (one.source, one.renderings) == ("渡口", ("ferry point",))


def test_everything_that_a_row_may_hold(tmp_path: Path) -> None:
    head = "source;target;forbidden;do not translate;note;part of speech;case;domain;source language;target language"
    (one,) = load(tmp_path, f"{head}\n渡口;ferry point|landing;ford;no;Not a pier.;n;sensitive;rivers;zh-HK;en-GB\n")
    assert one == Term(
        "渡口", ("ferry point", "landing"), ("ford",), False, True, "noun", "rivers", "Not a pier.", "zh-Hant", "en-GB"
    )


def test_a_column_a_language(tmp_path: Path) -> None:
    terms = load(tmp_path, "zh,en,de,note\n渡口,ferry point,Fähre,wide\n码头,pier,,\n")
    assert [(t.source, t.source_language, t.target_language, *t.renderings) for t in terms] == [
        ("渡口", "zh", "en", "ferry point"),
        ("渡口", "zh", "de", "Fähre"),
        ("ferry point", "en", "de", "Fähre"),
        ("码头", "zh", "en", "pier"),
    ]


def test_do_not_translate_needs_no_rendering(tmp_path: Path) -> None:
    (one,) = load(tmp_path, "source,target,dnt\nBluefin,,yes\n")
    assert one == Term("Bluefin", (), keep=True)


def test_a_line_that_names_the_delimiter(tmp_path: Path) -> None:
    (one,) = load(tmp_path, "sep=;\nsource;target\n渡口;ferry point, old\n")
    assert one.renderings == ("ferry point, old",)


def test_comments_and_terms_that_look_like_one(tmp_path: Path) -> None:
    assert [t.source for t in load(tmp_path, '# ours\n"#1 pier",渡口\n')] == ["#1 pier"]


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("source,note\n渡口,wide\n", "line 1: the header has no column “target”; name it so"),
        ("source,traget\n渡口,ferry point\n", "line 1: the header has no column “target” (is it “traget”?)"),
        ("source,target\n渡口,ferry,point\n", "line 2: 3 cells where 2 are expected"),
        ("渡口,ferry,point,old\n", "line 1: 4 cells where 3 are expected"),
        ("source,target,dnt\nBluefin,,perhaps\n", "line 2: “perhaps” in the column for do-not-translate"),
        ("source,target,dnt\nBluefin,蓝鳍,yes\n", "line 2: “Bluefin” is not to be translated, yet “蓝鳍”"),
        ("source,target,source language\n渡口,ferry,qq\n", "line 2: unknown language 'qq'"),
        ("zh,en\n渡口,\n", "line 2: “渡口” has no rendering in another language"),
        ("source,target\n渡口,ferry point\n\n渡口,ferry point\n", "line 4: the same row as in line 2 (“渡口”)"),
        ("渡口,ferry point\n渡口,ford|!ferry point\n", "line 2: “ferry point” is accepted and forbidden"),
        ("渡口,ferry point\n***,stars\n", "line 2: “***” has no letter and no digit"),
        ("渡口,ferry point\n码头," + "pier " * 100 + "\n", "line 2: a term of 499 characters; at most 300 are read"),
        ("\n \n", "an empty glossary"),
        ("PK\x00\x03", "not text; save the glossary as CSV (UTF-8) or TBX"),
    ],
)
def test_bad_tables_are_refused_in_one_line(tmp_path: Path, text: str, error: str) -> None:
    with pytest.raises(SamesaidError) as caught:
        load(tmp_path, text)
    assert error in str(caught.value)
    assert "\n" not in str(caught.value)


def test_many_contradictions_are_cut(tmp_path: Path) -> None:
    rows = "".join(f"{name},one\n{name},two\n" for name in ("渡口", "码头", "灯塔", "港口"))
    assert warnings(tmp_path, rows)[0].endswith("“灯塔” (lines 5, 6); …")
    crossed = "".join(f"{name},one,,war\n{name},two,one,trade\n" for name in ("渡口", "码头", "灯塔", "港口", "海关"))
    last = warnings(tmp_path, f"source,target,forbidden,domain\n{crossed}")[-1]
    assert last == "terms.csv: 2 more renderings are forbidden in one domain and accepted in another"


@pytest.mark.parametrize(
    ("text", "warning"),
    [
        (
            "渡口,ferry point\n渡口,landing\n",
            "terms.csv: 1 term has different renderings in several rows; any of them is accepted: “渡口” (lines 1, 2)",
        ),
        (
            "source,target,forbidden,domain\n渡口,ford,,war\n渡口,ferry point,ford,trade\n",
            "terms.csv: “ford” for “渡口” is forbidden in one domain and accepted in another",
        ),
        (
            "source,target,forbiden\n渡口,ford,\n",
            "terms.csv, line 1: the column “forbiden” is not read; is it “forbidden”?",
        ),
    ],
)
def test_contradictions_that_can_be_resolved_are_warnings(tmp_path: Path, text: str, warning: str) -> None:
    assert warnings(tmp_path, text) == (warning,)


def test_a_folder_is_no_glossary(tmp_path: Path) -> None:
    with pytest.raises(SamesaidError, match="a folder, not a glossary"):
        load_termbase(tmp_path)
