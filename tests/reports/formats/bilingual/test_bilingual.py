from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from samesaid.documents import rows
from samesaid.inputs import Content
from samesaid.model import Finding, SamesaidError, Severity, Span
from samesaid.reports.formats.bilingual import Remark, annotated
from tests.builders import finding_of
from tests.reports.formats.bilingual.files import Made, files
from tests.reports.formats.bilingual.structure import faults

NOW = "2026-11-30T12:00:00+00:00"
LATER = "2026-12-01T12:00:00+00:00"
SAID = st.sampled_from(["“3,200” < 3,300 & more", "港口不是“船”。", "a\x07b", "one\ntwo", "-->]]>"])


def finding(message: str = "wrong", severity: Severity = Severity.MAJOR, *, alarm: bool = True) -> Finding:
    return finding_of(
        "0", "N103", "numbers", severity, 0.9, message, 0, 0, (Span(0, 1),), (Span(0, 1),), "", None, alarm
    )


@st.composite
def remarks(draw: st.DrawFn, made: Made) -> list[Remark]:
    places = draw(st.lists(st.sampled_from(made.places), max_size=4))
    return [
        Remark(*place, finding(draw(SAID), draw(st.sampled_from(Severity)), alarm=draw(st.booleans())))
        for place in sorted(places)
    ]


@settings(max_examples=60, deadline=None)
@given(data=st.data(), made=files())
def test_notes_go_in_and_out_and_nothing_else_changes(made: Made, data: st.DataObject) -> None:
    one, other = data.draw(remarks(made)), data.draw(remarks(made))
    noted = annotated(made.data, made.format, "job", one, now=NOW)
    assert faults(noted) == []
    # Nothing is said: the file as it was. The same is said: the same file, at any time. Something else: as at first.
    assert annotated(noted, made.format, "job", [], now=LATER) == made.data
    assert annotated(noted, made.format, "job", one, now=LATER) == noted
    again = annotated(noted, made.format, "job", other, now=NOW)
    assert again == annotated(made.data, made.format, "job", other, now=NOW)
    before, after = ([*rows(Content("job", made.ending, text))] for text in (made.data, noted))
    assert before == after
    assert [row.place for row in before] == [row.place for row in after]
    text = "".join(map(str, etree.fromstring(noted).itertext()))
    for remark in one:
        assert remark.sentence().replace("\x07", "⟦U+0007⟧") in text


@settings(max_examples=30, deadline=None)
@given(made=files())
def test_the_rows_of_a_file_are_at_the_places_where_notes_go(made: Made) -> None:
    read = [*rows(Content("job", made.ending, made.data))]
    assert {(r.place.unit, r.place.segment) for r in read if r.place} <= set(made.places)


XLIFF = b"""<?xml version='1.0' encoding='iso-8859-1'?>
<x:xliff version="1.2" xmlns:x="urn:oasis:names:tc:xliff:document:1.2"><x:file original='a&amp;b'><x:body>
  <x:trans-unit id="1" approved='yes'>
    <x:source>A > b\xe9</x:source>
    <x:target state='final'>B</x:target>
    <x:note from='samesaid' annotates="target">old</x:note>
    <x:note>theirs</x:note>
  </x:trans-unit>
</x:body></x:file></x:xliff>
"""


def test_a_note_has_the_prefix_the_layout_and_the_encoding_of_the_file() -> None:
    noted = annotated(XLIFF, "xliff", "job", [Remark(1, "", finding("“é” ≠"))], now=NOW)
    line = (
        '    <x:note from="samesaid" annotates="target" priority="3">N103 (major): &#8220;é&#8221; &#8800;</x:note>\n'
    )
    old = b"    <x:note from='samesaid' annotates=\"target\">old</x:note>\n"
    theirs = b"    <x:note>theirs</x:note>\n"
    assert noted == XLIFF.replace(old, b"").replace(theirs, theirs + line.encode("iso-8859-1"))


