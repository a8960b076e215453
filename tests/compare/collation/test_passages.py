"""Rows of sentences that a text lacks or adds."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from samesaid.compare.collation import collate, with_votes
from samesaid.compare.pair import Side
from samesaid.compare.registry import code_table
from samesaid.model import Bead, ComparisonRow, Finding, Severity, Span
from samesaid.reports.catalogue import catalogue
from tests.builders import LetterEncoder, document, finding_of
from tests.compare.collation.helpers import cells

LINES = ("The ferry left at noon.", "Fishermen waved from the pier.", "It rained.", "The band played on.")
Lines = Sequence[str | int]
"""A version: the index of a sentence of ``LINES``, or a sentence of its own."""


def compared(*versions: Lines, unfound: Sequence[int] = ()) -> tuple[tuple[ComparisonRow, ...], tuple[Finding, ...]]:
    """The table of ``LINES`` and versions of it, and the findings with votes.

    Each sentence that only one side has is one finding, except those of ``LINES`` that are ``unfound``.
    """
    sides, alignments, findings = [Side(document(*LINES))], [], []
    for v, lines in enumerate(versions):
        text = document(*(LINES[line] if isinstance(line, int) else line for line in lines))
        sides.append(Side(text))
        beads, done = [], 0
        for j, line in enumerate(lines):
            if isinstance(line, int):
                beads += [Bead((i,), ()) for i in range(done, line)] + [Bead((line,), (j,), 0.9)]
                done = line + 1
            else:
                beads.append(Bead((), (j,)))
        beads += [Bead((i,), ()) for i in range(done, len(LINES))]
        alignments.append(tuple(beads))
        for n, bead in enumerate(beads):
            if not bead.target and bead.source[0] not in unfound:
                findings.append(_finding("O501", v, n, (sides[0].document.sentences[bead.source[0]].span,), ()))
            elif not bead.source:
                findings.append(_finding("O502", v, n, (), (text.sentences[bead.target[0]].span,)))
    table = collate(sides, alignments, findings, LetterEncoder(), code_table(), {"coverage"})
    documents = [side.document for side in sides[1:]]
    return table, with_votes(findings, table, documents, code_table(), catalogue("en").text)


def _finding(code: str, version: int, bead: int, source: tuple[Span, ...], target: tuple[Span, ...]) -> Finding:
    return finding_of(
        f"{code}-{version}-{bead}", code, "other", Severity.MAJOR, 0.9, "It differs.", version, bead, source, target
    )


def messages(findings: Sequence[Finding]) -> list[str]:
    return [finding.message.removeprefix("It differs.").strip() for finding in findings]


def test_a_sentence_that_one_version_lacks_has_a_row_and_the_version_is_odd() -> None:
    (row,), findings = compared((0, 2, 3), (0, 1, 2, 3))
    assert cells(row) == ("Fishermen waved from the pier", None, "Fishermen waved from the pier")
    assert (row.kind, row.odd, row.differs) == ("passage", (1,), True)
    assert messages(findings) == ["The other version has it."]


def test_what_both_versions_lack_is_one_row_and_no_text_is_odd() -> None:
    (row,), findings = compared((0, 2, 3), (0, 2, 3))
    assert cells(row) == ("Fishermen waved from the pier", None, None)
    assert (row.odd, row.weak_reference) == ((), False)
    assert messages(findings) == ["The other version lacks it, too."] * 2


def test_neighbours_are_one_row_where_the_same_versions_lack_them() -> None:
    table, _ = compared((0, 3), (0, 1, 3))
    assert [cells(row) for row in table] == [
        ("Fishermen waved from the pier", None, "Fishermen waved from the pier"),
        ("It rained", None, None),
    ]
    (row,), findings = compared((0, 3), (0, 1, 2, 3))
    assert cells(row)[0] == "Fishermen waved from the pier. It rained"
    assert row.cells[0] is not None
    assert len(row.cells[0].spans) == 2
    assert messages(findings) == ["The other version has it."] * 2


def test_a_sentence_that_one_version_adds_makes_it_odd() -> None:
    (row,), findings = compared((0, 1, "A dog barked.", 2, 3), (0, 1, 2, 3))
    assert (cells(row), row.odd) == ((None, "A dog barked", None), (1,))
    assert messages(findings) == [""]


def test_the_same_sentence_added_to_both_versions_is_one_row() -> None:
    (row,), findings = compared((0, "A dog barked loudly.", 1, 2, 3), (0, "A dog barked loudly!", 1, 2, 3))
    assert (cells(row), row.odd) == ((None, "A dog barked loudly", "A dog barked loudly!"), ())
    assert messages(findings) == ["The other version has it, too."] * 2


@pytest.mark.parametrize("other", [(0, "Zinc prices fell.", 1, 2, 3), (0, 1, 2, 3, "A dog barked loudly!")])
def test_other_sentences_or_other_places_are_rows_of_their_own(other: Lines) -> None:
    table, _ = compared((0, "A dog barked loudly.", 1, 2, 3), other)
    assert [row.odd for row in table] == [(1,), (2,)]


def test_a_sentence_without_a_finding_has_no_row() -> None:
    assert compared((0, 2, 3), (0, 1, 2, 3), unfound=(1,))[0] == ()


def test_of_three_versions_those_that_lack_it_are_counted() -> None:
    whole = (0, 1, 2, 3)
    (row,), findings = compared((0, 2, 3), whole, whole)
    assert row.odd == (1,)
    assert messages(findings) == ["The other 2 versions have it."]
    (row,), findings = compared((0, 2, 3), (0, 2, 3), whole)
    assert row.odd == ()
    assert messages(findings) == ["Another version has it."] * 2


def test_a_part_of_a_sentence_has_no_row() -> None:
    side = Side(document(*LINES))
    beads = tuple(Bead((i,), (i,), 0.9) for i in range(len(LINES)))
    part = _finding("O501", 0, 1, (Span(24, 33),), ())
    assert collate([side] * 3, [beads] * 2, [part], LetterEncoder(), code_table(), {"coverage"}) == ()
