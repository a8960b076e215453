import pytest

from samesaid.encodings import decode, looks_garbled
from samesaid.model import SamesaidError

_ZH = "港口管理局负责人星期一对记者说，去年全国的船舶比前年多，一共有四千三百艘在这里停靠。"
_HANT = "港口管理局負責人星期一對記者說，去年全國的船舶比前年多，一共有四千三百艘在這裡停靠。"
_JA = "港湾局の責任者は月曜日に、昨年は一昨年より多くの船がここに寄港したと記者団に話した。"
_KO = "항만청 책임자는 월요일 기자들에게 작년에는 재작년보다 더 많은 배가 이곳에 들어왔다고 말했다."
_RU = "Начальник порта сообщил журналистам, что в прошлом году сюда пришло больше судов, чем раньше."
_DE = "Über 4.300 Schiffe müssen künftig größere Gebühren zahlen, sagte der Leiter des Hafens."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (_ZH, "utf-8"), (_ZH, "utf-8-sig"), (_ZH, "utf-16"), (_ZH, "utf-32"), (_ZH, "gb18030"), (_ZH, "hz"),
        (_HANT, "big5"), (_HANT, "gb18030"), (_JA, "shift_jis"), (_JA, "euc_jp"), (_JA, "iso2022_jp"), (_KO, "cp949"),
        (_RU, "cp1251"),
        (_RU, "koi8_r"), (_DE, "cp1252"), (_ZH[:9], "gb18030"), (_HANT[:9], "big5"), (_JA[:9], "shift_jis"),
    ],
)  # fmt: skip
def test_the_encoding_is_detected(text: str, encoding: str) -> None:
    decoded = decode(text.encode(encoding), "a.txt")
    assert decoded.text == text
    assert [note.kind for note in decoded.notes] == ["encoding"]


@pytest.mark.parametrize("declared", ["gb2312", "GBK", "gb18030"])
def test_a_declared_charset_is_read_as_its_superset(declared: str) -> None:
    assert decode("镕基€".encode("gb18030"), "a.html", declared=declared).text == "镕基€"


def test_a_wrong_declaration_is_ignored() -> None:
    assert decode(_ZH.encode(), "a.html", declared="gb2312").text == _ZH
    assert decode(_ZH.encode("gb18030"), "a.html", declared="utf-8").text == _ZH
    assert decode(_ZH.encode(), "a.html", declared="no-such-charset").text == _ZH


@pytest.mark.parametrize(
    ("text", "real", "given"),
    [
        (_HANT, "big5", "gb18030"),
        (_ZH, "gb18030", "latin-1"),
        (_RU, "cp1251", "latin-1"),
    ],
)
def test_garbled_text_has_a_warning(text: str, real: str, given: str) -> None:
    notes = decode(text.encode(real), "a.txt", encoding=given).notes
    assert any((note.kind, note.message.key) == ("warning", "note.garbled") for note in notes)


def test_a_text_that_was_damaged_before_looks_garbled() -> None:
    assert looks_garbled(_DE.encode().decode("cp1252") * 3)
    assert looks_garbled("The price\ufffd of\ufffd wheat")
    assert not looks_garbled(_DE + "Çà et là, l'été. Ærøskøbing. İstanbul’da güneş.")
    assert not any(looks_garbled(text) for text in (_ZH, _HANT, _JA, _KO, _RU))


def test_bytes_that_fit_nothing_are_refused() -> None:
    with pytest.raises(SamesaidError, match=r"a\.txt: the encoding is not clear"):
        decode(bytes(range(128, 256)) * 3, "a.txt", language="zh")
    with pytest.raises(SamesaidError, match=r"a\.txt: unknown encoding 'utf-9'"):
        decode(b"x", "a.txt", encoding="utf-9")
    with pytest.raises(SamesaidError, match=r"a\.txt: not utf-8 text"):
        decode(b"\xff\xfa", "a.txt", encoding="utf-8")
