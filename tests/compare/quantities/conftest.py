"""Grammars compile their patterns when they are first used: no generated example shall pay for it."""

from __future__ import annotations

import pytest

from samesaid.compare.quantities.reader import GRAMMARS


@pytest.fixture(scope="session", autouse=True)
def _grammars() -> None:
    for scan in GRAMMARS.values():
        scan("1")
