from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from samesaid.documents import rows
from samesaid.model import Bead
from samesaid.reports.alignment import write
from samesaid.reports.common.atomic_write import write as write_file
from tests.reports.alignment.sample import BEADS, CONTROLS, EVIL, SOURCE, TARGET
from tests.reports.sample import document

X = {"x": "urn:oasis:names:tc:xliff:document:2.0", "m": "urn:oasis:names:tc:xliff:metadata:2.0"}


def parsed(beads: tuple[Bead, ...], text: str, format: str) -> etree._Element:
    one, other = document(text, "zh", ((text, 0),)), document(text, "en", ((text, 0),))
    made = write(beads, one, other, format)
    assert made.startswith("<?xml version='1.0' encoding='UTF-8'?>")
    return etree.fromstring(made.encode())


@pytest.mark.parametrize("ending", ["tmx", "xlf"])
def test_what_is_written_is_read_again(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"port.{ending}"
    write_file(path, write(BEADS, SOURCE, TARGET, {"xlf": "xliff"}.get(ending, ending)))
    read = {(row.id, row.source, row.target) for row in rows(path)}
    pairs = {
        ("1", "雾很大。渡轮停航。", "Fog kept the ferries in."),
        ("3", "码头关闭。", "The quay is closed."),
    }
    # What one text lacks is a unit of XLIFF with an empty side; a memory has no pair for it.
    alone = {("2", "明天再说。", ""), ("4", "", "The crowd sang.")}
    assert read == (pairs | alone if ending == "xlf" else pairs)


@pytest.mark.parametrize("ending", ["tsv", "jsonl"])
def test_tables_are_read_again_by_their_texts_not_their_numbers(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"port.{ending}"
    write_file(path, write(BEADS, SOURCE, TARGET, ending))
    assert [(row.source, row.target) for row in rows(path)] == [
        ("雾很大。渡轮停航。", "Fog kept the ferries in."),
        ("明天再说。", ""),
        ("码头关闭。", "The quay is closed."),
        ("", "The crowd sang."),
    ]


@pytest.mark.parametrize("ending", ["tmx", "xlf"])
def test_two_texts_in_one_language_are_read_again(tmp_path: Path, ending: str) -> None:
    one, other = document("a", "en", (("Fog.", 0), ("Rain.", 0))), document("b", "en", (("Mist.", 0), ("Hail.", 0)))
    path = tmp_path / f"a.{ending}"
    beads = (Bead((0,), (0,), 0.7), Bead((1,), ()), Bead((), (1,)))
    write_file(path, write(beads, one, other, {"xlf": "xliff"}.get(ending, ending)))
    assert next(rows(path)).source == "Fog."
    assert [r.target for r in rows(path) if r.target] == (["Mist.", "Hail."] if ending == "xlf" else ["Mist."])


def test_a_memory_has_the_fields_of_every_bead() -> None:
    root = etree.fromstring(write(BEADS, SOURCE, TARGET, "tmx").encode())
    assert root.get("version") == "1.4"
    facts = [[prop.text or "" for prop in unit.iter("prop")] for unit in root.iter("tu")]
    assert facts == [
        ["0,1", "1", "0.875", "0.625", "no"],
        ["2", "", "0.000", "0.900", "no"],
        ["3", "0", "0.290", "0.410", "yes"],
        ["", "2", "0.000", "1.000", "no"],
    ]
    assert [len(unit.findall("tuv")) for unit in root.iter("tu")] == [2, 1, 2, 1]


def test_xliff_has_the_fields_of_every_bead() -> None:
    root = etree.fromstring(write(BEADS, SOURCE, TARGET, "xliff").encode())
    assert (root.get("version"), root.get("srcLang"), root.get("trgLang")) == ("2.1", "zh", "en")
    units = root.findall("x:file/x:unit", X)
    fields = [{m.get("type"): m.text for m in unit.iterfind(".//m:meta", X)} for unit in units]
    assert [t["similarity"] for t in fields] == ["0.875", "0.000", "0.290", "0.000"]
    assert [t["confidence"] for t in fields] == ["0.625", "0.900", "0.410", "1.000"]
    assert [t["moved"] for t in fields] == ["no", "no", "yes", "no"]
    sides = [(u.findtext(".//x:source", None, X), u.findtext(".//x:target", None, X)) for u in units]
    assert sides[1] == ("明天再说。", None)
    assert sides[3] == ("", "The crowd sang.")


def test_what_xml_forbids_is_replaced_in_a_memory_and_kept_by_number_in_xliff() -> None:
    bead = (Bead((0,), (0,), 0.5),)
    seg = parsed(bead, CONTROLS, "tmx").find(".//seg")
    assert seg is not None
    assert seg.text == "bell � here, �, half a pair �, and �"
    target = parsed(bead, CONTROLS, "xliff").find(".//x:target", X)
    assert target is not None
    assert "".join(target.itertext()) == "bell  here, , half a pair , and "
    assert [cp.get("hex") for cp in target] == ["0007", "0000", "D83D", "FFFE"]


@pytest.mark.parametrize("format", ["tmx", "xliff"])
def test_markup_in_a_text_stays_text(format: str) -> None:
    root = parsed((Bead((0,), (0,), 0.5),), EVIL, format)
    assert EVIL in {element.text for element in root.iter()}


@pytest.mark.parametrize("format", ["tmx", "xliff"])
@given(text=st.text(alphabet=st.characters(), min_size=1))
def test_any_text_is_well_formed(format: str, text: str) -> None:
    parsed((Bead((0,), (0,), 0.5), Bead((0,), ())), text, format)
