from pathlib import Path

import pytest

from samesaid.documents import Place, Row, rows
from samesaid.documents.aligned.reader import Languages
from samesaid.model import SamesaidError

_TMX = """<?xml version="1.0"?><!DOCTYPE tmx SYSTEM "tmx14.dtd"><tmx version="1.4"><header srclang="en"/><body>
<tu tuid="a"><tuv xml:lang="de"><seg>Hallo</seg></tuv><tuv xml:lang="EN-US"><seg>Hello
<bpt i="1">&lt;b></bpt>you<ept i="1">&lt;/b></ept></seg></tuv>
<tuv xml:lang="zh-TW"><seg>你好</seg></tuv></tu>
<tu><tuv xml:lang="en"><seg>Bye &amp; thanks</seg></tuv><tuv xml:lang="zh-CN"><seg>再见</seg></tuv></tu>
<tu><tuv xml:lang="en"><seg>alone</seg></tuv></tu></body></tmx>"""
_XLIFF1 = """<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file><body>
<trans-unit id="1"><source>Hello <ph id="1">{0}</ph>you</source><target>Hallo dir</target>
<alt-trans><source>Old</source><target>Alt</target></alt-trans></trans-unit>
<trans-unit id="2"><source>One. Two.</source>
<seg-source><mrk mtype="seg" mid="0">One.</mrk>
<mrk mtype="seg" mid="1">Two.</mrk></seg-source>
<target><mrk mtype="seg" mid="0">Eins.</mrk> <mrk mtype="seg" mid="1">Zwei.</mrk></target></trans-unit>
<trans-unit id="3"><source>New</source></trans-unit><trans-unit id="4" translate="no"><source>X</source></trans-unit>
</body></file></xliff>"""
_XLIFF2 = """<xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="en"
trgLang="de"><file id="f">
<unit id="u1"><originalData><data id="d">&lt;b></data></originalData><segment><source>Hello <pc id="1">you</pc></source>
<target>Hallo <pc id="1">dir</pc></target></segment></unit>
<unit id="u2"><segment id="s1"><source>One.</source><target>Eins.</target></segment>
<ignorable><source> </source></ignorable>
<segment><source>Two.</source><target>Zwei.</target></segment></unit></file></xliff>"""
_PO = r"""msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\n"

#: main.c:3
msgctxt "menu"
msgid "Open \"it\"\n"
"now"
msgstr "Öffne es"

#, fuzzy
msgid "%d ship"
msgid_plural "%d ships"
msgstr[0] "%d Schiff"
msgstr[1] "%d Schiffe"

#~ msgid "old"
#~ msgstr "alt"
"""


def _two_files(one: str, other: str) -> str:
    """A document of XLIFF 1.2 with a file in each of these languages."""
    files = (
        f'<file source-language="en-US" target-language="{tag}"><body><trans-unit id="1"><source>Hi</source>'
        f"<target>{tag}</target></trans-unit></body></file>"
        for tag in (one, other)
    )
    return f"<xliff>{''.join(files)}</xliff>"


def _rows(folder: Path, name: str, content: str, **languages: str) -> list[Row]:
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return list(rows(path, **languages))  # type: ignore[arg-type]


def test_tab_separated_values(tmp_path: Path) -> None:
    assert _rows(tmp_path, "a.tsv", 'a\tb\n\n"c\t d\u2028\r\n') == [Row("1", "a", "b"), Row("3", '"c', " d\u2028")]
    assert _rows(tmp_path, "a.tsv", "\ufeffID\tTarget\tSource\nx\tb\ta\n") == [Row("x", "a", "b")]


def test_json_lines(tmp_path: Path) -> None:
    content = '{"id": 7, "source": "a", "target": "b", "label": "x"}\n{"source": "c\\u2028", "target": ""}\n'
    assert _rows(tmp_path, "a.jsonl", content) == [Row("7", "a", "b"), Row("2", "c\u2028", "")]


