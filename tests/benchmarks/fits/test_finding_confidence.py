"""The fit of the confidence of findings: what is frequent among the right is confident, what is rare stays with the
rest, and what was not measured is left alone.
"""

from __future__ import annotations

import pytest

from benchmarks.fits.finding_confidence import calibration_error, fitted, left_out, reliability
from benchmarks.fits.judged import Sample, judged
from samesaid.compare.confidence.measured import kind_of

GOOD, BAD = (kind_of(code, f"code.{code}.seen", ("zh", "en")) for code in ("N104", "N101"))


def alarms(kind: object, strength: float, right: int, false: int, name: str = "a") -> list[Sample]:
    return [Sample(name, kind, strength, n < right, 1.0) for n in range(right + false)]  # type: ignore[arg-type]


ROWS = [
    *alarms(GOOD, 0.9, 45, 5), *alarms(GOOD, 0.6, 30, 20), *alarms(BAD, 0.5, 5, 45),
    *alarms(GOOD, 0.9, 44, 6, "b"), *alarms(GOOD, 0.6, 32, 18, "b"), *alarms(BAD, 0.5, 6, 44, "b"),
]  # fmt: skip


def test_what_is_often_right_is_confident() -> None:
    model = fitted(ROWS)
    assert model.codes == {"N104", "N101"}
    assert model.confidence(GOOD, 0.9) > 0.75
    assert 0.5 < model.confidence(GOOD, 0.6) < 0.75
    assert model.confidence(BAD, 0.5) < 0.25


def test_strength_that_says_the_opposite_is_not_used() -> None:
    model = fitted([*alarms(GOOD, 0.9, 20, 40), *alarms(GOOD, 0.6, 40, 20)])
    assert model.confidence(GOOD, 0.9) == model.confidence(GOOD, 0.6)


def test_what_is_rare_is_not_measured() -> None:
    rare = kind_of("N105", "code.N105.seen", ("zh", "en"))
    model = fitted([*ROWS, *alarms(rare, 0.9, 2, 0)])
    assert model.confidence(rare, 0.7) == 0.7
    assert fitted(alarms(GOOD, 0.9, 4, 4)).codes == frozenset()


def test_each_set_is_judged_by_the_others() -> None:
    apart = left_out(ROWS)
    assert len(apart) == len(ROWS)
    assert calibration_error(apart) < 0.07
    assert sum(weight for *_, weight in reliability(apart)) == len(ROWS)
    assert calibration_error([(row, 1.0) for row in ROWS]) == pytest.approx(
        sum(not row.right for row in ROWS) / len(ROWS)
    )


def test_a_verdict_is_that_of_the_code_or_else_of_the_family() -> None:
    known = [("N102", "false"), ("D201", "real"), ("E302", "defensible")]
    assert judged(["N102", "N103", "E301", "E302"], known) == ["false", "real", None, "defensible"]
    assert judged(["T404"], known) == [None]
