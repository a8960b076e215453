"""Content that no reader can take: one line that names the file and says what to do, exit code 2."""

from __future__ import annotations

from pathlib import Path

import pytest

from samesaid.cli import run
from samesaid.documents import from_rows, from_text
from samesaid.languages import normalise
from samesaid.model import SamesaidError

TEXT = "The city planted 32,000 trees this year.\n\nMayor Lin said that more will follow.\n"
DEEP = "[" * 100_000
PAIRS, IGNORED = "pairs {} --only numbers", "check good.txt good.txt --ignore {}"
SETTINGS, MANIFEST = "check good.txt good.txt --config {}", "archive run {} --out store"
GLOSSARY, PAGE = "check good.txt good.txt --glossary {}", "check page.html good.txt --config {}"
ENTRY = '{"reference": "good.txt", "versions": ["good.txt"], %s}'


def _row(text: str, **more: str) -> str:
    rest = "".join(f', "{key}": {value}' for key, value in more.items())
    return f'{{"source": "{text}", "target": "ship"{rest}}}'


CASES = [
    # Nested without end.
    (PAIRS, "a.jsonl", DEEP, "a.jsonl, line 1: brackets nested too deeply; write one object a line"),
    (IGNORED, "a.json", DEEP, "a.json: brackets nested too deeply"),
    ("archive decide store --decisions log --from {}", "a.json", DEEP, "a.json: brackets nested too deeply"),
    (MANIFEST, "a.jsonl", DEEP, "a.jsonl:1: brackets nested too deeply"),
    (MANIFEST, "a.jsonl", '{"a":' * 100_000, "a.jsonl:1: brackets nested too deeply"),
    (SETTINGS, "a.toml", f"only = {DEEP}", "a.toml: the file of settings is nested too deeply"),
    (SETTINGS, "a.toml", "x = " + "{a=" * 50_000, "a.toml: the file of settings is nested too deeply"),
    (SETTINGS, "a.toml", "a." * 100_000 + "a = 1", "a.toml: a line with more than 2,000 dots"),
    (SETTINGS, "a.toml", "a" * 300_000, "a.toml: 0.30 MB or more; at most 0.25 MB"),
    (PAIRS, "a.tmx", "<a>" * 100_000, "a.tmx: broken XML"),
    (GLOSSARY, "a.tbx", "<a>" * 100_000, "a.tbx: broken XML"),
    (PAGE, "a.toml", '[selectors]\n"*" = "%s"' % (":not(" * 5_000), "is not CSS"),
    (PAGE, "a.toml", '[selectors]\n"*" = "%sp"' % ("div>" * 20_000), "is not CSS"),
    ("check good.txt {}", "a.html", "<p>Before.</p>" + "<b>" * 300 + "deep", "a.html: only its beginning can be read"),
    ("check good.txt {}", "a.html", f"<p>Before.</p><p>{'a b. ' * 2_100_000}</p>", "a.html: only its beginning can"),
    # Absurd numbers.
    (PAIRS, "a.jsonl", _row("ship", id="1" * 10_000), "line 1: not JSON (a number of 10000 digits)"),
    (IGNORED, "a.json", "[%s]" % ("1" * 10_000), "a.json: not JSON (a number of 10000 digits)"),
    (MANIFEST, "a.jsonl", ENTRY % f'"scores": [{"1" * 400}]', "a.jsonl:1: not JSON (a number of 400 digits)"),
    (MANIFEST, "a.jsonl", ENTRY % '"scores": [1e999]', "a.jsonl:1: not JSON (the number 1e999 is too large)"),
    (MANIFEST, "a.jsonl", ENTRY % '"scores": [NaN]', "a.jsonl:1: not JSON (NaN is no number)"),
    (MANIFEST, "a.jsonl", ENTRY % '"scores": [-Infinity]', "a.jsonl:1: not JSON (-Infinity is no number)"),
    (MANIFEST, "a.jsonl", ENTRY % f'"published": "{"1" * 10_000}"', "a.jsonl:1: published must be a date"),
    (SETTINGS, "a.toml", f"published = {'1' * 10_000}", "a.toml: a number with thousands of digits"),
    (SETTINGS, "a.toml", f"model = 0x{'f' * 10_000}", "a.toml: model is a number: write text in quotes"),
    (SETTINGS, "a.toml", f"max-size = 0x{'f' * 10_000}", "a.toml: max_size: use a number of MB from 1 to 1,000,000"),
    (SETTINGS, "a.toml", "max-size = 0", "a.toml: max_size: use a number of MB"),
    (SETTINGS, "a.toml", "max-size = true", "a.toml: max-size is true or false: write a whole number"),
    # What is no character, and what no file can be called.
    (PAIRS, "a.jsonl", _row(r"a \ud800 b"), r"a.jsonl, line 1: \ud800 is half of a character"),
    (PAIRS, "a.jsonl", _row("ship", id=r'"\udfff"'), r"a.jsonl, line 1: \udfff is half of a character"),
    (IGNORED, "a.json", r'["\ud800"]', r"a.json: \ud800 is half of a character"),
    (MANIFEST, "a.jsonl", ENTRY % r'"why": "\ud800"', r"a.jsonl:1: \ud800 is half of a character"),
    (MANIFEST, "a.jsonl", r'{"reference": "a\u0000", "versions": ["b"]}', "a.jsonl:1: no file can have the name"),
    (SETTINGS, "a.toml", r'glossary = "a\u0000b"', "no file can have this name"),
    (SETTINGS, "a.toml", r'model = "a\u0000b"', r"--model 'a\x00b': no model can have this name"),
    (SETTINGS, "a.toml", 'model = "%s"' % ("a" * 5_000), "no model can have this name"),
    # Bytes in another encoding, and encodings that are none.
    (PAIRS, "a.tsv", b"caf\xe9\tcaf\xe9\n", "a.tsv: the file is not UTF-8 text"),
    (PAIRS, "a.jsonl", b'{"source": "caf\xe9"}', "a.jsonl: the file is not UTF-8 text"),
    (IGNORED, "a.json", b'["caf\xe9"]', "a.json: the file of decisions is not UTF-8 text"),
    (MANIFEST, "a.jsonl", b'{"reference": "caf\xe9"}', "a.jsonl: the manifest is not UTF-8 text"),
    (SETTINGS, "a.toml", b'model = "caf\xe9"', "a.toml: the file of settings is not UTF-8 text"),
    (PAIRS, "a.tmx", '<?xml version="1.0" encoding="undefined"?><tmx/>', "a.tmx: broken XML"),
    *(
        (f"check {{}} good.txt --encoding {name}", "a.txt", TEXT, f"a.txt: unknown encoding '{name}'")
        for name in ("undefined", "punycode", "idna", "base64", "rot13", "zlib", "utf-7", "unicode_escape", "no_such")
    ),
    ("check {} good.txt --encoding " + "a" * 5_000, "a.txt", TEXT, "a.txt: unknown encoding 'aaa"),
    # Options.
    ("check {} good.txt --published " + "1" * 10_000, "a.txt", TEXT, "--published 11111111111111111111: not a day"),
    ("check {} good.txt --source-lang " + "x" * 100_000, "a.txt", TEXT, "unknown language 'xxx"),
    ("check {} good.txt --target-lang en-" + "x-" * 50_000, "a.txt", TEXT, "unknown language 'en-x-"),
    ("check {} good.txt --only " + "x" * 100_000, "a.txt", TEXT, "there is no check 'xxx"),
    ("check {} good.txt --max-size " + "1" * 5_000, "a.txt", TEXT, "Invalid value for '--max-size'"),
    ("check {} good.txt --max-size 0", "a.txt", TEXT, "Invalid value for '--max-size'"),
]


