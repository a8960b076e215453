"""Every attack fails; and it works without the guard that should stop it, so that no test passes for nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from samesaid.review.web.security.guards import ALL, Guard
from tests.review.security.attacks import ATTACKS, Attack

TABLE = [pytest.param(g, a, id=f"{g.name}-{a.__name__}") for g, attacks in ATTACKS.items() for a in attacks]


def test_every_guard_has_an_attack() -> None:
    assert set(ATTACKS) == set(Guard)


@pytest.mark.parametrize(("guard", "attack"), TABLE)
def test_an_attack_fails(guard: Guard, attack: Attack, tmp_path: Path) -> None:
    assert not attack(tmp_path, ALL), guard


@pytest.mark.parametrize(("guard", "attack"), TABLE)
def test_it_works_without_the_guard(guard: Guard, attack: Attack, tmp_path: Path) -> None:
    assert attack(tmp_path, ALL - {guard})
