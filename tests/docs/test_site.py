"""The site: contents from the index, links that leave docs/, a search that finds Chinese words."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.site.markdown import DOCS, ELSEWHERE, LANGUAGES, ROOT, contents, linked
from scripts.site.search import EnglishAndChinese

MAX_FILES = 20
INDEX = """# Title

See [elsewhere](elsewhere.md).

## First

- [One](one.md): what it says, and [another](not-a-page.md)
- [Two](folder/two.md)

## 中文

- [起步](zh/start.md)
"""


def test_the_contents_are_the_lists_of_the_index() -> None:
    captions = re.findall(r":caption: (.+)", contents(INDEX))
    pages = re.findall(r"(?m)^.+ <.+>$", contents(INDEX))
    assert captions == ["First", "中文"]
    assert pages == ["One <one>", "Two <folder/two>", "起步 <zh/start>"]


def test_every_page_is_in_the_contents() -> None:
    listed = re.findall(r"(?m)^.+ <(.+)>$", contents((DOCS / "index.md").read_text(encoding="utf-8")))
    there = {path.relative_to(DOCS).with_suffix("").as_posix() for path in DOCS.rglob("*.md")}
    assert len(listed) == len(set(listed))
    assert set(listed) == there - {"index"}


def test_no_folder_of_pages_is_crowded() -> None:
    folders = [DOCS, *(path for path in DOCS.rglob("*") if path.is_dir())]
    assert [f.name for f in folders if sum(path.is_file() for path in f.iterdir()) > MAX_FILES] == []


@pytest.mark.parametrize(
    ("text", "bare", "hosted"),
    [
        ("[a](../README.md#x) b", "a b", "[a](https://host/README.md#x) b"),
        ("[a](../examples/plugin)", "a", "[a](https://host/examples/plugin)"),
        ("[a](usage.md#settings)", "[a](usage.md#settings)", "[a](usage.md#settings)"),
        ("[a](../GONE.md)", "[a](../GONE.md)", "[a](../GONE.md)"),
        ("[a](https://x.org/README.md)", "[a](https://x.org/README.md)", "[a](https://x.org/README.md)"),
        ("```\n[a](../README.md)\n```\n", "```\n[a](../README.md)\n```\n", "```\n[a](../README.md)\n```\n"),
    ],
)
def test_links_that_leave_the_docs(text: str, bare: str, hosted: str) -> None:
    page = DOCS / "page.md"
    assert linked(text, DOCS, page) == bare
    assert linked(text, DOCS, page, "https://host") == hosted


def test_a_page_that_is_a_file_of_the_repository_has_its_links() -> None:
    for name, path in ELSEWHERE.items():
        page = DOCS / f"{name}.md"
        made = linked((ROOT / path).read_text(encoding="utf-8"), ROOT, page)
        targets = re.findall(r"\]\(([^)#:]+\.md)", made)
        assert targets
        assert [one for one in targets if not (page.parent / one).is_file()] == []


def test_pages_of_another_language_are_there() -> None:
    assert all((DOCS / folder).is_dir() for folder in LANGUAGES)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The settings file", ["The", "settings", "file"]),
        ("看报告 N104", ["看", "报", "告", "看报", "报告", "N104"]),
        ("用samesaid核对", ["用", "samesaid", "核", "对", "核对"]),
    ],
)
def test_words_of_the_search(text: str, expected: list[str]) -> None:
    assert EnglishAndChinese({}).split(text) == expected


def test_a_link_that_leads_nowhere_ends_the_build(tmp_path: Path) -> None:
    source = tmp_path / "docs"
    source.mkdir()
    (source / "index.md").write_text("# Title\n\n## Part\n\n- [One](one.md)\n", encoding="utf-8")
    (source / "one.md").write_text("# One\n\n[a](index.md#part) [b](index.md#nowhere)\n", encoding="utf-8")
    build = (sys.executable, "-m", "sphinx", "-q", "-W", "-c", str(ROOT / "scripts" / "site"), "-b", "dummy")
    done = subprocess.run([*build, str(source), str(tmp_path / "out")], capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "'nowhere'" in done.stderr
    assert "'part'" not in done.stderr
