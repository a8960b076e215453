"""The installed comparators: every entry point of the group ``samesaid.comparators``, ours and outside ones."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from importlib.metadata import EntryPoint, entry_points
from typing import cast

from samesaid.compare.evidence import Comparator
from samesaid.model import Rule, SamesaidError

GROUP = "samesaid.comparators"


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
    return tuple(sorted(found, key=lambda c: (min(rule.order for rule in c.codes.values()), c.name)))


def names() -> tuple[str, ...]:
    """The names of all comparators; none is loaded. Raises SamesaidError when there are none."""
    return tuple(_points())


def left_out(names: Sequence[str]) -> tuple[str, ...]:
    """The names of the comparators that ``chosen`` does not give for these names; none is loaded."""
    return tuple(name for name in _points() if names and name not in names)


def code_table() -> Mapping[str, Rule]:
    """The rules of every comparator by code."""
    return {code: rule for c in comparators() for code, rule in c.codes.items()}


@functools.cache
def kind_of(code: str) -> str:
    """The kind under which reports list a code; X for one that no installed comparator has."""
    rule = code_table().get(code)
    return rule.kind if rule else "X"


def comparator_of(code: str) -> Comparator:
    """The comparator that raises ``code``. Raises SamesaidError for an unknown one, naming the nearest."""
    for comparator in comparators():
        if code in comparator.codes:
            return comparator
    known = sorted(code_table())
    near = get_close_matches(code, known, n=1, cutoff=0.0)[0]
    raise SamesaidError(f"there is no finding code {code!r}: did you mean {near}? The codes are {', '.join(known)}")
