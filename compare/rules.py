"""A family's ``rules.toml``: what each of its codes means, how findings are weighed, and the canaries."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from importlib import resources
from types import MappingProxyType
from typing import Any

from samesaid.compare.evidence import Canary
from samesaid.model import Rule, SamesaidError, Severity

_Fields = Mapping[str, type]
_TOP: _Fields = {"order": int, "rule": dict, "messages": dict}
_RULE: _Fields = {
    "title": str, "description": str, "type": str, "severity": str, "kind": str, "precedence": int, "absent": bool,
    "inside_one_version": bool, "replaces_all": bool, "names_words": bool, "coexists": bool, "contains": bool,
    "rows": list, "row_values": str, "canary": list,
}  # fmt: skip
_CANARY: _Fields = {
    "languages": list, "source": str, "target": str, "fires": bool, "glossary": list, "moved": list
}  # fmt: skip
_TYPE_NAMES = {str: "text", int: "a whole number", bool: "true or false", list: "a list", dict: "a table"}
_ROW_VALUES = ("different", "equal")


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of a family by code, in the order of the file, and the canaries of all of them."""

    codes: Mapping[str, Rule]
    canaries: tuple[Canary, ...]


def load_rules(package: str, name: str = "rules.toml") -> Rules:
    """The rules in a file of ``package``.

    ``order`` at the top gives the place of the family among the comparators (ours have 1 to 5; without it a family
    follows the others). A block ``[rule.N104]`` is a code; its fields are those of ``Rule``. ``[[rule.N104.canary]]``
    are pairs of sentences that must raise it, or must not (``fires = false``). ``[messages.en]`` holds the sentences of
    an outside comparator, by key. Raises SamesaidError, in one line with file and block, for a file that is not TOML
    and for a field that is unknown, missing or of the wrong type.
    """
    where = f"{package}/{name}"
    try:
        table = tomllib.loads(resources.files(package).joinpath(name).read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise SamesaidError(f"{where}: not valid TOML: {error}") from None
    _check(table, _TOP, ("rule",), where)
    messages = MappingProxyType({language: dict(_flat(m)) for language, m in table.get("messages", {}).items()})
    family = {"messages": messages, **({"order": table["order"]} if "order" in table else {})}
    codes: dict[str, Rule] = {}
    canaries: list[Canary] = []
    for code, block in table["rule"].items():
        codes[code] = _rule(code, block, family, f"{where}: [rule.{code}]")
        canaries += (_canary(code, pair, f"{where}: [[rule.{code}.canary]]") for pair in block.get("canary", ()))
    return Rules(MappingProxyType(codes), tuple(canaries))


def _check(block: Mapping[str, Any], fields: _Fields, required: tuple[str, ...], where: str) -> None:
    for key, value in block.items():
        if key not in fields:
            near = get_close_matches(key, fields, n=1, cutoff=0.0)[0]
            raise SamesaidError(f"{where}: unknown field {key!r}: did you mean {near!r}?")
        # In Python true and false are whole numbers too.
        if type(value) is not fields[key]:
            raise SamesaidError(f"{where}: {key} must be {_TYPE_NAMES[fields[key]]}, not {value!r}")
    for key in required:
        if key not in block:
            raise SamesaidError(f"{where}: the field {key!r} is missing")


def _rule(code: str, block: Mapping[str, Any], family: Mapping[str, Any], where: str) -> Rule:
    _check(block, _RULE, ("title", "description", "type", "severity"), where)
    if block["severity"] not in list(Severity):
        raise SamesaidError(f"{where}: severity is {block['severity']!r}: use one of {', '.join(Severity)}")
    if block.get("row_values", _ROW_VALUES[0]) not in _ROW_VALUES:
        raise SamesaidError(f"{where}: row_values is {block['row_values']!r}: use one of {', '.join(_ROW_VALUES)}")
    plain = {key: value for key, value in block.items() if key not in ("severity", "rows", "canary")}
    severity, rows = Severity(block["severity"]), tuple(block.get("rows", ()))
    return Rule(code=code, severity=severity, rows=rows, **plain, **family)


def _canary(code: str, pair: Mapping[str, Any], where: str) -> Canary:
    _check(pair, _CANARY, ("languages", "source", "target"), where)
    if len(pair["languages"]) != 2:
        raise SamesaidError(f"{where}: languages must be a list of two: those of source and target")
    source_language, target_language = pair["languages"]
    return Canary(
        code,
        source_language,
        target_language,
        pair["source"],
        pair["target"],
        fires=pair.get("fires", True),
        glossary=tuple((term, rendering) for term, rendering in pair.get("glossary", ())),
        moved=tuple(pair.get("moved", ())),
    )


def _flat(table: Mapping[str, Any], above: str = "") -> list[tuple[str, str]]:
    """Every sentence by its dotted key."""
    found: list[tuple[str, str]] = []
    for name, value in table.items():
        found += _flat(value, f"{above}{name}.") if isinstance(value, Mapping) else [(above + name, str(value))]
    return found
