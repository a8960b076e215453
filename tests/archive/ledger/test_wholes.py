"""Renderings that belong to a longer phrase, and those that mean something else: places and cosines that are told."""

from __future__ import annotations

import pytest

from samesaid.archive.ledger.cooccurrence import Occurrence, Phrase
from samesaid.archive.ledger.other_meanings import means_something_else, without_other_meanings
from samesaid.archive.ledger.renderings import Rendered
from samesaid.archive.ledger.wholes import Wholes
from samesaid.compare.terms.matching.phrases import phrase_key
from tests.archive.ledger.test_renderings import Told, vectors


def at(text: str, start: int = 0) -> Occurrence:
    return Occurrence(" ".join(phrase_key(text)), text, start, start + len(text))


def rendered(*renderings: tuple[str, tuple[int, ...]]) -> Rendered:
    places = [place for _, some in renderings for place in some]
    return Rendered(Phrase("船检", False, dict.fromkeys(places, 1)), renderings, {})


def kept(one: Rendered, at: dict[tuple[int, bool], list[Occurrence]], told: object) -> list[str]:
    (left,) = Wholes(at, told).kept([one])  # type: ignore[arg-type]
    return [text for text, _ in left.renderings]


BOTH = rendered(("ship inspection", (1, 2, 3)), ("yearly inspection", (7,)))


@pytest.mark.parametrize(
    ("near", "expected"), [(0.9, ["ship inspection"]), (0.6, ["ship inspection", "yearly inspection"])]
)
def test_what_renders_a_longer_phrase_of_the_original_better_renders_that(near: float, expected: list[str]) -> None:
    told = Told({("船检", "yearly inspection"): 0.7, ("年度船检", "yearly inspection"): near})
    assert kept(BOTH, {(7, True): [at("船检", 2), at("年度船检")]}, told) == expected


def test_a_term_that_also_stands_alone_there_is_rendered() -> None:
    told = Told({("船检", "yearly inspection"): 0.7, ("年度船检", "yearly inspection"): 0.9})
    here = [at("船检", 2), at("年度船检"), at("船检", 9)]
    assert kept(BOTH, {(7, True): here}, told) == ["ship inspection", "yearly inspection"]


@pytest.mark.parametrize("longer", ["yearly inspection of ships", "yearly inspection fee"])
def test_a_part_of_a_nearer_rendering_is_none(longer: str) -> None:
    told = Told({("船检", "yearly inspection"): 0.6, ("船检", "yearly inspection of ships"): 0.8})
    left = kept(BOTH, {(7, False): [at("yearly inspection"), at(longer)]}, told)
    assert ("yearly inspection" in left) == (longer == "yearly inspection fee")


def test_a_word_that_only_refers_makes_no_longer_phrase() -> None:
    told = Told({("船检", "yearly inspection"): 0.6, ("船检", "other yearly inspection"): 0.8})
    here = [at("yearly inspection", 6), at("other yearly inspection")]
    assert kept(BOTH, {(7, False): here}, told) == ["ship inspection", "yearly inspection"]


def test_a_term_keeps_its_renderings_where_none_would_be_left() -> None:
    one = rendered(("yearly inspection", (7,)), ("ship check", (8,)))
    told = Told({("年度船检", "yearly inspection"): 0.9, ("年度船检", "ship check"): 0.9})
    here = [at("船检", 2), at("年度船检")]
    assert kept(one, {(7, True): here, (8, True): here}, told) == ["yearly inspection", "ship check"]


@pytest.mark.parametrize(
    ("other", "words", "expected"),
    [
        ("ship survey", {"survey": 0.4}, False),
        ("ship noise", {"noise": 0.2}, True),
        ("vessel survey", {"vessel_survey": 0.1}, False),
        ("ship inspection fee", {"fee": 0.1}, False),
    ],
)
def test_what_differs_must_be_near_to_the_term_or_to_what_it_replaces(
    other: str, words: dict[str, float], expected: bool
) -> None:
    told = Told({("船检", text.replace("_", " ")): value for text, value in words.items()} | {
        ("inspection", text): value for text, value in words.items()
    })  # fmt: skip
    assert means_something_else("船检", "ship inspection", other, told) is expected  # type: ignore[arg-type]


def test_opposites_are_never_one_term() -> None:
    assert means_something_else("船检", "stable prices", "unstable prices", vectors(unstable=0.9))
    assert not means_something_else("船检", "stable prices", "steady prices", vectors(steady=0.9))


def test_the_usual_rendering_stays() -> None:
    one = rendered(("ship inspection", (1, 2, 3)), ("ship noise", (7,)), ("harbour check", (8,)))
    told = Told({("船检", "noise"): 0.1, ("inspection", "noise"): 0.1})
    (left,) = without_other_meanings([one], told)  # type: ignore[arg-type]
    assert [text for text, _ in left.renderings] == ["ship inspection", "harbour check"]
