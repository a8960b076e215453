from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from samesaid.compare.coverage.comparator import CoverageComparator
from samesaid.compare.coverage.missing import gaps, missing
from samesaid.compare.evidence import Evidence
from samesaid.compare.pair import Pair
from samesaid.model import Bead
from tests.compare.coverage.topics import english, pair_of, skipped

FERRY = "The ferry office printed a new timetable for the whole summer."
STRIKE = "The drivers will go on strike from next Monday on."
FLOOD = "The flood reached the dikes shortly before midnight."
DOUGH = "The baker says that rye dough wants a warm corner."
LIBRARY = "The library has opened its doors to all readers again."


def evidence(pair: Pair) -> list[Evidence]:
    return list(missing(pair, skipped()))


def marked(pair: Pair, one: Evidence) -> list[str]:
    source = [s.of(pair.source.document.text) for s in one.source_spans]
    return source + [s.of(pair.target.document.text) for s in one.target_spans]


def test_a_missing_sentence_is_quoted() -> None:
    pair = pair_of([FERRY, STRIKE, FLOOD], [FERRY, "", FLOOD])
    (one,) = evidence(pair)
    assert (one.code, one.bead, one.facts) == ("O501", 1, frozenset())
    assert marked(pair, one) == [STRIKE]
    assert one.strength >= 0.8
    assert english(one).startswith("The version lacks this sentence of the reference: “The drivers will go")


def test_an_added_sentence_is_marked_in_the_version() -> None:
    pair = pair_of([FERRY, "", FLOOD], [FERRY, STRIKE, FLOOD])
    (one,) = evidence(pair)
    assert one.code == "O502"
    assert one.source_spans == ()
    assert marked(pair, one) == [STRIKE]


def test_consecutive_sentences_are_one_finding() -> None:
    pair = pair_of([FERRY, STRIKE, FLOOD, DOUGH, LIBRARY], [FERRY, "", "", "", LIBRARY])
    (one,) = evidence(pair)
    assert english(one).startswith("The version lacks 3 sentences of the reference (28 words), among them “The drivers")
    assert marked(pair, one) == [STRIKE, FLOOD, DOUGH]


def test_an_addition_between_two_missing_sentences_does_not_separate_them() -> None:
    pair = pair_of([FERRY, STRIKE, "", FLOOD, LIBRARY], [FERRY, "", DOUGH, "", LIBRARY])
    assert [(e.code, len(marked(pair, e))) for e in evidence(pair)] == [("O501", 2), ("O502", 1)]


def test_independent_rows_are_reported_one_by_one() -> None:
    pair = pair_of([FERRY, STRIKE, FLOOD], [FERRY, "", ""], independent=True)
    assert [e.bead for e in evidence(pair)] == [1, 2]


def test_a_formulaic_sentence_is_a_small_difference() -> None:
    (one,) = evidence(pair_of([FERRY, "Thank you very much."], [FERRY, ""]))
    assert one.facts == {"small"}
    assert one.strength < 0.8


def test_a_line_without_words_is_not_reported() -> None:
    assert evidence(pair_of([FERRY, "* * *", STRIKE], [FERRY, "", STRIKE])) == []


def test_a_sentence_that_a_neighbouring_bead_covers_is_not_missing() -> None:
    both = "From next Monday on the drivers are on strike, and the flood has reached the dikes."
    beads = [Bead((0,), (0,), 0.9), Bead((1,), (1,), 0.7), Bead((2,), ())]
    assert evidence(pair_of([FERRY, STRIKE, FLOOD], [FERRY, both], beads)) == []


def test_an_unrelated_neighbouring_bead_does_not_cover_it() -> None:
    beads = [Bead((0,), (0,), 0.9), Bead((1,), ()), Bead((2,), (1,), 0.9)]
    (one,) = evidence(pair_of([FERRY, STRIKE, FLOOD], [FERRY, FLOOD], beads))
    assert one.code == "O501"


def test_neighbours_follow_the_order_of_the_text_not_that_of_the_beads() -> None:
    both = "From next Monday on the drivers are on strike."
    beads = [Bead((0,), (2,), 0.9, moved=True), Bead((1,), (0,), 0.9), Bead((), (1,))]
    pair = pair_of([f"{STRIKE} {FLOOD}", FERRY], [FERRY, FLOOD, both], beads)
    assert evidence(pair) == []


def test_what_a_summary_leaves_out_is_one_sided() -> None:
    pair = pair_of([FERRY, STRIKE, FLOOD, DOUGH], [FERRY, "", "", ""])
    (one,) = evidence(pair)
    assert one.facts == {"one-sided"}


def test_an_untranslated_sentence_is_not_an_addition() -> None:
    pair = pair_of([FERRY, "", FLOOD], [FERRY, "司机们从下星期一开始罢工。", FLOOD])
    assert [e.code for e in CoverageComparator().compare(pair)] == ["O505"]


bead_shapes = st.sampled_from([(1, 1), (1, 0), (0, 1), (2, 1), (1, 2)])


@given(st.lists(bead_shapes, min_size=1, max_size=12))
def test_every_sentence_without_counterpart_is_in_exactly_one_gap(shapes: list[tuple[int, int]]) -> None:
    beads, s, t = [], 0, 0
    for n, m in shapes:
        beads.append(Bead(tuple(range(s, s + n)), tuple(range(t, t + m))))
        s, t = s + n, t + m
    pair = pair_of([FERRY] * s, [FERRY] * t, beads)
    for which, alone in (
        ("source", [i for b in beads if not b.target for i in b.source]),
        ("target", [i for b in beads if not b.source for i in b.target]),
    ):
        found = list(gaps(pair, which))  # type: ignore[arg-type]
        assert [i for gap in found for i in gap.sentences] == alone
        for gap in found:
            assert list(gap.sentences) == list(range(gap.sentences[0], gap.sentences[-1] + 1))
