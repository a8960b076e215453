"""One measured figure."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """``name`` is unique; ``better`` is higher or lower; ``digest`` names the data it was measured on; ``peer`` tells
    the best figure of another tool, from its publication or measured on the same data. Times are not ``floored``."""

    name: str
    value: float
    better: str
    digest: str
    peer: str = ""
    floored: bool = True

    def holds(self, floor: float) -> bool:
        """Whether the figure is at least as good as ``floor``, with room for the last digit."""
        return self.value >= floor - 5e-4 if self.better == "higher" else self.value <= floor + 5e-4