def test_states_are_changed_only_when_asked_and_only_by_alarms() -> None:
    alarm, information = ([Remark(1, "", finding(alarm=alarm))] for alarm in (True, False))
    asked = annotated(XLIFF, "xliff", "job", alarm, now=NOW, needs_review=True)
    assert b"<x:target state='needs-review-translation'>B" in asked
    assert b"<x:trans-unit id=\"1\" approved='no'>" in asked
    for said, wanted in ((alarm, False), (information, True)):
        kept = annotated(XLIFF, "xliff", "job", said, now=NOW, needs_review=wanted)
        assert b"approved='yes'" in kept
        assert b"state='final'" in kept
    unstated = XLIFF.replace(b" state='final'", b"").replace(b" approved='yes'", b"")
    asked = annotated(unstated, "xliff", "job", alarm, now=NOW, needs_review=True)
    assert b'<x:target state="needs-review-translation">B' in asked
    for state in (b"new", b"needs-adaptation"):
        kept = annotated(XLIFF.replace(b"final", state), "xliff", "job", alarm, now=NOW, needs_review=True)
        assert b"state='" + state + b"'" in kept


SEGMENTS = b"""<xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="en" trgLang="de">
<file id="f"><unit id="u"><segment state="final"><source>A</source><target>B</target></segment>
<segment state="initial"><source>C</source><target>D</target></segment>
<segment state="reviewed"><source>E</source></segment></unit></file></xliff>"""


def test_the_segment_of_a_unit_is_named_and_its_state_alone_is_set_back() -> None:
    said = [Remark(1, "1", finding()), Remark(1, "2", finding())]
    noted = annotated(SEGMENTS, "xliff", "job", said, now=NOW, needs_review=True).decode()
    assert [note.split(":")[0] for note in noted.split('priority="3">')[1:]] == ["segment 1", "segment 2"]
    states = [segment.get("state") for segment in etree.fromstring(noted.encode()).iter("{*}segment")]
    assert states == ["translated", "initial", "reviewed"]


MEMORY = (
    b"<tmx><header srclang='en'/><body><tu><tuv lang='en'><seg>A</seg></tuv><tuv lang='de'><seg>B</seg></tuv></tu>"
    b"</body></tmx>"
)


def test_a_memory_has_properties_and_no_states() -> None:
    noted = annotated(MEMORY, "tmx", "job", [Remark(1, "", finding())], now=NOW)
    assert noted == MEMORY.replace(b"<tu>", b'<tu><prop type="x-samesaid">N103 (major): wrong</prop>')
    with pytest.raises(SamesaidError, match="job: --needs-review knows the states of XLIFF and po alone"):
        annotated(MEMORY, "tmx", "job", [], now=NOW, needs_review=True)


CATALOGUE = """msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

# theirs
#. extracted
#, c-format
msgctxt "menu"
msgid "5 ships"
msgstr "6 Schiffe"
#~ msgid "old"
#~ msgstr "alt"

#| msgid "2 ships"
msgid "3 ships"
msgid_plural "4 ships"
msgstr[0] "3 Schiffe"
msgstr[1] "5 Schiffe"

msgid "none"
msgstr "keine"
"""


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_catalogue_has_comments_and_flags_where_asked(end: str) -> None:
    text = CATALOGUE.replace("\n", end).encode()
    said = [Remark(2, "", finding()), Remark(3, "", finding()), Remark(3, "", finding(alarm=False))]
    noted = annotated(text, "po", "job", said, now=NOW)
    lines = noted.decode().split(end)
    assert lines[lines.index("# theirs") + 1] == "# samesaid: N103 (major): wrong"
    first = lines.index('#| msgid "2 ships"')
    assert lines[first - 2 : first] == ["# samesaid: N103 (major): wrong", "# samesaid: N103 (information): wrong"]
    assert annotated(noted, "po", "job", said, now=LATER) == noted
    assert annotated(noted, "po", "job", [], now=LATER) == text
    flagged = annotated(text, "po", "job", said[:1] + said[2:], now=NOW, needs_review=True).decode().split(end)
    assert "#, fuzzy, c-format" in flagged
    assert "#, fuzzy" not in flagged
    flagged = annotated(text, "po", "job", said, now=NOW, needs_review=True).decode().split(end)
    assert flagged[flagged.index("#, fuzzy") + 1] == '#| msgid "2 ships"'
    before, after = ([*rows(Content("job", ".po", data))] for data in (text, noted))
    assert before == after
    assert [row.place for row in before] == [row.place for row in after]


