"""The words that docs/project/vocabulary.md rules out occur in no document, on no help page and in no report."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import typer

from samesaid.cli import app

ROOT = Path(__file__).resolve().parent.parent
# docs/project/vocabulary.md names the words in order to rule them out.
PAGES = [
    path
    for path in (*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "examples").rglob("*.md"))
    if path.name != "vocabulary.md"
]
# What reports are made of: sentences, rules and templates.
REPORTS = [
    *(ROOT / "reports" / "catalogue" / "review").glob("*.toml"),
    *(ROOT / "samesaid" / "review" / "web" / "templates").rglob("*.*"),
    *(ROOT / "reports" / "catalogue").glob("*.toml"),
    *(ROOT / "compare").glob("*/rules.toml"),
    *(ROOT / "reports" / "templates").rglob("*.*"),
    *(ROOT / "samesaid" / "archive" / "site" / "templates").rglob("*.*"),
]
# Names of fields and programs, such as the key of JSON that an older report has.
QUOTED = re.compile(r"`[^`]*`")
UNWANTED = re.compile(r"\b(told|tells?|telling|untold|stands?|stood|found out|sure|surest)\b", re.IGNORECASE)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_documents_use_plain_words(page: Path) -> None:
    assert not _unwanted(page)


@pytest.mark.parametrize("page", REPORTS, ids=lambda page: str(page.relative_to(ROOT)))
def test_reports_use_plain_words(page: Path) -> None:
    assert not _unwanted(page)


def _unwanted(page: Path) -> list[str]:
    """The lines of a file with unwanted words outside of backquotes."""
    lines = enumerate(page.read_text(encoding="utf-8").splitlines(), start=1)
    return [f"{page.name}:{n}: {line.strip()}" for n, line in lines if UNWANTED.search(QUOTED.sub("", line))]


def test_help_pages_use_plain_words() -> None:
    texts = list(_help(typer.main.get_command(app), "samesaid"))
    assert len(texts) > 100
    found = [text for text in texts if UNWANTED.search(text)]
    assert not found, "\n".join(found)


def _help(command: object, name: str) -> list[str]:
    """Every help text of a command, its parameters and its subcommands."""
    texts = [f"{name}: {getattr(command, 'help', '') or ''}"]
    texts += [f"{name}: {getattr(p, 'help', '') or ''}" for p in getattr(command, "params", [])]
    for child, subcommand in getattr(command, "commands", {}).items():
        texts += _help(subcommand, f"{name} {child}")
    return texts
