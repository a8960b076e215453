"""What turns plain Markdown into a site: contents from the index, links that leave docs/, pages that are elsewhere."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
# Pages of the site whose text is a file at the top of the repository.
ELSEWHERE = {"project/changelog": "CHANGELOG.md", "project/contributing": "CONTRIBUTING.md"}
# The language of the pages of a folder, for browsers and the fonts that they choose.
LANGUAGES = {"zh/": "zh-CN"}
_HEADING = re.compile(r"^## (.+)$")
_ITEM = re.compile(r"^- \[([^\]]+)\]\(([\w/-]+)\.md\)")
_LINK = re.compile(r"\[([^\[\]]*)\]\(([^)\s:#]+)(#[^)\s]*)?\)")
_FENCE = re.compile(r"^\s*(```+|~~~+)")


def contents(index: str) -> str:
    """Toctrees of Sphinx, hidden: one for each heading of the index, with the pages that begin an item of its list."""
    parts: dict[str, list[str]] = {}
    heading = ""
    for line in index.splitlines():
        if found := _HEADING.match(line):
            heading = found[1]
        elif found := _ITEM.match(line):
            parts.setdefault(heading, []).append(f"{found[1]} <{found[2]}>")
    return "".join(
        f"\n```{{toctree}}\n:hidden:\n:caption: {caption}\n\n" + "\n".join(pages) + "\n```\n"
        for caption, pages in parts.items()
    )


def linked(text: str, written_in: Path, page: Path, repository: str = "") -> str:
    """The text of a file in the folder ``written_in`` with its links as ``page``, a file of docs/, needs them.

    A link out of docs/ leads to the same file in ``repository``, an address; without one it is plain words. Links that
    lead nowhere are left as they are, for Sphinx to report. Code is left alone.
    """

    def mended(found: re.Match[str]) -> str:
        words, path, anchor = found[1], found[2], found[3] or ""
        target = (written_in / path).resolve()
        if not target.exists():
            return found[0]
        if target.is_relative_to(DOCS):
            return f"[{words}]({os.path.relpath(target, page.parent)}{anchor})"
        return f"[{words}]({repository}/{target.relative_to(ROOT)}{anchor})" if repository else words

    lines, fence = [], ""
    for line in text.splitlines(keepends=True):
        mark = _FENCE.match(line)
        if mark and (not fence or mark[1].startswith(fence)):
            fence = "" if fence else mark[1]
        lines.append(line if fence else _LINK.sub(mended, line))
    return "".join(lines)


def _read(app: Sphinx, name: str, source: list[str]) -> None:
    page = DOCS / f"{name}.md"
    written_in, text = page.parent, source[0]
    if name in ELSEWHERE:
        written_in, text = ROOT, (ROOT / ELSEWHERE[name]).read_text(encoding="utf-8")
        app.env.note_dependency(str(ROOT / ELSEWHERE[name]))
    source[0] = linked(text, written_in, page, app.config.samesaid_repository)
    if name == app.config.root_doc:
        source[0] += contents(text)


def _language(_: Sphinx, name: str, _template: str, context: dict[str, Any], _tree: object) -> None:
    for folder, language in LANGUAGES.items():
        if name.startswith(folder):
            context["language"] = language


def setup(app: Sphinx) -> dict[str, bool]:
    """What Sphinx calls."""
    app.add_config_value("samesaid_repository", "", "env", str)
    app.connect("source-read", _read)
    app.connect("html-page-context", _language)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
