"""The installed comparators: every entry point of the group ``samesaid.comparators``, ours and outside ones."""

from __future__ import annotations

import functools
import sys
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from importlib.metadata import EntryPoint, entry_points
from typing import NamedTuple, cast

from samesaid.compare.evidence import Canary, Comparator
from samesaid.compare.rules import load_rules
from samesaid.model import Rule, SamesaidError

GROUP = "samesaid.comparators"
# Where our own comparators are; each has the rules of its family beside it.
_OWN = "samesaid.compare."


class Family(NamedTuple):
    """What a comparator says of itself: its name, its rules by code, and its canaries."""

    name: str
    codes: Mapping[str, Rule]
    canaries: tuple[Canary, ...]


@functools.cache
def _points() -> Mapping[str, EntryPoint]:
    """Entry points by name, in the order of the names. Raises SamesaidError when there are none."""
    found = {point.name: point for point in entry_points(group=GROUP)}
    if not found:
        raise SamesaidError("no comparators are registered: install samesaid as a package (pip install -e .)")
    return dict(sorted(found.items()))


@functools.cache
def _comparator(name: str) -> Comparator:
    point = _points()[name]
    try:
        return cast(Comparator, point.load()())
    except Exception as error:
        raise SamesaidError(f"comparator {name!r} ({point.value}) does not load: {error}") from error


def comparators() -> tuple[Comparator, ...]:
    """Every comparator, in the order that their rules give. Raises SamesaidError when one cannot be loaded."""
    return chosen(())


def chosen(names: Sequence[str]) -> tuple[Comparator, ...]:
    """The comparators with these names, all of them for an empty sequence; no other comparator is loaded.

    They run and are listed in the order that their rules give (``Rule.order``), then by name. Raises SamesaidError for
    an unknown name and for a comparator that cannot be loaded.
    """
    for name in names:
        if name not in _points():
            near = get_close_matches(name, _points(), n=1, cutoff=0.0)[0]
            raise SamesaidError(f"there is no check {name!r}: did you mean {near!r}? There are {', '.join(_points())}")
    found = [_comparator(name) for name in _points() if not names or name in names]
    return tuple(sorted(found, key=_place))


def families() -> tuple[Family, ...]:
    """What every comparator says of itself, in their order; of ours the rules alone are read, and no code is loaded.

    Raises SamesaidError when an outside one cannot be loaded.
    """
    return tuple(sorted(map(_family, _points()), key=_place))


@functools.cache
def _family(name: str) -> Family:
    point = _points()[name]
    if point.module.startswith(_OWN) and point.module not in sys.modules:
        rules = load_rules(point.module.rpartition(".")[0])
        return Family(name, rules.codes, rules.canaries)
    comparator = _comparator(name)
    return Family(comparator.name, comparator.codes, comparator.canaries)


def _place(one: Comparator | Family) -> tuple[int, str]:
    return min(rule.order for rule in one.codes.values()), one.name


def names() -> tuple[str, ...]:
    """The names of all comparators; none is loaded. Raises SamesaidError when there are none."""
    return tuple(_points())


def left_out(names: Sequence[str]) -> tuple[str, ...]:
    """The names of the comparators that ``chosen`` does not give for these names; none is loaded."""
    return tuple(name for name in _points() if names and name not in names)


def code_table() -> Mapping[str, Rule]:
    """The rules of every comparator by code."""
    return {code: rule for family in families() for code, rule in family.codes.items()}


@functools.cache
def kind_of(code: str) -> str:
    """The kind under which reports list a code; X for one that no installed comparator has."""
    rule = code_table().get(code)
    return rule.kind if rule else "X"


def family_of(code: str) -> Family:
    """The family that ``code`` belongs to. Raises SamesaidError for an unknown one, naming the nearest."""
    for family in families():
        if code in family.codes:
            return family
    known = sorted(code_table())
    near = get_close_matches(code, known, n=1, cutoff=0.0)[0]
    raise SamesaidError(f"there is no finding code {code!r}: did you mean {near}? The codes are {', '.join(known)}")
