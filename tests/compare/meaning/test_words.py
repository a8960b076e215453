"""The data files of the words: every pattern is one, and none has a space that was left in by mistake."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import samesaid.compare.meaning as meaning
from samesaid.compare.meaning.attribution.words import attribution_words
from samesaid.compare.meaning.direction.words import direction_words
from samesaid.compare.meaning.modality.words import modal_words
from samesaid.compare.quantities.grammars.data import joined

FILES = [
    path
    for kind in ("attribution", "direction", "modality")
    for path in (Path(meaning.__path__[0]) / kind).glob("*.toml")
]


def patterns(table: dict[str, Any]) -> Iterator[str]:
    for name, value in table.items():
        if isinstance(value, str) and name != "loose":
            yield joined(value)
        elif isinstance(value, dict):
            yield from patterns(value)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_patterns_have_no_spaces_and_no_empty_choice(path: Path) -> None:
    for pattern in patterns(tomllib.loads(path.read_text(encoding="utf-8"))):
        assert " " not in pattern
        assert not any(empty in pattern for empty in ("||", "(|", "|)"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_file_is_read(path: Path) -> None:
    read = {"attribution": attribution_words, "direction": direction_words, "modality": modal_words}[path.parent.name]
    assert read(path.stem) is not None
    assert read("qq") is None
