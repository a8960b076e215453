"""Keys of the catalogues that the code and the templates name, for tests."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.paths import TESTS

_ROOT = TESTS.parent
_CODE = ("align", "compare", "reports", "samesaid")
_TEMPLATES = (_ROOT / "reports" / "templates", _ROOT / "samesaid" / "review" / "web" / "templates")
_KEY = re.compile(r"[a-z]+(\.(?!(?:j2|css|sqlite3)\b)[\w%-]+)+")
# In templates a key may go on in an expression: say("signature." ~ key), say("plot.several" if … else "plot.straight").
_IN_TEMPLATE = re.compile(r'say(?:\.has)?\(("[^")]*"[^)]*)\)')
_SAID = frozenset({"message", "say"})


@dataclass(frozen=True)
class NamedKey:
    """A key where it is named: a regular expression, as parts of it may be variable, and the places it is given."""

    where: str
    pattern: str
    places: frozenset[str] | None = None


def named_keys(tables: set[str]) -> Iterator[NamedKey]:
    """Every string of the code and of the templates that is a key under one of the catalogue's ``tables``.

    ``places`` is None where the arguments are not written beside the key.
    """
    for folder in _CODE:
        for path in (_ROOT / folder).rglob("*.py"):
            yield from _of_code(path, tables)
    for path in (_ROOT / "reports" / "templates").rglob("*.js"):
        for text in re.findall(r'"([a-z]+\.[\w.-]+)"', path.read_text(encoding="utf-8")):
            if text.split(".")[0] in tables:
                yield NamedKey(path.name, re.escape(text))
    for path in (file for folder in _TEMPLATES for file in folder.rglob("*.j2")):
        for call in _IN_TEMPLATE.findall(path.read_text(encoding="utf-8")):
            for text, goes_on in re.findall(r'"([a-z]+\.[\w.-]*)"( ~)?', call):
                yield NamedKey(path.name, re.escape(text) + (r"[\w.-]+" if goes_on else ""))


def _of_code(path: Path, tables: set[str]) -> Iterator[NamedKey]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    calls = {id(call.args[0]): call for call in ast.walk(tree) if isinstance(call, ast.Call) and call.args}
    parts = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        shown, pattern = _text(node)
        if id(node) in parts or not _KEY.fullmatch(shown) or shown.split(".")[0] not in tables:
            continue
        call = calls.get(id(node))
        given = _places(call) if call and isinstance(node, ast.Constant) else None
        yield NamedKey(f"{path.relative_to(_ROOT)}:{getattr(node, 'lineno', 0)}", pattern, given)


def _text(node: ast.AST) -> tuple[str, str]:
    """A string as it is written, x for what varies, and as a regular expression; empty for anything else."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value, re.escape(node.value)
    if isinstance(node, ast.JoinedStr):
        pieces = [_text(part) if isinstance(part, ast.Constant) else ("x", r"[\w.%-]+") for part in node.values]
        return "".join(shown for shown, _ in pieces), "".join(pattern for _, pattern in pieces)
    return "", ""


def _places(call: ast.Call) -> frozenset[str] | None:
    name = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
    if name.lstrip("_") not in _SAID or any(k.arg is None for k in call.keywords):
        return None
    return frozenset(str(k.arg) for k in call.keywords)