def test_translation_memories(tmp_path: Path) -> None:
    found = _rows(tmp_path, "a.tmx", _TMX, source_language="en", target_language="zh")
    assert found == [Row("a", "Hello you", "你好"), Row("2", "Bye & thanks", "再见")]
    assert _rows(tmp_path, "a.tmx", _TMX, target_language="de")[0] == Row("a", "Hello you", "Hallo")
    assert _rows(tmp_path, "a.tmx", _TMX, source_language="zh-Hant", target_language="de") == [
        Row("a", "你好", "Hallo")
    ]


def test_xliff(tmp_path: Path) -> None:
    assert _rows(tmp_path, "a.xlf", _XLIFF1) == [
        Row("1", "Hello you", "Hallo dir"),
        Row("2/0", "One.", "Eins."),
        Row("2/1", "Two.", "Zwei."),
        Row("3", "New", ""),
    ]
    assert _rows(tmp_path, "a.xliff", _XLIFF2) == [
        Row("u1", "Hello you", "Hallo dir"),
        Row("u2/s1", "One.", "Eins."),
        Row("u2/2", "Two.", "Zwei."),
    ]


def test_message_catalogues(tmp_path: Path) -> None:
    assert _rows(tmp_path, "a.po", _PO) == [
        Row("1", 'Open "it"\nnow', "Öffne es"),
        Row("2[0]", "%d ship", "%d Schiff"),
        Row("2[1]", "%d ships", "%d Schiffe"),
    ]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.tsv", "", "no pair of texts"),
        ("a.tsv", "a\tb\nc\n", "line 2: 1 columns instead of 2"),
        ("a.tsv", "1\ta\tb\n", "name the columns"),
        ("a.jsonl", "{", "line 1: not JSON"),
        ("a.jsonl", '{"source": "a"}', "line 1: the texts source and target are needed"),
        ("a.tmx", "<tmx><body><tu>", "broken XML"),
        ("a.tmx", "<tmx>\x00</tmx>", "broken XML"),
        ("a.tmx", "<tmx><header/><body></body></tmx>", "no pair of texts"),
        ("a.tmx", '<!DOCTYPE tmx [<!ENTITY a "b">]><tmx><body/></tmx>', "declares entities"),
        ("a.xlf", '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///none">]><xliff/>', "declares entities"),
        ("a.tmx", _TMX, "has en to de, en to zh-Hant; choose"),
        (
            "a.tmx",
            '<tmx><tu><tuv lang="en"><seg>a</seg></tuv></tu></tmx>',
            "no unit has texts in two languages; it has en",
        ),
        ("a.xlf", _XLIFF1.replace("</file>", "") + "</xliff>", "broken XML .*line"),
        ("a.xlf", _two_files("de", "fr"), "has en to de, en to fr; choose"),
        ("a.po", 'msgid "a\n', "line 1: not a line of a po file"),
        ("a.docx", "x", "not a format of aligned text"),
    ],
)
def test_bad_input_is_one_clear_line(tmp_path: Path, name: str, content: str, message: str) -> None:
    with pytest.raises(SamesaidError, match=message) as caught:
        _rows(tmp_path, name, content)
    assert name in str(caught.value)
    assert "\n" not in str(caught.value)


def test_missing_files_folders_and_wrong_encodings(tmp_path: Path) -> None:
    with pytest.raises(SamesaidError, match="no such file"):
        list(rows(tmp_path / "none.tsv"))
    with pytest.raises(SamesaidError, match="a folder"):
        list(rows(tmp_path))
    (tmp_path / "a.tsv").write_bytes("港口\t船\n".encode("gb18030"))
    with pytest.raises(SamesaidError, match="not UTF-8"):
        list(rows(tmp_path / "a.tsv"))


def test_a_long_memory_is_streamed(tmp_path: Path) -> None:
    unit = '<tu><tuv xml:lang="en"><seg>Ship</seg></tuv><tuv xml:lang="de"><seg>Schiff</seg></tuv></tu>'
    found = _rows(tmp_path, "a.tmx", f'<tmx><header srclang="en"/><body>{unit * 2000}</body></tmx>')
    assert len(found) == 2000
    assert found[-1] == Row("2000", "Ship", "Schiff")


