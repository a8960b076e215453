"""Every target on a few inputs, and on all that once crashed; ``make fuzz`` runs them for as long as one likes."""

from __future__ import annotations

import json
import tomllib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz.choices import Choices
from tests.fuzz.hunt import HangError, Hunt, as_json, bounded, place_of, shortened
from tests.fuzz.target import Input, Target
from tests.fuzz.targets import all_targets
from tests.paths import TESTS

TARGETS = all_targets()
KEPT = tomllib.loads((TESTS / "cases" / "fuzz.toml").read_text(encoding="utf-8"))["case"]
# Examples of a target in `make test`: those that go a long way take a hundred times as long as a grammar.
_SLOW = {"check": 4, "pairs": 4, "collation": 5, "names": 6, "terms": 6}
_EXAMPLES = 15


@pytest.mark.parametrize("case", KEPT, ids=lambda c: f"{c['target']}: {c['input'][:60]}")
def test_what_once_crashed(case: dict[str, str]) -> None:
    TARGETS[case["target"]].run(json.loads(case["input"]))


@pytest.mark.parametrize("name", TARGETS)
def test_nothing_is_raised(name: str) -> None:
    target = TARGETS[name]

    @settings(max_examples=min(settings().max_examples, _SLOW.get(name, _EXAMPLES)))
    @given(st.binary(min_size=1, max_size=300))
    def run(data: bytes) -> None:
        given = target.make(Choices(data))
        assert json.loads(as_json(given)) == given
        target.run(given)

    run()


def _broken(given: Input) -> None:
    if "五" in given["text"] and "$" in given["text"]:
        raise IndexError("string index out of range")
    if "slow" in given["text"]:
        while True:
            pass


def test_a_hunt_finds_shortens_and_keeps_a_crash(tmp_path: Any, capsys: pytest.CaptureFixture[str]) -> None:
    target = Target("broken", lambda choices: {"text": choices.pick(("abc五de$f", "none", "slow"))}, _broken)
    hunt = Hunt(target, tmp_path, 0.2, 60.0)
    for data in (b"\0", b"\1", b"\2", b"\0"):
        hunt.one(data)
    assert hunt.report("by hand") == 1
    (kept,) = tomllib.loads((tmp_path / "broken-1.toml").read_text(encoding="utf-8"))["case"]
    assert (kept["target"], json.loads(kept["input"])) == ("broken", {"text": "五$"})
    assert "HangError in " in (tmp_path / "broken-2.txt").read_text(encoding="utf-8")
    assert "broken: 4 executions in " in capsys.readouterr().out


def test_shortening_keeps_the_shape_of_an_input() -> None:
    given = {"texts": [["one", "two"], ["three"]], "flag": True}
    assert shortened(given, lambda g: "tw" in as_json(g), lambda: False) == {"texts": [["tw"]], "flag": True}


def test_an_input_with_half_a_surrogate_pair_can_be_kept() -> None:
    assert as_json({"text": "五\ud83d"}) == '{"text": "\\u4e94\\ud83d"}'
    assert as_json({"text": "五"}) == '{"text": "五"}'


def test_the_bound_is_in_cpu_time() -> None:
    def work() -> None:
        with bounded(0.05):
            _broken({"text": "slow"})

    with pytest.raises(HangError) as raised:
        work()
    assert place_of(raised.value).startswith("HangError in ")
