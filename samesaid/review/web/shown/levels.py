"""What the rate of dismissed findings suggests for a code: bounds as data, in levels.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Suggestion:
    """``key`` is few (decisions), hide, strict (show unless --strict) or keep; ``bound`` the share that it is held
    against, from 0 to 1, and ``least`` the number of decisions that a suggestion needs."""

    key: str
    bound: float
    least: int


def suggestion_for(decided: int, low: float) -> Suggestion:
    """The suggestion for a code of which ``decided`` findings were decided, a share of ``low`` or more dismissed."""
    bounds = _bounds()
    least = int(bounds["least_decided"])
    if decided < least:
        return Suggestion("few", 0.0, least)
    for key in ("hide", "strict"):
        bound = float(bounds[key]["above"])
        if low >= bound:
            return Suggestion(key, bound, least)
    return Suggestion("keep", float(bounds["strict"]["above"]), least)


@cache
def _bounds() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("levels.toml").read_text(encoding="utf-8"))