def test_a_memory_in_languages_that_are_not_wanted_says_which_it_has(tmp_path: Path) -> None:
    with pytest.raises(SamesaidError, match=r"no unit has any language and fr; it has de, en-US, zh-Hant, en, zh"):
        _rows(tmp_path, "a.tmx", _TMX, target_language="fr")
    with pytest.raises(SamesaidError, match="is en to de, en to fr, which is not what"):
        _rows(tmp_path, "a.xlf", _two_files("de", "fr"), target_language="it")


def test_a_language_chooses_the_files_of_an_xliff_and_ids_are_kept_apart(tmp_path: Path) -> None:
    assert _rows(tmp_path, "a.xlf", _two_files("de", "fr"), target_language="fr") == [Row("2:1", "Hi", "fr")]
    both = _rows(tmp_path, "a.xlf", _two_files("de-CH", "de"))
    assert [(row.id, row.place) for row in both] == [("1", Place(1)), ("2:1", Place(2))]
    assert {row.languages for row in both} == {Languages("en", "de")}


INLINE = [
    # A code that begins or ends a format is nothing; one that stands for something keeps words apart.
    ("un<g id='1'>believ</g>able", "unbelievable"),
    ("un<bpt id='1'>&lt;b></bpt>believ<ept id='1'>&lt;/b></ept>able", "unbelievable"),
    ("one<x id='1'/>two", "one two"),
    ("one<ph id='1'>&lt;br/></ph>two", "one two"),
    ("one <ph id='1'>{0}</ph> two", "one  two"),
    ("港口<x id='1'/>船舶", "港口船舶"),
    ("3<x id='1'/>, 4", "3, 4"),
    ("a<mrk mtype='x-sdl-deleted'>b</mrk><mrk mtype='x-sdl-added'>c</mrk>d", "acd"),
    ("a<mrk mtype='x-sdl-comment'>b</mrk>", "ab"),
    ("a<!-- &amp; c -->b<?pi?>c", "abc"),
    ("a<![CDATA[<b>]]>", "a<b>"),
    ("caf&eacute; &nothing;", "café &nothing;"),
]


@pytest.mark.parametrize(("segment", "read"), INLINE, ids=[case[0] for case in INLINE])
def test_codes_inside_a_segment(tmp_path: Path, segment: str, read: str) -> None:
    start = '<?xml version="1.0"?><!DOCTYPE xliff SYSTEM "xliff.dtd"><xliff version="1.2"><file><body>'
    unit = f"<trans-unit id='1'><source>x</source><target>{segment}</target></trans-unit>"
    assert _rows(tmp_path, "a.xlf", f"{start}{unit}</body></file></xliff>") == [Row("1", "x", read)]


def test_texts_inside_of_codes_are_rows_of_their_own(tmp_path: Path) -> None:
    link = '<ph>&lt;a title="<sub>{}</sub>" alt="<sub>{}</sub>"></ph>'
    memory = (
        "<tmx><header srclang='en'/><body><tu tuid='a'>"
        f"<tuv xml:lang='en'><seg>See {link.format('page 3', 'a ship')} here</seg></tuv>"
        f"<tuv xml:lang='de'><seg>Siehe {link.format('Seite 3', '')} hier</seg></tuv></tu></body></tmx>"
    )
    found = _rows(tmp_path, "a.tmx", memory)
    assert found == [
        Row("a", "See  here", "Siehe  hier"),
        Row("a/sub1", "page 3", "Seite 3"),
        Row("a/sub2", "a ship", ""),
    ]


def test_what_is_locked_by_what_it_is_in_is_left_out(tmp_path: Path) -> None:
    units = "<unit id='a'><segment><source>A</source></segment></unit>"
    open_one = units.replace("'a'", "'b' translate='yes'")
    text = f"<xliff srcLang='en' trgLang='de'><file id='f'><group id='g' translate='no'>{units}{open_one}</group>"
    assert [row.id for row in _rows(tmp_path, "a.xlf", f"{text}</file></xliff>")] == ["b"]


