"""E401 and O505: one finding a passage, and nothing else about its words."""

from __future__ import annotations

from samesaid.compare.coverage.comparator import CoverageComparator
from samesaid.compare.evidence import Evidence
from samesaid.compare.ranking import rank
from samesaid.compare.registry import code_table
from samesaid.model import Span, message
from tests.compare.coverage.topics import english, pair_of

ENGLISH = ("The ferry did not sail because of the fog.", "The pilots of the port were content.", "We thank everybody.")
RUSSIAN = ("Паром не вышел из-за тумана.", "Лоцманы порта были довольны.", "Мы благодарим всех.")
FRENCH = (
    "Le bac n'a pas pu quitter le port parce que le brouillard était trop épais.",
    "Les pilotes du port en étaient tous très contents et sont rentrés chez eux.",
)


def garbled(text: str) -> str:
    return text.encode("cp1251").decode("cp1252")


def coverage(target: list[str], *, independent: bool = False, source: tuple[str, ...] = ENGLISH) -> list[Evidence]:
    pair = pair_of(list(source[: len(target)]), target, languages=("en", "ru"), independent=independent)
    return list(CoverageComparator().compare(pair))


def test_garbled_sentences_in_a_row_are_one_finding() -> None:
    (one,) = coverage([garbled(RUSSIAN[0]), garbled(RUSSIAN[1]), RUSSIAN[2]])
    assert (one.code, one.bead, len(one.target_spans)) == ("E401", 0, 2)
    assert english(one) == (
        f"The encoding of 2 sentences is broken, among them “{garbled(RUSSIAN[0]).rstrip('.')}”. "
        f"It is probably Windows-1251 that was read as Windows-1252: “{RUSSIAN[0].rstrip('.')}”."
    )
    found = coverage([garbled(RUSSIAN[0]), RUSSIAN[1], garbled(RUSSIAN[2])])
    assert [(e.code, e.bead) for e in found] == [("E401", 0), ("E401", 2)]


def test_each_row_of_aligned_text_is_a_passage() -> None:
    found = coverage([garbled(RUSSIAN[0]), garbled(RUSSIAN[1])], independent=True)
    assert [(e.code, e.bead) for e in found] == [("E401", 0), ("E401", 1)]


def test_a_garbled_reference_is_reported_there() -> None:
    (one,) = coverage(list(RUSSIAN), source=("The harbour\ufffds pilots \ufffd\ufffd\ufffd.", *ENGLISH[1:]))
    assert (one.code, one.target_spans) == ("E401", ())
    assert english(one) == "The encoding of this sentence is broken: “The harbour\ufffds pilots \ufffd\ufffd\ufffd”."


def test_what_both_sides_have_alike_is_meant_so() -> None:
    assert coverage(["????? ???? ???"], source=("????? ???? ???",)) == []


def test_sentences_in_a_third_language_are_one_finding() -> None:
    pair = pair_of(list(ENGLISH), [*FRENCH, "Wir danken allen."], languages=("en", "de"))
    (one,) = CoverageComparator().compare(pair)
    assert (one.code, one.bead, len(one.target_spans)) == ("O505", 0, 2)
    assert english(one).startswith("2 sentences of the version are in another language (French), among them “Le bac")


def test_what_is_still_in_the_language_of_the_reference_is_untranslated() -> None:
    pair = pair_of(
        ["Le bac n'a pas quitté le port."],
        ["Le bac n'est pas parti parce que le brouillard était trop épais pour les pilotes."],
        languages=("fr", "de"),
    )
    assert [e.code for e in CoverageComparator().compare(pair)] == ["O503"]


def test_nothing_else_is_said_about_an_unreadable_passage() -> None:
    pair = pair_of(list(ENGLISH), [garbled(RUSSIAN[0]), garbled(RUSSIAN[1]), RUSSIAN[2]], languages=("en", "ru"))
    ends = [s.span for s in pair.target.document.sentences]
    others = [
        Evidence("E302", message("x"), 1, (Span(50, 55),), (Span(ends[1].start, ends[1].start + 4),)),
        Evidence("N103", message("x"), 1, (Span(50, 55),), ()),
        Evidence("N103", message("x"), 2, (Span(90, 92),), ()),
    ]
    found = rank(pair, [*CoverageComparator().compare(pair), *others], code_table())
    assert {(f.code, f.bead) for f in found} == {("N103", 2), ("E401", 0)}


def test_beside_a_few_broken_characters_the_rest_is_compared() -> None:
    pair = pair_of(["The café opens at six."], ["Le cafÃ© ouvre à sept heures."], languages=("en", "fr"))
    one = Evidence("N104", message("x"), 0, (Span(18, 21),), (Span(18, 22),))
    absent = Evidence("E301", message("x"), 0, (Span(4, 8),), ())
    found = rank(pair, [*CoverageComparator().compare(pair), one, absent], code_table())
    assert {f.code for f in found} == {"N104", "E301", "E401"}
