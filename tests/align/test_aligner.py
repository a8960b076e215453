"""Documents in, beads out."""

import tomllib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samesaid.align import aligner
from samesaid.align.aligner import align, relatedness
from samesaid.align.bead_boundaries import Rescorer
from samesaid.align.encoders.registry import bundled
from samesaid.align.overlaps import bead_cosine, both_overlaps
from samesaid.align.posterior import moved_confidence, posterior
from samesaid.align.tuning import DEFAULT, MIN_RELATEDNESS, UNKNOWN_LANGUAGE, Tuning
from samesaid.model import Bead, Document
from tests.align.builders import RandomWordEncoder, VocabularyEncoder, document
from tests.paths import CASES

FIGURES = tomllib.loads((CASES / "alignment_figures.toml").read_text(encoding="utf-8"))["pairs"]

CHINESE = [
    "港务局周二公布了五月份的统计数字。",
    "当月共有412艘船舶进港，比去年同期增加9艘。",
    "其中三分之二装运粮食。",
    "局长说，码头的两台旧吊车将在年底前更换。",
    "为此市政府拨款三百万元。",
    "渔民协会对此表示欢迎，但要求降低泊位费。",
    "协会主席抱怨说，小船付的钱和大船一样多。",
    "天气预报说本周末有大雾，渡轮可能停航。",
]
ENGLISH = [
    "The port authority published its figures for May on Tuesday.",
    "A total of 412 ships entered the port that month, 9 more than in the same month last year.",
    "Two thirds of them carried grain.",
    "The director said that the two old cranes on the quay would be replaced before the end of the year.",
    "The city government has granted three million yuan for this.",
    "The fishermen's association welcomed the plan but asked for lower berth fees.",
    "Its chairman complained that small boats pay as much as large ones.",
    "Heavy fog is forecast for this weekend, and the ferries may not run.",
]


def links(beads: tuple[Bead, ...]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [(bead.source, bead.target) for bead in beads]


def one_to_one(*pairs: tuple[int, int]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [((i,), (j,)) for i, j in pairs]


def pair(source: list[str], target: list[str]) -> tuple[Document, Document]:
    return document(source, "zh"), document(target, "en")


def test_sentence_by_sentence() -> None:
    beads = align(*pair(CHINESE, ENGLISH), bundled())
    assert links(beads) == one_to_one(*((i, i) for i in range(8)))
    assert all(0.3 < bead.similarity <= 1.0 and not bead.moved for bead in beads)


@pytest.mark.parametrize("missing", range(8))
def test_a_missing_sentence(missing: int) -> None:
    target = ENGLISH[:missing] + ENGLISH[missing + 1 :]
    expected = one_to_one(*((i, i - (i > missing)) for i in range(8)))
    expected[missing] = ((missing,), ())
    assert links(align(*pair(CHINESE, target), bundled())) == expected


@pytest.mark.parametrize("added", [2, 5])
def test_an_added_sentence(added: int) -> None:
    source = CHINESE[:added] + CHINESE[added + 1 :]
    found = links(align(*pair(source, ENGLISH), bundled()))
    assert ((), (added,)) in found
    assert len(found) == 8


def test_two_sentences_rendered_as_one() -> None:
    merged = (
        "The director said that the two old cranes would be replaced, for which the city grants three million yuan."
    )
    found = links(align(*pair(CHINESE, [*ENGLISH[:3], merged, *ENGLISH[5:]]), bundled()))
    assert found == [*one_to_one((0, 0), (1, 1), (2, 2)), ((3, 4), (3,)), *one_to_one((5, 4), (6, 5), (7, 6))]


def test_one_sentence_rendered_as_two() -> None:
    split = ["The fishermen's association welcomed the plan.", "It asked, however, for lower berth fees."]
    found = links(align(*pair(CHINESE, [*ENGLISH[:5], *split, *ENGLISH[6:]]), bundled()))
    assert found == [*one_to_one(*((i, i) for i in range(5))), ((5,), (5, 6)), *one_to_one((6, 7), (7, 8))]


def test_a_moved_passage() -> None:
    order = [0, 5, 6, 1, 2, 3, 4, 7]
    beads = align(*pair(CHINESE, [ENGLISH[i] for i in order]), bundled())
    assert links(beads) == one_to_one(*((i, order.index(i)) for i in range(8)))
    assert {bead.source for bead in beads if bead.moved} == {(5,), (6,)}


def test_what_the_search_left_out_in_its_order_is_not_moved() -> None:
    left, right = both_overlaps(CHINESE, ENGLISH, bundled())
    scorer, path = aligner.search(left, right)
    assert path == [(i, i + 1, i, i + 1) for i in range(8)]
    without = [bead for bead in path if bead[0] != 4]
    found = aligner.refine(scorer, without, posterior(scorer, path), Rescorer(CHINESE, ENGLISH, bundled()))
    assert not found.moved
    assert sorted(found.in_order) == path
    # Of a bead that was found beside the path the similarity alone is known.
    share = bead_cosine(left, right, path[4]) / scorer.stats.typical_cosine
    assert found.in_order[path[4]] == pytest.approx(moved_confidence(share, DEFAULT.confidence))


def test_an_article_that_begins_with_the_numbers() -> None:
    """The opening of the briefing has no counterpart; it must not keep the first sentence of the article."""
    briefing = ["各位记者上午好，欢迎出席今天的发布会。", "现在请大家提问。", *CHINESE[3:8], CHINESE[1], CHINESE[2]]
    article = [ENGLISH[1], *ENGLISH[3:8]]
    beads = align(*pair(briefing, article), bundled())
    assert ((7,), (0,)) in links(beads)
    assert [bead.source for bead in beads if bead.moved] == [(7,)]
    assert [bead.source for bead in beads if not bead.target] == [(0,), (1,), (8,)]


def test_the_same_text_twice() -> None:
    beads = align(document(ENGLISH), document(ENGLISH), bundled())
    assert links(beads) == one_to_one(*((i, i) for i in range(8)))
    assert all(bead.similarity == pytest.approx(1, abs=1e-3) for bead in beads)


def test_sentences_without_text_have_no_counterpart() -> None:
    source, target = ["", *CHINESE[:3], " ", *CHINESE[3:]], [*ENGLISH[:2], "", *ENGLISH[2:]]
    beads = align(*pair(source, target), bundled())
    assert [bead for bead in links(beads) if not (bead[0] and bead[1])] == [((0,), ()), ((), (2,)), ((4,), ())]


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ([], [], []),
        (CHINESE[:2], [], [((0,), ()), ((1,), ())]),
        ([], ENGLISH[:1], [((), (0,))]),
        ([""], [""], [((0,), ()), ((), (0,))]),
        (CHINESE[1:2], ENGLISH[1:2], [((0,), (0,))]),
    ],
)
def test_odd_sizes(source: list[str], target: list[str], expected: list[tuple[tuple[int, ...], ...]]) -> None:
    assert links(align(*pair(source, target), bundled())) == expected