STUDIO = (
    '<?xml version="1.0" encoding="utf-8"?><xliff xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0" '
    'xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2" sdl:version="1.0"><file original="a" datatype="x" '
    'source-language="en" target-language="de"><body><trans-unit id="u"><source>One. Two.</source><seg-source>'
    '<mrk mtype="seg" mid="1">One.</mrk> <mrk mtype="seg" mid="2">Two.</mrk></seg-source><target>'
    '<mrk mtype="seg" mid="1">Ei<g id="3">ns</g>.</mrk> <mrk mtype="seg" mid="2"/></target><sdl:seg-defs>'
    '<sdl:seg id="1" conf="ApprovedTranslation"/></sdl:seg-defs></trans-unit></body></file></xliff>'
)


def test_comments_of_studio_are_around_the_segment_and_keep_answers() -> None:
    said = [Remark(1, "1", finding(severity=Severity.CRITICAL)), Remark(1, "2", finding("missing"))]
    noted = annotated(STUDIO.encode(), "xliff", "job", said, now=NOW).decode()
    root = etree.fromstring(noted.encode())
    sdl = "{http://sdl.com/FileTypes/SdlXliff/1.0}"
    marks = {m.get(f"{sdl}cid"): m for m in root.iter("{*}mrk") if m.get("mtype") == "x-sdl-comment"}
    assert ["".join(m.itertext()) for m in marks.values()] == ["Two.", "Eins."]
    definitions = {d.get("id"): d.find("Comments/Comment") for d in root.iter(f"{sdl}cmt-def")}
    assert definitions.keys() == marks.keys()
    comments = {c.text: dict(c.attrib) for c in definitions.values()}
    assert comments["N103 (critical): wrong"] == {
        "severity": "High", "user": "samesaid", "date": NOW, "version": "1.0"
    }  # fmt: skip
    assert comments["N103 (major): missing"]["severity"] == "Medium"
    answer = '<Comment severity="Low" user="Anna" date="2026-12-01T00:00:00+00:00" version="1.0">No.</Comment>'
    answered = noted.replace("wrong</Comment>", f"wrong</Comment>{answer}")
    gone = annotated(answered.encode(), "xliff", "job", [], now=LATER).decode()
    assert answer in gone
    assert 'user="samesaid"' not in gone
    assert gone.count("x-sdl-comment") == 1
    # Said again: in the same thread, after the answer, and with one mark.
    again = annotated(gone.encode(), "xliff", "job", said, now=LATER).decode()
    assert again.count(answer) == 1
    assert again.count("x-sdl-comment") == 2
    assert again == annotated(again.encode(), "xliff", "job", said, now=NOW).decode()


def test_segments_of_the_same_name_in_two_files_of_studio_have_comments_of_their_own() -> None:
    start = STUDIO.index("<file")
    file = STUDIO[start : STUDIO.index("</xliff>")]
    twice = f"{STUDIO[:start]}{file}{file}</xliff>"
    said = [Remark(1, "1", finding("one")), Remark(2, "1", finding("other"))]
    noted = annotated(twice.encode(), "xliff", "job", said, now=NOW)
    root = etree.fromstring(noted)
    sdl = "{http://sdl.com/FileTypes/SdlXliff/1.0}"
    ids = [mark.get(f"{sdl}cid") for mark in root.iter("{*}mrk") if mark.get("mtype") == "x-sdl-comment"]
    assert [d.get("id") for d in root.iter(f"{sdl}cmt-def")] == ids
    assert len(set(ids)) == 2
    assert annotated(noted, "xliff", "job", [], now=NOW) == twice.encode()


def test_studio_says_what_is_not_there_in_its_own_way() -> None:
    with pytest.raises(SamesaidError, match="--needs-review"):
        annotated(STUDIO.encode(), "xliff", "job", [], now=NOW, needs_review=True)
    # A unit without segments has a note.
    bare = STUDIO.replace(
        STUDIO[STUDIO.index("<seg-source>") : STUDIO.index("<sdl:seg-defs>")], "<target>Eins.</target>"
    )
    noted = annotated(bare.encode(), "xliff", "job", [Remark(1, "", finding())], now=NOW).decode()
    assert '<note from="samesaid"' in noted
    assert "doc-info" not in noted


def test_bytes_that_would_not_come_back_are_refused() -> None:
    with pytest.raises(SamesaidError, match="job: cannot be written back as it is in"):
        annotated(b"<?xml version='1.0' encoding='iso-2022-jp'?><xliff>\x1b(B</xliff>", "xliff", "job", [], now=NOW)
