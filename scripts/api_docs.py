"""Write docs/api.md from the docstrings of what is stable: ``samesaid.__all__`` and what outside packages build on.

usage: python scripts/api_docs.py [--check]     --check only says whether the file is up to date (exit code 1 if not)
"""

from __future__ import annotations

import dataclasses
import inspect
import pathlib
import re
import sys
from collections.abc import Iterator
from enum import Enum
from importlib import import_module
from typing import Any

PAGE = pathlib.Path(__file__).resolve().parents[1] / "docs" / "api.md"
HEAD = """# Python interface

Written by `python scripts/api_docs.py` from the docstrings. What is listed here is stable: it changes only with a new
minor version before 1.0 and a new major version after, and the changelog says how.
"""
SECTIONS = {
    "Checking texts": ("samesaid", None),
    "Writing a comparator: evidence": ("samesaid.compare.evidence", ("Comparator", "Evidence", "Fact", "Canary")),
    "Writing a comparator: the texts": ("samesaid.compare.pair", ("Pair", "Side")),
    "Writing a comparator: rules": ("samesaid.compare.rules", ("load_rules", "Rules")),
    "Writing a comparator: records": (
        "samesaid.model",
        ("Rule", "Message", "message", "literal", "sentences", "Sentence", "Span", "Mention", "Encoder", "Termbase"),
    ),
}


def page() -> str:
    """The whole page."""
    parts = [HEAD]
    for title, (name, chosen) in SECTIONS.items():
        module = import_module(name)
        parts.append(f"## {title}\n\n`import {name}`\n")
        for item in chosen or sorted(module.__all__, key=str.lower):
            if not item.startswith("__"):
                parts.append(_entry(item, getattr(module, item)))
    return "\n".join(parts)


def _entry(name: str, thing: Any) -> str:
    lines = [f"### `{name}{_signature(thing)}`\n", _prose(inspect.getdoc(thing) or "")]
    if inspect.isclass(thing):
        lines += [f"- `{member}{_signature(value)}`: {_prose(doc)}" for member, value, doc in _members(thing)]
    return "\n".join(lines).rstrip() + "\n"


def _members(thing: type) -> Iterator[tuple[str, Any, str]]:
    """Public methods and properties with a docstring, in the order of the source."""
    for name, value in vars(thing).items():
        doc = inspect.getdoc(value) if isinstance(value, property) or inspect.isfunction(value) else None
        if doc and not name.startswith("_"):
            yield name, value, " ".join(doc.split())


def _signature(thing: Any) -> str:
    if inspect.isclass(thing):
        if issubclass(thing, Enum) or issubclass(thing, Exception) or getattr(thing, "_is_protocol", False):
            return ""
        if dataclasses.is_dataclass(thing):
            return "(" + ", ".join(f.name for f in dataclasses.fields(thing)) + ")"
    if not callable(thing):
        return ""
    return re.sub(r"(?:\w+\.)+(\w+)", r"\1", str(inspect.signature(thing))).replace("'", "")


def _prose(doc: str) -> str:
    said = doc.replace("``", "`")
    # Examples of a session are code.
    said = re.sub(r"(?m)^>>> (?:.+\n?)+", lambda found: f"```pycon\n{found[0].rstrip()}\n```", said)
    return said + "\n" if "\n" in doc else said


def main() -> int:
    text = page()
    if "--check" in sys.argv[1:]:
        return 0 if PAGE.exists() and PAGE.read_text(encoding="utf-8") == text else 1
    PAGE.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
