"""Words of two passages that are linked."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from samesaid.compare.pair import Side
from samesaid.compare.terms import tuning
from samesaid.compare.terms.matching.passage import Passage
from samesaid.compare.terms.matching.word_alignment import align_words
from tests.builders import document


@pytest.mark.parametrize(("words", "linked"), [(3, 3), (200, 200), (600, 0)])
def test_passages_without_an_end_are_not_linked(words: int, linked: int) -> None:
    """The table of all pairs is not even made: it would not fit the memory for a list of some ten thousand words."""

    def cosines(one: Sequence[str], other: Sequence[str]) -> np.ndarray:
        assert len(one) * len(other) <= tuning.MAX_LINKED_PAIRS
        return np.zeros((len(one), len(other)))

    passage = Passage(Side(document("harbour " * words)), (0,))
    assert len(passage.content) == words
    assert len(align_words(passage, passage, cosines).same) == linked
