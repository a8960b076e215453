"""A comparator that raises on a bead loses that bead only; one that fails as a whole loses only itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from samesaid.compare.evidence import Comparator, Evidence
from samesaid.compare.isolation import evidence_of, ranked
from samesaid.compare.pair import Pair, Side
from samesaid.compare.quantities.comparator import QuantityComparator
from samesaid.compare.quantities.grammars.zh import scanner
from samesaid.compare.registry import comparators
from samesaid.model import Document, Finding, Rule, SamesaidError, Severity, Span, literal, message
from tests.builders import document, pair

SOURCE = ("One ferry.", "A BAD ferry.", "Two ferries.", "Another BAD one.", "Three.")
TARGET = ("Ein Boot.", "Boote.", "Zwei Boote.", "Noch eins.", "Drei.")
RULES = {"X1": Rule("X1", "Words", "Any words.", "terminology", Severity.MINOR)}


def lengths(document: Document) -> tuple[int, ...]:
    """An annotation that raises as a whole where one sentence is bad."""
    if "BAD" in document.text:
        raise IndexError("string index out of range")
    return tuple(len(sentence.text) for sentence in document.sentences)


class Words:
    """Evidence of every bead, as long as ``trouble`` does not raise."""

    name, codes, canaries = "words", RULES, ()

    def __init__(self, trouble: Callable[[Pair, int], object]) -> None:
        self._trouble = trouble

    def compare(self, pair: Pair) -> Iterator[Evidence]:
        for index, bead in pair.matched():
            self._trouble(pair, index)
            place = pair.source.sentences(bead.source)[0].span
            yield Evidence("X1", literal("words"), index, (place,))


def in_the_bead(pair: Pair, index: int) -> None:
    if "BAD" in pair.source.text(pair.beads[index].source):
        raise IndexError("string index out of range")


def in_an_annotation(pair: Pair, index: int) -> int:
    return pair.source.annotate(lengths)[index]


def in_the_whole(pair: Pair, index: int) -> None:  # noqa: ARG001
    if len(pair.beads) > 1:
        raise ZeroDivisionError


def in_another_version(pair: Pair, index: int) -> None:  # noqa: ARG001
    for other in pair.other:
        other.annotate(lengths)


def never(*_: object) -> None:
    pass


def always(*_: object) -> None:
    raise RecursionError


def the_pair() -> Pair:
    return pair(document(*SOURCE), document(*TARGET, language="de"))


@pytest.mark.parametrize(
    ("trouble", "found", "lost"),
    [
        (in_the_bead, [0, 2, 4], [1, 3]),
        (in_an_annotation, [0, 2, 4], [1, 3]),
        (in_the_whole, [], [None]),
        (always, [], [None]),
        (never, [0, 1, 2, 3, 4], []),
    ],
)
def test_what_raises_is_lost_and_nothing_else(
    trouble: Callable[[Pair, int], object], found: list[int], lost: list[int | None]
) -> None:
    evidence, faults = evidence_of(Words(trouble), the_pair())
    assert [e.bead for e in evidence] == found
    assert [e.source_spans[0].of(the_pair().source.document.text) for e in evidence] == [SOURCE[i] for i in found]
    assert [(f.check, f.bead) for f in faults] == [("words", bead) for bead in lost]
    assert all(" in tests.compare.test_isolation, line " in f.error for f in faults)


def test_another_version_costs_the_votes_of_it_alone() -> None:
    three = replace(the_pair(), source=Side(document(*TARGET)), other=(Side(document(*SOURCE)),))
    evidence, faults = evidence_of(Words(in_another_version), three)
    assert [e.bead for e in evidence] == [0, 1, 2, 3, 4]
    assert [f.bead for f in faults] == [None]


@pytest.mark.parametrize("error", [KeyboardInterrupt, SystemExit, MemoryError, SamesaidError("a glossary")])
def test_what_is_no_fault_is_raised(error: BaseException | type[BaseException]) -> None:
    def trouble(*_: object) -> None:
        raise error

    with pytest.raises(error if isinstance(error, type) else type(error)):
        evidence_of(Words(trouble), the_pair())


def test_a_strict_run_raises() -> None:
    with pytest.raises(IndexError):
        evidence_of(Words(in_the_bead), the_pair(), strict=True)


@pytest.mark.parametrize(
    "evidence",
    [
        Evidence("X1", literal("a bead that is not there"), 5),
        Evidence("X1", literal("a place beyond the text"), 0, (Span(3, 900),)),
        Evidence("N101", literal("a code of another comparator"), 0),
    ],
    ids=lambda e: e.message.args[0][1],
)
def test_evidence_that_is_not_of_the_pair_is_a_fault(evidence: Evidence) -> None:
    class Wrong(Words):
        def compare(self, pair: Pair) -> Iterator[Evidence]:
            yield from super().compare(pair)
            yield evidence

    found, faults = evidence_of(Wrong(never), the_pair())
    assert (found, [f.bead for f in faults]) == ([], [None])


def _ranked(evidence: list[Evidence], strict: bool = False) -> tuple[list[Finding], list[tuple[str, int | None]]]:
    def say(text: object) -> str:
        if text == message("no.such.key"):
            raise KeyError("no.such.key")
        return "words"

    owners = {"X1": "words"}
    found, faults = ranked(the_pair(), evidence, RULES, owners, level="all", version=0, say=say, strict=strict)
    return list(found), [(f.check, f.bead) for f in faults]


def test_evidence_that_cannot_be_worded_is_left_out() -> None:
    good, bad = Evidence("X1", literal("words"), 0), Evidence("X1", message("no.such.key"), 2)
    found, faults = _ranked([good, bad])
    assert [f.bead for f in found] == [0]
    assert faults == [("words", 2)]
    with pytest.raises(KeyError):
        _ranked([good, bad], strict=True)


@pytest.mark.parametrize("comparator", comparators(), ids=lambda c: c.name)
def test_every_comparator_compares_the_rest_of_a_pair_whose_bead_is_broken(
    comparator: Comparator, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ours meet a hidden bead as they meet the empty row of a table: whatever raises, the others' evidence stays."""
    whole = type(comparator).compare

    def compare(self: Comparator, pair: Pair) -> list[Evidence]:
        if "BAD" in pair.source.document.text:
            raise IndexError
        return list(whole(self, pair))

    monkeypatch.setattr(type(comparator), "compare", compare)
    source = ("全市种树3.2万棵。", "BAD 市长林若溪说5万棵。", "预算为四百万元。", "港口局局长说不会。")
    target = ("The city planted 3,200 trees.", "Lin said 50,000.", "The budget is four thousand yuan.", "No.")
    evidence, faults = evidence_of(comparator, pair(document(*source, language="zh"), document(*target)))
    assert [f.bead for f in faults] == [1]
    assert all(e.bead != 1 for e in evidence)
    if comparator.name == "numbers":
        assert {e.bead for e in evidence} == {0, 2}


def test_a_fault_of_a_grammar_costs_its_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    """The evidence of all other beads is that of the same pair without the sentence."""
    at = scanner._at
    monkeypatch.setattr(scanner, "_at", lambda text, start: at(text, start) if "坏" not in text else at(text, 999))
    source = ("全市种树3.2万棵。", "坏了5万棵。", "预算为四百万元。")
    target = ("The city planted 3,200 trees.", "Broken 60,000.", "The budget is four thousand yuan.")
    evidence, faults = evidence_of(QuantityComparator(), pair(document(*source, language="zh"), document(*target)))
    assert [(e.code, e.bead) for e in evidence] == [("N104", 0), ("N104", 2)]
    assert [(f.bead, f.error.startswith("IndexError in samesaid.compare.quantities.grammars.zh")) for f in faults] == [
        (1, True)
    ]
