from pathlib import Path

import pytest

from samesaid.documents import Row, rows
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
    assert _rows(tmp_path, "a.tmx", _TMX)[0] == Row("a", "Hello you", "Hallo")
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
