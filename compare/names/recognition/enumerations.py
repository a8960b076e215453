"""Names in a list: when its other members are told, one that is not has been left out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from samesaid.model import Mention

_BETWEEN = re.compile(r"\s*(?:[、,，]\s*(?:and|or|以及|及|和|与)?|and|or|&|和|与|與|及|以及|或|跟)\s*(?:the\s+)?")


def siblings(text: str, names: Sequence[Mention]) -> dict[Mention, tuple[Mention, ...]]:
    """Each of these names of a document's ``text`` → the other members of its list; names in no list are left out."""
    runs: list[list[Mention]] = []
    for name in sorted(names, key=lambda mention: mention.span):
        if runs and _BETWEEN.fullmatch(text, runs[-1][-1].span.end, name.span.start):
            runs[-1].append(name)
        else:
            runs.append([name])
    return {name: tuple(m for m in run if m is not name) for run in runs if len(run) > 1 for name in run}
