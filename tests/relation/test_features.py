from __future__ import annotations

import pytest

from samesaid.model import Bead
from samesaid.relation.features import covered
from tests.builders import document

FOUR = document("a" * 10, "b" * 10, "c" * 10, "d" * 10)


@pytest.mark.parametrize(
    ("lengths", "beads", "share"),
    [
        ((10, 10, 10, 10), [Bead((i,), (i,)) for i in range(4)], 1.0),
        ((10, 10), [Bead((0,), (0,)), Bead((3,), (1,)), Bead((1,), ()), Bead((2,), ())], 0.5),
        # Four sentences in the words of one: it counts for one and a half.
        ((10,), [Bead((0, 1, 2, 3), (0,))], 15 / 40),
        ((30,), [Bead((0, 1, 2, 3), (0,))], 1.0),
        ((), [Bead((i,), ()) for i in range(4)], 0.0),
    ],
)
def test_a_run_counts_for_no_more_than_its_other_side_can_say(
    lengths: tuple[int, ...], beads: list[Bead], share: float
) -> None:
    other = document(*("x" * length for length in lengths))
    assert covered(FOUR, other, beads, stretch=1.5) == pytest.approx(share)


def test_a_text_without_letters_has_nothing_covered() -> None:
    assert covered(document(), FOUR, [], stretch=1.5) == 0.0
