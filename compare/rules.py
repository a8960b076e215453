"""What every code of a family means, how it is weighed, and its canaries: read from the family's ``rules.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from types import MappingProxyType
from typing import Any

from samesaid.compare.evidence import Canary
from samesaid.model import Rule, Severity

# Fields of a block that a Rule takes as they are.
_PLAIN = ("title", "description", "type", "kind", "precedence", "absent", "inside_one_version", "replaces_all",
          "names_words", "coexists", "row_values")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of a family by code, in the order of the file, and the canaries of all of them."""

    codes: Mapping[str, Rule]
    canaries: tuple[Canary, ...]


def load_rules(package: str, name: str = "rules.toml") -> Rules:
    """The rules in a file of ``package``.

    A block ``[rule.N104]`` is a code; its fields are those of ``Rule``. ``[[rule.N104.canary]]`` are pairs of sentences
    that must raise it, or must not (``fires = false``). ``[messages.en]`` holds sentences of an outside comparator,
    by key. Raises KeyError for a block without title, description, type or severity, TypeError for an unknown field.
    """
    table = tomllib.loads(resources.files(package).joinpath(name).read_text(encoding="utf-8"))
    messages = MappingProxyType({language: dict(_flat(m)) for language, m in table.get("messages", {}).items()})
    codes: dict[str, Rule] = {}
    canaries: list[Canary] = []
    for code, block in table["rule"].items():
        pairs = block.pop("canary", [])
        codes[code] = _rule(code, block, messages)
        canaries += (_canary(code, **pair) for pair in pairs)
    return Rules(MappingProxyType(codes), tuple(canaries))


def _rule(code: str, block: dict[str, Any], messages: Mapping[str, Mapping[str, str]]) -> Rule:
    severity = Severity(block.pop("severity"))
    rows = tuple(block.pop("rows", ()))
    if unknown := block.keys() - set(_PLAIN):
        raise TypeError(f"{code}: no such field of a rule: {', '.join(sorted(unknown))}")
    return Rule(code=code, severity=severity, rows=rows, messages=messages, **block)


def _canary(
    code: str,
    languages: list[str],
    source: str,
    target: str,
    fires: bool = True,
    glossary: list[list[str]] | None = None,
    moved: list[int] | None = None,
) -> Canary:
    terms = tuple((term, rendering) for term, rendering in glossary or ())
    return Canary(code, languages[0], languages[1], source, target, fires, terms, tuple(moved or ()))


def _flat(table: Mapping[str, Any], above: str = "") -> list[tuple[str, str]]:
    """Every sentence by its dotted key."""
    found: list[tuple[str, str]] = []
    for name, value in table.items():
        found += _flat(value, f"{above}{name}.") if isinstance(value, Mapping) else [(above + name, str(value))]
    return found
