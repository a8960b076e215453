"""Every code of names fires where it must and is quiet where it must not fire."""

from __future__ import annotations

import pytest

from samesaid.compare.evidence import Canary
from samesaid.compare.names.comparator import NameComparator
from tests.compare.names.sides import lines


@pytest.mark.parametrize("canary", NameComparator.canaries, ids=lambda c: f"{c.code}-{c.target[:24]}")
def test_canary(canary: Canary) -> None:
    pair = lines(canary.source_language, canary.target_language, canary.source, canary.target)
    codes = {evidence.code for evidence in NameComparator().compare(pair)}
    assert (canary.code in codes) is canary.fires


def test_every_code_has_a_firing_and_a_quiet_canary() -> None:
    told = {(canary.code, canary.fires) for canary in NameComparator.canaries}
    assert told == {(code, fires) for code in NameComparator.codes for fires in (True, False)}