def test_three_sentences_in_a_long_text() -> None:
    filler = [f"Item {i} of the annual inventory is stored in room {i * 7 % 90}." for i in range(400)]
    target = [*filler[:250], *ENGLISH[1:4], *filler[250:]]
    found = [bead for bead in links(align(*pair(CHINESE[1:4], target), bundled())) if bead[0] and bead[1]]
    assert found == one_to_one((0, 250), (1, 251), (2, 252))


def test_versions_are_related_and_other_texts_are_not() -> None:
    recipe = [
        "Peel the pears and cut them into quarters.",
        "Melt the butter with a spoonful of honey.",
        "Turn the fruit over once it is golden.",
        "Serve it warm, with a little cream.",
    ]
    same, other = pair(CHINESE, ENGLISH), pair(CHINESE, recipe)
    assert relatedness(align(*same, bundled()), *same) > 0.5
    assert relatedness(align(*other, bundled()), *other) < MIN_RELATEDNESS


def test_relatedness_is_the_share_of_the_text_times_its_similarity() -> None:
    source, target = document(["a" * 30, "b" * 10]), document(["c" * 10, "d" * 10, "e" * 80])
    beads = (Bead((0,), (0,), 0.8), Bead((1,), (1, 2), 0.4), Bead((), (), 0.9))
    assert relatedness(beads, source, target) == pytest.approx((30 * 0.8 + 10 * 0.4) / 40)
    alone = (Bead((0,), ()), Bead((), (0,)), Bead((1,), (1,), -0.5))
    assert relatedness(alone, source, target) == 0.0
    assert relatedness((), document([]), document([])) == 0.0
    assert relatedness((Bead((0,), (2,), 0.5),), source, target) == pytest.approx(0.8 * 0.5)


@pytest.mark.parametrize(
    ("known", "languages", "tuning"),
    [
        (None, ("hu", "en"), DEFAULT),
        ({"en", "zh"}, ("zh-Hant", "en"), DEFAULT),
        ({"en", "zh"}, ("und", "en"), DEFAULT),
        ({"en", "zh"}, ("hu", "en"), UNKNOWN_LANGUAGE),
        ({"en", "zh"}, ("en", "hu"), UNKNOWN_LANGUAGE),
    ],
)
def test_the_tuning_is_that_of_the_encoders_languages(
    known: set[str] | None, languages: tuple[str, str], tuning: Tuning, monkeypatch: pytest.MonkeyPatch
) -> None:
    encoder = VocabularyEncoder("one=two", languages=frozenset(known) if known else None)
    used: list[Tuning] = []
    search = aligner.search
    monkeypatch.setattr(aligner, "search", lambda left, right, t: used.append(t) or search(left, right, t))
    texts = document(["one"], languages[0]), document(["two"], languages[1])
    align(*texts, encoder)
    align(*texts, encoder, DEFAULT)
    assert used == [tuning, DEFAULT]


