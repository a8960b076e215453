"""Who said it, changed in clean rows: what is planted, and that it is found."""

from __future__ import annotations

import random

import pytest

from benchmarks.corpora.error_quotations import (
    HEDGE_PUT,
    HEDGE_TAKEN,
    MARKS,
    RULES,
    SOURCE_TAKEN,
    WORD,
    attributions,
    quotations,
    speakers,
)
from benchmarks.measures.planted_quotations import alarms

CASES = [
    ("en", HEDGE_TAKEN, "The mill reportedly closed.", "The mill closed."),
    ("en", HEDGE_TAKEN, "The mill closed.", None),
    ("en", SOURCE_TAKEN, "According to the miller, it rained.", "it rained."),
    ("en", SOURCE_TAKEN, "“It rained,” he said.", "“It rained,”."),
    ("zh", HEDGE_TAKEN, "据说，磨坊关了。", "磨坊关了。"),
    ("zh", SOURCE_TAKEN, "据港务局介绍，渡轮晚点。", "渡轮晚点。"),
    ("de", HEDGE_TAKEN, "Die angebliche Mühle ist zu.", "Die Mühle ist zu."),
    ("fr", SOURCE_TAKEN, "Selon le meunier, il pleut.", "il pleut."),
    ("es", SOURCE_TAKEN, "Según el molinero, llueve.", "llueve."),
]


@pytest.mark.parametrize(("language", "name", "text", "expected"), CASES)
def test_an_attribution_is_taken_away(language: str, name: str, text: str, expected: str | None) -> None:
    rule = next(r for r in RULES if (r.language, r.name) == (language, name))
    assert rule.applied(text, random.Random(1)) == expected


def test_a_hedge_that_is_put_is_found() -> None:
    rows = [("磨坊关了。", "The mill is closed.")]
    errors = [e.row for e in attributions(rows, ("zh", "en"), "seed") if e.kind == HEDGE_PUT]
    assert errors == [("据说，磨坊关了。", "The mill is closed."), ("磨坊关了。", "Reportedly, The mill is closed.")]
    assert sorted(alarms(errors, ("zh", "en"))) == [0, 1]
    assert alarms(rows, ("zh", "en")) == {}


def test_a_speaker_that_is_replaced_is_found() -> None:
    rows = [(text, text) for text in ("“It is late,” Anna Weber said.", "John Miller went home to the old town.")]
    errors = [e.row for e in speakers(rows, ("en", "en"), "seed")]
    assert ("“It is late,” Anna Weber said.", "“It is late,” John Miller said.") in errors
    assert sorted(alarms(errors, ("en", "en"))) == list(range(len(errors)))


def test_a_quotation_that_is_changed_is_found() -> None:
    text = "The captain said: “We shall repair the engine before the winter.” Nobody saw the rudder."
    errors = {e.kind: e.row for e in quotations([(text, text)], "seed")}
    assert errors[MARKS] == (text, text.replace("“", "").replace("”", ""))
    assert sorted(errors) == sorted((MARKS, WORD))
    assert sorted(alarms(list(errors.values()), ("en", "en"))) == [0, 1]
