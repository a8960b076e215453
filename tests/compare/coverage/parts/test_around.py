"""Parts of sentences that the sentences around say, with the bundled encoder."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from samesaid.align.encoders.use import bundled
from samesaid.compare.coverage.parts.around import parts_not_said_around
from samesaid.compare.coverage.parts.tuning import STRENGTH_SAID_AROUND
from samesaid.compare.evidence import Evidence
from samesaid.compare.pair import pair_of
from samesaid.documents import from_rows
from samesaid.model import Bead, SideName

Rows = Sequence[tuple[str, str]]
TWO_IN_ONE: Rows = (
    (
        "She was elected to the town council.",
        "Sie wurde in den Stadtrat gewählt und leitete später als erste Frau die Kantonspolizei und ihre Hunde.",
    ),
    (
        "Later she was the first woman to lead the cantonal police and its dogs, and in spring she retired.",
        "Im Frühling ging sie in Pension.",
    ),
)
_LORRIES = (
    "The bridge was closed to heavy lorries in March and the town council has asked the army for a temporary ferry."
)
_LORRIES_ONLY = "Die Brücke wurde im März für schwere Lastwagen gesperrt."
SAID_BEFORE: Rows = (
    (_LORRIES, _LORRIES_ONLY),
    (
        "Repairs will take until autumn.",
        "Der Stadtrat hat die Armee um eine vorläufige Fähre gebeten. Die Reparatur dauert bis zum Herbst.",
    ),
)
SAID_NOWHERE: Rows = (
    (_LORRIES, _LORRIES_ONLY),
    ("Repairs will take until autumn.", "Die Reparatur dauert bis zum Herbst."),
)


def found(rows: Rows, *, independent: bool) -> dict[tuple[int | None, str], Evidence]:
    source, target = (from_rows([row[k] for row in rows], name="ab"[k], language=("en", "de")[k]) for k in range(2))
    beads = [Bead((i,), (i,), 0.6) for i in range(len(rows))]
    pair = pair_of(source, target, beads, bundled(), independent=independent)
    nothing: dict[SideName, frozenset[int]] = {"source": frozenset(), "target": frozenset()}
    return {(e.bead, e.code): e for e in parts_not_said_around(pair, nothing)}


@pytest.mark.parametrize(
    ("rows", "part"),
    [(TWO_IN_ONE, (0, "O502")), (TWO_IN_ONE, (1, "O501")), (SAID_BEFORE, (1, "O502"))],
    ids=["what follows is in one sentence", "what went before is in one sentence", "the sentence before says it"],
)
def test_what_a_neighbour_says_is_hidden_in_a_running_text_only(rows: Rows, part: tuple[int, str]) -> None:
    assert found(rows, independent=True)[part].strength > STRENGTH_SAID_AROUND
    assert found(rows, independent=False)[part].strength == STRENGTH_SAID_AROUND


def test_what_no_neighbour_says_is_reported() -> None:
    alone, among = (found(SAID_NOWHERE, independent=i)[0, "O501"] for i in (True, False))
    assert among == alone
    assert among.strength > STRENGTH_SAID_AROUND


def test_a_single_bead_has_no_neighbours() -> None:
    assert found(SAID_NOWHERE[:1], independent=False) == found(SAID_NOWHERE[:1], independent=True)
