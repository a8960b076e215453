"""Floors: figures that must not get worse.

Each floor has the digest of its data, the date when it was set and, if it was ever lowered, the reason. A seal over
these makes the tests fail after an edit by hand. `record` raises floors, and lowers one only by name and with a reason.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from benchmarks.figures import Figure

FLOORS = Path(__file__).resolve().parent / "floors.toml"
_FIELDS = ("name", "value", "better", "digest", "date", "why", "seal")


@dataclass(frozen=True, slots=True)
class Floor:
    """A figure as it was when the floor was set; ``why`` is empty unless the floor was lowered."""

    name: str
    value: float
    better: str
    digest: str
    date: str
    why: str = ""

    @property
    def seal(self) -> str:
        """Twelve hex digits of a hash over all fields."""
        text = "|".join((self.name, f"{self.value:.4f}", self.better, self.digest, self.date, self.why))
        return hashlib.sha256(text.encode()).hexdigest()[:12]


def load(path: Path = FLOORS) -> dict[str, Floor]:
    """Floors by name. Raises ValueError when the seal of one does not match."""
    if not path.exists():
        return {}
    floors = {}
    for entry in tomllib.loads(path.read_text(encoding="utf-8")).get("floor", ()):
        seal = entry.pop("seal")
        floor = Floor(**entry)
        if floor.seal != seal:
            raise ValueError(
                f"the floor {floor.name!r} was edited by hand: set it with python -m benchmarks.run --record"
            )
        floors[floor.name] = floor
    return floors


def record(figures: Iterable[Figure], floors: dict[str, Floor], *, lower: str = "", why: str = "") -> dict[str, Floor]:
    """The floors, with new and better figures included.

    ``lower`` names one that may get worse, ``why`` is the reason. A figure on other data than its floor's replaces it
    only in the same way. Raises ValueError without a reason.
    """
    if lower and not why.strip():
        raise ValueError("a floor is lowered only with a reason: --lower NAME --why TEXT")
    kept = dict(floors)
    for figure in (f for f in figures if f.floored):
        old = kept.get(figure.name)
        allowed = figure.name == lower
        better = old is not None and old.digest == figure.digest and figure.holds(old.value)
        if old is None or better or allowed:
            same = old is not None and abs(old.value - figure.value) < 5e-4 and old.digest == figure.digest
            if same and not allowed:
                continue
            reason = why if allowed else ""
            value = round(float(figure.value), 4)
            kept[figure.name] = Floor(figure.name, value, figure.better, figure.digest, f"{date.today()}", reason)
    return kept


def save(floors: dict[str, Floor], path: Path = FLOORS) -> None:
    """Write the floors with their seals, in the order of their names."""
    blocks = ["# Written by python -m benchmarks.run --record; a seal that does not fit fails the tests.\n"]
    for floor in sorted(floors.values(), key=lambda f: f.name):
        lines = [f"{key} = {_toml(getattr(floor, key))}" for key in _FIELDS]
        blocks.append("[[floor]]\n" + "\n".join(lines) + "\n")
    path.write_text("\n".join(blocks), encoding="utf-8")


def _toml(value: object) -> str:
    return (
        f"{value:.4f}" if isinstance(value, float) else '"' + str(value).replace("\\", "\\\\").replace('"', '\\"') + '"'
    )


def broken(figures: Iterable[Figure], floors: dict[str, Floor]) -> list[str]:
    """A line for every figure that is worse than its floor, or was measured on other data."""
    lines = []
    for figure in figures:
        floor = floors.get(figure.name)
        if floor is None:
            continue
        if floor.digest != figure.digest:
            lines.append(f"{figure.name}: the data changed since the floor was set ({floor.digest} → {figure.digest})")
        elif not figure.holds(floor.value):
            lines.append(f"{figure.name}: {figure.value:.4f} is worse than the floor {floor.value:.4f}")
    return lines
