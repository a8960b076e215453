from __future__ import annotations

import pytest

from tests.reports.formats.bilingual.structure import faults

SOUND = (
    "<s xmlns:x='x'><trans-unit><source/><target/><note from='a' annotates='target' priority='10'/><x:y/>"
    "</trans-unit></s>"
)
BROKEN = [
    ("<s><trans-unit><source/><note/><target/></trans-unit></s>", "a note before the target"),
    ("<s xmlns:x='x'><trans-unit><source/><x:y/><note/></trans-unit></s>", "a note after other namespaces"),
    ("<s><trans-unit><source/><note category='a'/></trans-unit></s>", "an attribute of the other version"),
    ("<s><trans-unit><source/><note priority='11'/></trans-unit></s>", "a priority that is none"),
    ("<s><trans-unit><source/><note><b/></note></trans-unit></s>", "an element in a note"),
    ("<s><unit><segment/><notes><note/></notes></unit></s>", "notes after a segment"),
    ("<s><unit><notes/><segment/></unit></s>", "no note in notes"),
    ("<s><unit><notes><note appliesTo='all'/></notes><segment/></unit></s>", "a side that is none"),
    ("<s><tu><tuv/><prop/></tu></s>", "a property after the variants"),
]


def test_sound_units_have_no_faults() -> None:
    assert faults(SOUND.encode()) == []
    assert faults(b"<s><unit><notes><note appliesTo='source'/></notes><originalData/><segment/></unit></s>") == []


@pytest.mark.parametrize(("text", "why"), BROKEN, ids=[why for _, why in BROKEN])
def test_what_the_standards_forbid_is_found(text: str, why: str) -> None:
    assert faults(text.encode()), why