def test_segments_that_are_not_translated_yet_are_empty(tmp_path: Path) -> None:
    marks = "<mrk mtype='seg' mid='1'>One.</mrk> <mrk mtype='seg' mid='2'>Two.</mrk>"
    unit = (
        f"<trans-unit id='u'><source>One. Two.</source><seg-source>{marks}</seg-source>"
        "<target><mrk mtype='seg' mid='1'>Eins.</mrk> <mrk mtype='seg' mid='2'/></target></trans-unit>"
    )
    assert _rows(tmp_path, "a.sdlxliff", f"<xliff>{unit}</xliff>") == [
        Row("u/1", "One.", "Eins."),
        Row("u/2", "Two.", ""),
    ]
    whole = unit.replace("<mrk mtype='seg' mid='1'>Eins.</mrk> <mrk mtype='seg' mid='2'/>", "Eins. Zwei.")
    assert _rows(tmp_path, "a.sdlxliff", f"<xliff>{whole}</xliff>") == [Row("u", "One. Two.", "Eins. Zwei.")]


def test_codes_that_phrase_writes_into_the_text_are_none_of_it(tmp_path: Path) -> None:
    unit = (
        "<trans-unit id='j:1'><source>Pay {1&gt;30 euros&lt;1} by{2}Monday {b&gt;or&lt;b} {name}.</source>"
        "<target>{1&gt;30 Euro&lt;1}{2}</target><alt-trans><target>x</target></alt-trans></trans-unit>"
    )
    text = f"<xliff xmlns:m='http://www.memsource.com/mxlf/2.0'><file><body>{unit}</body></file></xliff>"
    assert _rows(tmp_path, "a.mxliff", text) == [Row("j:1", "Pay 30 euros by Monday or {name}.", "30 Euro")]


def test_escapes_and_the_only_form_of_a_plural_in_catalogues(tmp_path: Path) -> None:
    text = r"""msgid ""
msgstr "Language: zh_TW\nX-Source-Language: en_US\n"
msgid "a\tb\101\x42\\"
msgid_plural "many \"ships\""
msgstr[0] "船"
"""
    (found,) = _rows(tmp_path, "a.po", text)
    assert found == Row("1[0]", 'many "ships"', "船")
    assert (found.place, found.languages) == (Place(2), Languages("en", "zh-Hant"))
    assert _rows(tmp_path, "a.po", 'msgid "a\\tb\\101\\x42\\\\"\nmsgstr ""\n')[0].source == "a\tbAB\\"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "gb18030", "iso-8859-1", "utf-8-sig"])
def test_the_declared_encoding_is_read(tmp_path: Path, encoding: str) -> None:
    word = "Größe" if encoding == "iso-8859-1" else "港口 Größe"
    declared = encoding.removesuffix("-sig").removesuffix("-be")
    mark = "\ufeff" if encoding == "utf-16-be" else ""
    text = (
        f"{mark}<?xml version='1.0' encoding='{declared}'?><xliff><trans-unit id='1'><source>a</source>"
        f"<target>{word}</target></trans-unit></xliff>"
    )
    path = tmp_path / "a.xlf"
    path.write_bytes(text.encode(encoding))
    assert list(rows(path)) == [Row("1", "a", word)]


def test_a_table_that_a_spreadsheet_saved_as_unicode_text_is_read(tmp_path: Path) -> None:
    for name, text in (
        ("a.tsv", "source\ttarget\r\n港口\tport\r\n"),
        ("a.jsonl", '{"source": "港口", "target": "port"}'),
    ):
        (tmp_path / name).write_text(text, encoding="utf-16")
        assert [(row.source, row.target) for row in rows(tmp_path / name)] == [("港口", "port")]


def test_a_text_of_many_megabytes_is_refused_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(SamesaidError, match=r"broken XML .*too long, line 1.*divide") as caught:
        _rows(tmp_path, "a.xlf", f"<xliff><trans-unit id='1'><source>{'x' * 10_000_001}</source></trans-unit></xliff>")
    assert "\n" not in str(caught.value)
