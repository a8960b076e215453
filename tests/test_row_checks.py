"""Aligned text checked part by part: the same findings as at once, in memory that does not grow."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samesaid.documents import Row
from samesaid.documents.aligned.reader import Languages
from samesaid.model import Finding, Severity, Span
from samesaid.reports.formats import pair_rows
from samesaid.reports.formats.pair_rows import Part
from samesaid.row_checks import CheckedPairs, check_pairs, check_pairs_in_parts
from samesaid.settings import Settings
from tests.builders import LetterEncoder

NUMBERS = Settings(only=("numbers",), source_lang="en", target_lang="de")
_ROWS = st.lists(
    st.tuples(
        st.sampled_from(["It has 5 ships.", "In May 3,200 men left.", "Nothing.", ""]),
        st.sampled_from(
            ["Es hat 6 Schiffe.", "Im Mai gingen 3.200 Männer.", "Im Juni gingen 3.300 Männer.", "Nichts."]
        ),
    ),
    min_size=1,
    max_size=25,
)


def rows(texts: list[tuple[str, str]]) -> list[Row]:
    return [Row(f"r{n}", source, target) for n, (source, target) in enumerate(texts, 1)]


def in_parts(given: list[Row], size: int, chosen: Settings = NUMBERS) -> list[CheckedPairs]:
    return list(check_pairs_in_parts(given, settings=chosen, encoder=LetterEncoder(), rows_a_part=size))


def part_of(checked: CheckedPairs) -> Part:
    before = checked.before
    return Part(
        checked.findings, checked.ids, checked.source, checked.target, before.rows, before.source, before.target
    )


def written(parts: list[CheckedPairs], format: str) -> str:
    return "".join(str(piece) for piece in pair_rows.pieces(map(part_of, parts), format))


@settings(max_examples=25, deadline=None)
@given(texts=_ROWS, size=st.integers(1, 9))
@pytest.mark.parametrize("format", ["jsonl", "csv", "text"])
def test_a_file_in_parts_gives_the_bytes_of_the_file_at_once(
    format: str, texts: list[tuple[str, str]], size: int
) -> None:
    whole = check_pairs(rows(texts), settings=NUMBERS, encoder=LetterEncoder())
    parts = in_parts(rows(texts), size)
    assert written(parts, format) == written([whole], format)
    assert parts[-1].after == whole.after


def test_the_same_finding_again_has_an_id_of_its_own_in_every_part() -> None:
    parts = in_parts(rows([("It has 5 ships.", "Es hat 6 Schiffe.")] * 20), 4)
    ids = [finding.id for part in parts for finding in part.findings]
    assert len(parts) == 5
    assert len(set(ids)) == len(ids) == 20


def test_later_parts_say_once_what_is_known_within_a_part() -> None:
    texts = [("It has 5 ships.", "Es hat 6 Schiffe.")] * 20
    said = [[w.key for w in part.warnings if w.key == "warning.parts"] for part in in_parts(rows(texts), 8)]
    assert said == [[], ["warning.parts"]]
    assert len({w for part in in_parts(rows(texts), 4)[1:] for w in part.warnings}) == 1
    assert len(in_parts(rows(texts[:12]), 8)) == 1


def test_the_languages_of_the_first_part_hold_for_all() -> None:
    texts = [("The ferry left the old harbour at noon.", "Die Fähre verließ den alten Hafen am Mittag.")] * 4
    parts = in_parts(rows([*texts, ("12", "13"), ("14", "15"), ("16", "17")]), 4, Settings(only=("numbers",)))
    assert [(part.source.language, part.target.language) for part in parts] == [("en", "de")] * 2


def test_what_the_file_declares_comes_before_what_is_detected_and_after_what_is_set() -> None:
    def declared() -> Iterator[Row]:
        yield Row("1", "OK 5", "OK 6", None, Languages("pt", "it"))

    for chosen, found in (
        (Settings(only=("numbers",)), ("pt", "it")),
        (Settings(only=("numbers",), target_lang="ro"), ("pt", "ro")),
    ):
        (part,) = in_parts([*declared()], 4, chosen)
        assert (part.source.language, part.target.language) == found
        whole = check_pairs(declared(), settings=chosen, encoder=LetterEncoder())
        assert (whole.source.language, whole.target.language) == found


GERMAN = "Die Fähre verließ den alten Hafen am Mittag, und niemand hat sie danach noch einmal gesehen."


@pytest.mark.parametrize(("count", "read"), [(3, "en"), (30, "de")])
def test_a_long_text_in_another_language_than_its_file_declares_is_read_in_its_own(count: int, read: str) -> None:
    said = Languages("fr", "en")
    source = "Le vieux port était fermé à midi, et personne n'a revu le bateau depuis ce jour."
    given = [Row(str(n), source, GERMAN, None, said) for n in range(count)]
    (part,) = in_parts(given, 40, Settings(only=("numbers",)))
    assert (part.source.language, part.target.language) == ("fr", read)
    warned = [str(dict(w.args)) for w in part.warnings if w.key == "warning.declared"]
    assert len(warned) == (read == "de")
    (asked,) = in_parts(given, 40, Settings(only=("numbers",), target_lang="en"))
    assert asked.target.language == "en"
    assert "warning.declared" not in [w.key for w in asked.warnings]


def test_places_in_later_parts_count_from_the_beginning_of_the_file() -> None:
    merged = Finding("1", "N101", "numbers", Severity.MAJOR, 0.9, "m", bead=0, source_spans=(Span(1, 3),))
    outer = Finding(
        "0", "N101", "numbers", Severity.MAJOR, 0.9, "m", bead=0, target_spans=(Span(1, 3),), merged=(merged,)
    )
    (part,) = in_parts(rows([("abc", "def")]), 4)
    line = "".join(
        str(piece)
        for piece in pair_rows.pieces([Part([outer], part.ids, part.source, part.target, 7, 100, 200)], "jsonl")
    )
    record = json.loads(line)
    assert (record["bead"], record["target"]) == (7, [{"start": 201, "end": 203, "text": "ef"}])
    assert record["merged"][0]["source"] == [{"start": 101, "end": 103, "text": "bc"}]
