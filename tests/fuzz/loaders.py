"""Targets of what reads files: documents, aligned text, glossaries, settings, decisions, manifests.

Each starts from small valid files and damages them.
"""

from __future__ import annotations

import functools
import io
import tempfile
import zipfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from samesaid import documents
from samesaid.archive.pairing import manifest
from samesaid.compare.terms.termbase.load import load_termbase
from samesaid.decisions.reading import load_decisions
from samesaid.documents.aligned import rows
from samesaid.model import SamesaidError
from samesaid.settings import load_settings
from tests.documents.files import archive, docx, odt, paragraph, pdf
from tests.fuzz import hostile
from tests.fuzz.choices import Choices
from tests.fuzz.target import Input, Target

_HEAVY = ("[", "(", "<a>", "9", "é", "\x00", "&lt;", "{", ".", '"', " ", "\t", "\n", "a.", "'''", "<!--")

_HTML = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>港口</title><meta property="article:published_time"
content="2024-08-19T10:00:00+08:00"></head><body><nav><a href="/">首页</a></nav><div id="text"><h1>港口</h1>
<p>港口管理局昨日表示，去年全港共处理船舶4310艘，同比增长百分之七。</p><table><tr><td>1</td></tr></table>
<p>管理局负责人说，今年将继续扩建码头，预计投资12.5亿元。</p></div><footer>版权所有</footer></body></html>"""
_TXT = "（本报讯）8月19日，港口处理船舶4310艘。\n\nThe port handled 4,310 ships\nin 2024. He said so.\n责任编辑：王明\n"
_TSV = "id\tsource\ttarget\n1\t港口\tport\n2\t\n"
_JSONL = '{"id": "a", "source": "港口", "target": "port"}\n{"source": "\\u6e2f", "target": "x", "id": 2}\n'
_TMX = """<?xml version="1.0" encoding="utf-8"?><tmx version="1.4"><header srclang="en"/><body><tu tuid="a">
<tuv xml:lang="de"><seg>Hallo <bpt i="1">x</bpt>du</seg></tuv><tuv xml:lang="en"><seg>Hello</seg></tuv></tu>
</body></tmx>"""
_XLF1 = """<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file source-language="en"><body>
<trans-unit id="1"><source>One.</source><seg-source><mrk mtype="seg" mid="0">One.</mrk></seg-source><target>
<mrk mtype="seg" mid="0">Eins.</mrk></target></trans-unit></body></file></xliff>"""
_XLF2 = """<xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="en" trgLang="de"><file id="f">
<unit id="u"><segment><source>Hi <pc id="1">you</pc></source><target>Hallo</target></segment></unit></file></xliff>"""
_PO = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgctxt "m"\nmsgid "a %d"\nmsgid_plural "b"\n'
_PO += 'msgstr[0] "c"\nmsgstr[1] "d \\x41\\101"\n'
_CSV = "source,target,forbidden,do not translate,note,case\n口岸,port|harbour,!ports,,a note,sensitive\nNIA,,,yes,,\n"
_TBX = """<?xml version="1.0"?><tbx style="dca" type="TBX-Basic" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"><text>
<body><conceptEntry id="c1"><note>n</note><langSec xml:lang="zh"><termSec><term>口岸</term></termSec></langSec><langSec
xml:lang="en"><termSec><term>port</term><termNote type="partOfSpeech">noun</termNote></termSec></langSec></conceptEntry>
</body></text></tbx>"""
_SETTINGS = """source-lang = "zh"\nlevel = "strict"\nonly = ["numbers"]\npublished = 2026-11-09\nglossary = "terms.csv"
fail-on = "minor"\n[selectors]\n"news.example.org" = "div.article"\n"""
_DECISIONS = """{"dismissed": [{"id": "f095762620d7228a", "reason": "house style"}, "f095762620d7228b",
{"kind": "renderings", "code": "T404", "source": "a", "target": "b"},
{"kind": "rule", "code": "N1", "document": "x"}]}"""
_MANIFEST = """{"id": "1657b91f6e93184c", "reference": "a.txt", "versions": ["b.txt"], "languages": ["zh", "en"],
 "published": "2016-03-12", "scores": [0.973], "why": "44 figures"}""".replace("\n", "")


def _damaged(data: bytes, choices: Choices) -> bytes:
    """The file after a few changes: cut, repeated, overwritten, with a hostile piece, or with one very often."""
    for _ in range(1 + choices.below(4)):
        at = choices.below(len(data) + 1)
        to = min(len(data), at + 1 + choices.below(1 + choices.pick((4, 32, 255))))
        match choices.below(7):
            case 0:
                data = data[:at] + data[to:]
            case 1:
                data = data[:to] + data[at:]
            case 2:
                data = data[:at] + bytes([choices.below(256)]) + data[at + 1 :]
            case 3:
                data = data[:at]
            case 4:
                heavy = choices.pick(_HEAVY) * choices.pick((2, 40, 1_000, 20_000))
                data = data[:at] + heavy.encode() + data[at:]
            case 5:
                numbers = (b"-1", b"0", b"1e999", b"NaN", b"null", b"9" * 5000, b"\\ud83d", b"undefined", b"punycode")
                data = data[:at] + choices.pick(numbers) + data[to:]
            case _:
                data = data[:at] + hostile.raw(choices)[:200].encode("utf-8", "surrogatepass") + data[at:]
    return data


def _damaged_zip(data: bytes, choices: Choices) -> bytes:
    """A zip with one of its parts damaged; one time in four the zip itself."""
    if choices.chance(4):
        return _damaged(data, choices)
    with zipfile.ZipFile(io.BytesIO(data)) as whole:
        parts = {name: whole.read(name) for name in whole.namelist()}
    name = choices.pick(sorted(parts))
    parts[name] = _damaged(parts[name], choices)
    return archive(parts)


def _target(name: str, files: Sequence[tuple[str, bytes]], load: Callable[[Path], Any]) -> Target:
    """Reads files by ``load``, damaged ones of (suffix, content)."""

    def make(choices: Choices) -> Input:
        suffix, data = choices.pick(files)
        damage = _damaged_zip if data.startswith(b"PK") else _damaged
        # A string of which each character is a byte: JSON has no bytes.
        return {"suffix": suffix, "data": damage(data, choices).decode("latin-1")}

    def run(given: Input) -> None:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"file{given['suffix']}"
            path.write_bytes(given["data"].encode("latin-1"))
            with suppress(SamesaidError):
                load(path)

    return Target(name, make, run)


def _texts(suffix: str, *contents: str | bytes) -> list[tuple[str, bytes]]:
    """The contents in UTF-8, and texts also in other encodings."""
    found = [(suffix, c if isinstance(c, bytes) else c.encode()) for c in contents]
    for content in contents:
        if isinstance(content, str):
            found += [(suffix, content.encode("gb18030")), (suffix, content.encode("utf-16"))]
    return found


def _rows(path: Path) -> None:
    for row in rows(path, source_language="en", target_language="de"):
        (row.id + row.source + row.target).encode()


def _document(path: Path) -> None:
    document = documents.load(path)
    document.text.encode()
    for sentence in document.sentences:
        assert sentence.span.of(document.text) == sentence.text, "a sentence is not where its span is"


_BODY = paragraph("港口", "Title") + paragraph("The port handled 4,310 ships.") + "<w:tbl><w:tr><w:tc/></w:tr></w:tbl>"
_ODT = '<text:h text:outline-level="1">港口</text:h><text:p>A<text:s text:c="3"/>b<text:tab/>c.</text:p>'

LOADERS = (
    _target("reader-plain", _texts(".txt", _TXT), _document),
    _target("reader-html", _texts(".html", _HTML), _document),
    _target("reader-docx", [(".docx", docx(_BODY, footnotes="<w:footnote/>"))], _document),
    _target("reader-odt", [(".odt", odt(_ODT))], _document),
    _target("reader-pdf", [(".pdf", pdf([["One line", "two"], ["three"]]))], _document),
    _target("lines", _texts(".txt", _TXT), functools.partial(documents.load_lines, language="zh")),
    _target("aligned-tsv", _texts(".tsv", _TSV), _rows),
    _target("aligned-jsonl", _texts(".jsonl", _JSONL), _rows),
    _target("aligned-tmx", _texts(".tmx", _TMX), _rows),
    _target("aligned-xliff", _texts(".xlf", _XLF1, _XLF2), _rows),
    _target("aligned-po", _texts(".po", _PO), _rows),
    _target("glossary", [*_texts(".csv", _CSV), *_texts(".tbx", _TBX)], load_termbase),
    _target("settings", _texts(".toml", _SETTINGS), load_settings),
    _target("decisions", _texts(".json", _DECISIONS), load_decisions),
    _target("manifest", _texts(".jsonl", _MANIFEST), manifest.read),
)
