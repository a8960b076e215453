"""What a target of fuzzing is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.fuzz.choices import Choices

Input = dict[str, Any]
"""A table of strings, lists, numbers and flags that JSON can hold, so that what crashed can be kept and read."""


@dataclass(frozen=True, slots=True)
class Target:
    """One room of samesaid: ``make`` chooses an input, ``run`` raises what samesaid should not raise.

    Of samesaid's own exceptions only SamesaidError is expected, which ``run`` takes for an answer.
    """

    name: str
    make: Callable[[Choices], Input]
    run: Callable[[Input], None]
