"""One measured figure."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """A value with a unique ``name``.

    ``better`` is higher or lower, ``digest`` identifies the data, ``peer`` gives the best value of another tool, from
    its publication or measured on the same data. Times are not ``floored``.
    """

    name: str
    value: float
    better: str
    digest: str
    peer: str = ""
    floored: bool = True

    def holds(self, floor: float) -> bool:
        """Whether the value is at least as good as ``floor``, give or take the last digit printed."""
        return self.value >= floor - 5e-4 if self.better == "higher" else self.value <= floor + 5e-4
