"""Floors rise, are lowered only with a reason, and cannot be edited by hand; scores of alignments."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import floors
from benchmarks.figures import Figure
from benchmarks.measures.alignment import links, missing_lines, precision_recall, strict_f1

HIGH = Figure("align x strict F1", 0.90, "higher", "aaaa")
LOW = Figure("alarms", 2.0, "lower", "aaaa")


def test_the_floors_of_the_project_are_sealed() -> None:
    assert floors.load()


def test_a_floor_rises_and_is_never_lowered_by_itself() -> None:
    known = floors.record([HIGH, LOW], {})
    better = [Figure("align x strict F1", 0.93, "higher", "aaaa"), Figure("alarms", 1.0, "lower", "aaaa")]
    risen = floors.record(better, known)
    assert (risen["align x strict F1"].value, risen["alarms"].value) == (0.93, 1.0)
    assert floors.record([HIGH, LOW], risen) == risen
    assert len(floors.broken([HIGH, LOW], risen)) == 2


def test_lowering_needs_a_name_and_a_reason() -> None:
    known = floors.record([Figure("alarms", 1.0, "lower", "aaaa")], {})
    with pytest.raises(ValueError, match="only with a reason"):
        floors.record([LOW], known, lower="alarms")
    lowered = floors.record([LOW], known, lower="alarms", why="the set has new rows")
    assert (lowered["alarms"].value, lowered["alarms"].why) == (2.0, "the set has new rows")


def test_a_figure_on_other_data_does_not_replace_a_floor() -> None:
    known = floors.record([HIGH], {})
    other = Figure("align x strict F1", 0.99, "higher", "bbbb")
    assert floors.record([other], known) == known
    assert "data changed" in floors.broken([other], known)[0]


def test_an_edit_by_hand_breaks_the_seal(tmp_path: Path) -> None:
    path = tmp_path / "floors.toml"
    floors.save(floors.record([HIGH], {}), path)
    assert floors.load(path)["align x strict F1"].value == 0.90
    path.write_text(path.read_text().replace("0.9000", "0.8000"), encoding="utf-8")
    with pytest.raises(ValueError, match="edited by hand"):
        floors.load(path)


def test_scores_follow_their_definitions() -> None:
    gold = frozenset({((0,), (0,)), ((1,), ()), ((2,), (1, 2))})
    test = frozenset({((0,), (0,)), ((1, 2), (1, 2))})
    assert strict_f1([gold], [gold]) == 1.0
    assert strict_f1([gold], [test]) == pytest.approx(0.5)
    assert missing_lines(gold) == {("source", 1)}
    assert links(gold) == {(0, 0), (2, 1), (2, 2)}
    assert precision_recall([gold], [test], links) == (3 / 5, 1.0)
