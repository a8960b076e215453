"""Word lists written as readable lines."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

K = TypeVar("K")


def words(text: str) -> list[str]:
    """The words of a line; ``_`` inside a word stands for a space."""
    return [word.replace("_", " ") for word in text.split()]


def numbered(text: str, start: int = 0) -> dict[str, int]:
    """Each word with its number, counted from ``start``; alternatives are joined by ``/``."""
    return {word: n for n, group in enumerate(text.split(), start) for word in group.split("/")}


def inverted(lists: Mapping[K, str]) -> dict[str, K]:
    """Each word of each list with the key of its list."""
    return {word: key for key, text in lists.items() for word in words(text)}
