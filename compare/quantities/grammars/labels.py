"""Words that number a thing, one class across languages: 图 and Chart, 表 and Table, 条 and section."""

from __future__ import annotations

import re

from samesaid.compare.quantities.values.word_lists import inverted

_CLASSES = inverted(
    {
        "chart": "chart charts figure figures fig figs 图 附图 abbildung abb figura gráfico grafico graphique",
        "table": "table tables 表 附表 列表 tabelle tab tableau tabla tabella tabela",
        "note": "note notes footnote 注 附注 注释 nota",
        "section": "section sections article articles clause clauses rule rules 条 条款 "
        "abschnitt artikel art artículo articolo artigo sección sezione seção",
        "chapter": "chapter chapters cap 章 kapitel chapitre capítulo capitolo",
        "no": "no nos number 号 编号 nr nummer numéro número numero",
        "page": "page pages p pp 页 seite página pagina",
        "part": "part parts 部 部分 teil partie parte",
        "formula": "formula formel formule fórmula",
    }
)
_WORD = re.compile(r"([^\W\d_]+)\.?[-_+ (]{0,2}$")
_LATIN_TAIL = re.compile(r"^.*[\u2e80-\uffff]([a-z]+)$")
_HAN = re.compile(r"(附图|附表|附注|图|表|注) ?$")
_HAN_AFTER = re.compile(r" ?(条|章|页|号|部分)")


def name_before(text: str, start: int) -> str:
    """The word that a number is a part of, folded or as its class (chart for 图3); empty for none."""
    match = _WORD.search(text, max(0, start - 24), start)
    if match is None:
        return ""
    word = match.group(1).casefold()
    word = _LATIN_TAIL.sub(r"\1", word)
    return _CLASSES.get(word, word)


def chinese_label(text: str, start: int, end: int) -> str:
    """The class of a Chinese number that numbers a thing (图3, 第52条), empty for none; ``text`` is folded."""
    match = _HAN.search(text, max(0, start - 4), start) or _HAN_AFTER.match(text, end)
    return _CLASSES.get(match.group(1), "") if match else ""
