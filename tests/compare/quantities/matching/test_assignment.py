"""The numbers of two sentences: which belong together, which differ, which have no counterpart."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from samesaid.compare.quantities.matching.assignment import match
from samesaid.compare.quantities.matching.mismatches import pair_leftovers
from samesaid.compare.quantities.reader import quantities
from samesaid.compare.quantities.tuning import REPEATED_FACTOR
from tests.compare.quantities.cases import document, language_of, load

CASES = load("numbers_of_two_sentences.toml")["sentences"]["cases"]
MARKS = {1.0: "", REPEATED_FACTOR: " (repeated)"}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['source']} / {case['target']}")
def test_numbers_of_two_sentences(case: dict[str, Any]) -> None:
    texts = (document(language_of(case[side]), [case[side]]) for side in ("source", "target"))
    source, target = (quantities(replace(text, published=case.get("published")))[0] for text in texts)
    found = match(source, target)
    equal = [f"{one.text} = {other.text}" for one, other in found.pairs]
    different = [f"{one.text} ≠ {other.text}{MARKS[factor]}" for one, other, factor in pair_leftovers(found)]
    left, right = ([mention.text for mention in side] for side in (found.source, found.target))
    expected = [case.get(part, []) for part in ("equal", "different", "left", "right")]
    assert [equal, different, left, right] == expected