def test_sentences_alone_are_where_they_are_in_the_text() -> None:
    """Before, between and after those that have a counterpart."""
    added = ["Nobody asked the mayor.", "A dog barked.", "It was over by noon.", "Copies may be ordered."]
    target = [[*ENGLISH, *added][i] for i in (8, 0, 9, 1, 2, 10, 3, 4, 6, 7, 11)]
    beads = align(*pair(CHINESE, target), bundled())
    assert [bead for bead in links(beads) if not (bead[0] and bead[1])] == [
        ((), (0,)),
        ((), (2,)),
        ((), (5,)),
        ((5,), ()),
        ((), (10,)),
    ]
    assert [bead[1] for bead in links(beads) if bead[1]] == [(j,) for j in range(11)]


@pytest.mark.parametrize("case", FIGURES, ids=lambda case: case["name"])
def test_similarity_and_confidence_in_figures(case: dict[str, Any]) -> None:
    """Nothing here is right or wrong by itself; but who changes these numbers should know that they do."""
    texts = [CHINESE[i] for i in case["source"]], [ENGLISH[i] for i in case["target"]]
    beads = align(*pair(*texts), bundled())
    sources, targets, similarities, confidences = zip(*case["beads"], strict=True)
    assert links(beads) == list(zip(map(tuple, sources), map(tuple, targets), strict=True))
    assert [bead.similarity for bead in beads] == pytest.approx(similarities, abs=2e-3)
    assert [bead.confidence for bead in beads] == pytest.approx(confidences, abs=2e-3)


def test_unrelated_texts_are_matched_without_confidence() -> None:
    recipe = [
        f"{verb} the {fruit} and set it aside." for verb in ("Peel", "Wash", "Slice") for fruit in ("pear", "fig")
    ]
    beads = align(*pair(CHINESE, recipe), bundled())
    assert all(bead.confidence < 0.9 for bead in beads if bead.source and bead.target)


def test_a_line_repeated() -> None:
    """More copies on one side: the extra ones have no counterpart, and which ones these are is uncertain."""
    beads = align(document(["The same line."] * 6), document(["The same line."] * 8), bundled())
    assert sum(bool(bead.source and bead.target) for bead in beads) == 6
    assert any(bead.confidence < 0.9 for bead in beads)


@pytest.mark.parametrize("first", [True, False])
def test_few_sentences_against_many(first: bool) -> None:
    many = [f"Room {i} of the archive holds {i * 3} boxes of letters." for i in range(600)]
    many[300:303] = ENGLISH[1:4]
    sides = pair(CHINESE[1:4], many)
    beads = align(*(sides if first else sides[::-1]), bundled())
    found = [(bead.source[0], bead.target[0]) for bead in beads if bead.source and bead.target]
    assert found == [(k, 300 + k) if first else (300 + k, k) for k in range(3)]


def test_a_language_that_the_encoder_does_not_know() -> None:
    """Names, numbers and punctuation are enough to align the two (a Hungarian text of ours)."""
    hungarian = [
        "Kovács Anna 1931-ben született Szegeden.",
        "Miért ment el onnan?",
        "Senki sem tudja.",
        "1956-ban a 14 hajóból csak 3 maradt.",
        "A fia, Péter, „nagy embernek” nevezte.",
    ]
    english = [
        "Anna Kovács was born in Szeged in 1931.",
        "Why did she leave?",
        "Nobody knows.",
        "In 1956 only 3 of the 14 ships were left.",
        "Her son Péter called her “a great person”.",
    ]
    beads = align(document(hungarian, "hu"), document(english), bundled())
    assert links(beads) == one_to_one(*((i, i) for i in range(5)))


WORDS = st.sampled_from(["harbour", "ferry", "grain", "crane", "fog", "fee", "boat", "412", "quay", "May"])
SENTENCES = st.lists(st.lists(WORDS, max_size=6).map(" ".join), max_size=25)


@settings(max_examples=60, deadline=None)
@given(SENTENCES, SENTENCES)
def test_every_sentence_is_in_one_bead(source: list[str], target: list[str]) -> None:
    beads = align(document(source), document(target), RandomWordEncoder())
    assert sorted(i for bead in beads for i in bead.source) == list(range(len(source)))
    assert sorted(j for bead in beads for j in bead.target) == list(range(len(target)))
    starts = [bead.source[0] for bead in beads if bead.source]
    assert starts == sorted(starts)
    in_order = [bead.target[0] for bead in beads if bead.target and not bead.moved]
    assert in_order == sorted(in_order)
    for texts, runs in ((source, [bead.source for bead in beads]), (target, [bead.target for bead in beads])):
        for run in runs:
            assert all(not texts[i] for i in range(run[0], run[-1]) if i not in run) if run else True
