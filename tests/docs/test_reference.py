"""Pages that are made from the program are up to date, and say what it says."""

from __future__ import annotations

import re
import tomllib

import pytest

from benchmarks import floors
from samesaid.compare.registry import code_table
from samesaid.settings.keys import KEYS
from scripts.reference import codes, commands, figures
from scripts.reference.__main__ import PAGES
from scripts.reference.markdown import DOCS, plain, table


@pytest.mark.parametrize("name", PAGES)
def test_pages_are_up_to_date(name: str) -> None:
    written = (DOCS / name).read_text(encoding="utf-8")
    assert written == PAGES[name](), f"docs/{name} is out of date: run python -m scripts.reference"


def test_every_code_has_its_examples() -> None:
    page = codes.page()
    for code in code_table():
        entry = page.split(f"### {code}\n")[1].split("\n### ")[0]
        assert "\nRaised by:\n" in entry
        assert "\nNot raised by:\n" in entry
        assert "*What to do:*" in entry


def test_every_code_is_in_chinese() -> None:
    listed = re.findall(
        r"(?m)^\| ([A-Z]\d{3}) \| [^|]+ \| . (?:致命|严重|轻微) \| [^|]+ \| .+ \|$", codes.chinese_page()
    )
    assert sorted(listed) == sorted(code_table())


def test_commands_of_commands_are_listed() -> None:
    page = commands.page()
    assert "### samesaid archive run\n" in page
    assert "### samesaid review user add\n" in page
    assert re.search(r"(?m)^\| `-q`, `--quiet` \| .+ \|  \|$", page)
    assert re.search(r"(?m)^\| `--every …` \| .+ \| `0.5` \|$", page)


def test_every_setting_is_listed_with_its_option() -> None:
    page = (DOCS / "reference" / "settings.md").read_text(encoding="utf-8")
    assert all(f"| `{name.replace('_', '-')}`" in page for name in KEYS)
    assert "| `cache` |" in page
    assert "| `--no-cache` |" in page


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("a * b\n c", r"a \* b c"),
        ("see `x_y` and <b>", r"see `x_y` and \<b>"),
        ("an odd ` mark", r"an odd \` mark"),
        ("[a] | b", r"\[a\] | b"),
    ],
)
def test_words_are_no_marks(words: str, expected: str) -> None:
    assert plain(words) == expected


def test_bars_in_cells() -> None:
    assert table(("a", "b"), [("x|y", "`p|q`")]) == "| a | b |\n|---|---|\n| x\\|y | `p\\|q` |\n"


def test_every_figure_has_its_group() -> None:
    rows = tomllib.loads((DOCS.parent / "benchmarks" / "rows.toml").read_text(encoding="utf-8"))
    known = floors.load()
    page = figures.page()
    assert {figures.group_of(name) for name in known} <= set(rows)
    assert [name for name in known if f"| `{name}` |" not in page] == []
    with pytest.raises(ValueError, match="no group"):
        figures.group_of("another figure")