@pytest.mark.parametrize(("arguments", "name", "content", "complaint"), CASES)
def test_one_line_says_what_is_wrong(
    arguments: str,
    name: str,
    content: str | bytes,
    complaint: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    for text in ("good.txt", "page.html"):
        (tmp_path / text).write_text(f"<html>{TEXT}</html>" if text == "page.html" else TEXT, encoding="utf-8")
    (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    assert run(arguments.format(name).split(" ")) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert complaint in shown.err
    assert shown.err.startswith("samesaid: ")
    assert shown.err.count("\n") == 1
    assert len(shown.err) < 600
    assert "fault of samesaid" not in shown.err


PO = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=%s\\n"\n\nmsgid "Three ships."\nmsgstr "Drei, öfter."\n'
HTML = '<html><head><meta charset="%s"></head><body><p>Three ships came, öfter. They left.</p></body></html>'


@pytest.mark.parametrize("codec", ["undefined", "punycode", "idna", "base64", "rot13", "zlib", "utf-7"])
def test_a_declared_encoding_that_is_none_is_not_used(codec: str, tmp_path: Path) -> None:
    from samesaid.documents import load, rows

    (tmp_path / "a.po").write_text(PO % codec, encoding="utf-8")
    (tmp_path / "a.html").write_text(HTML % codec, encoding="utf-8")
    assert [row.target for row in rows(tmp_path / "a.po")] == ["Drei, öfter."]
    document = load(tmp_path / "a.html")
    assert "Three ships came, öfter." in document.text
    assert dict(document.notes[0].message.args)["encoding"] == "utf-8"


def test_half_characters_come_into_no_document() -> None:
    for make in (lambda: from_text("a \ud800 b"), lambda: from_rows(["a", "b \udfff"], name="text", language="en")):
        with pytest.raises(SamesaidError, match=r"text: .*half of a character"):
            make()


def test_a_line_separator_inside_a_string_ends_no_line(tmp_path: Path) -> None:
    """JSON may have U+2028 as it is; only a line feed ends a line of a manifest or of a table."""
    from samesaid.archive.pairing.manifest import read
    from samesaid.documents import rows

    (tmp_path / "m.jsonl").write_text('{"reference": "a\u2028.txt", "versions": ["b.txt"]}\n', encoding="utf-8")
    assert [Path(entry.reference).name for entry in read(tmp_path / "m.jsonl")] == ["a\u2028.txt"]
    (tmp_path / "a.tsv").write_text("a\u2028b\tc\x0bd\n", encoding="utf-8")
    assert [(row.source, row.target) for row in rows(tmp_path / "a.tsv")] == [("a\u2028b", "c\x0bd")]


@pytest.mark.parametrize(
    "option",
    [
        "run good.txt --out store --limit inf", "run good.txt --out store --limit 1e300",
        "run good.txt --out store --memory inf", "run good.txt --out store --workers " + "1" * 30,
        "pair . --window " + "1" * 30, "watch . --out store --every inf",
    ],
)  # fmt: skip
def test_absurd_numbers_of_an_archive(option: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["archive", *option.split()]) == 2
    shown = capsys.readouterr().err
    assert shown.startswith("samesaid: Invalid value for '--")
    assert shown.count("\n") == 1


def test_a_number_of_spaces_that_no_text_has(tmp_path: Path) -> None:
    from samesaid.documents import load

    names = " ".join(f'xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in ("office", "text"))
    text = f'<text:p>Three<text:s text:c="{"9" * 5_000}"/>ships came.</text:p>'
    (tmp_path / "a.fodt").write_text(
        f'<?xml version="1.0"?><office:document {names}><office:body><office:text>{text}</office:text></office:body>'
        "</office:document>",
        encoding="utf-8",
    )
    assert load(tmp_path / "a.fodt").text == f"Three{' ' * 100}ships came."


@pytest.mark.parametrize(
    "tag", ["en-GB", "zh_TW", "zh-Hant-MO", "de_DE.UTF-8", "en-US-x-twain", "ca_ES.UTF-8@valencia"]
)
def test_tags_as_systems_write_them_are_known(tag: str) -> None:
    assert normalise(tag)


@pytest.mark.parametrize("tag", ["en-\x00", "en-<b>", "en-ü", "en-" + "x" * 40, "en GB"])
def test_a_tag_that_is_none_is_refused(tag: str) -> None:
    with pytest.raises(SamesaidError, match="unknown language"):
        normalise(tag)
