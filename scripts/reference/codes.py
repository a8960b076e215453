"""The pages of finding codes: what each means, why it matters, how it is weighed, and every example of its rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from samesaid.compare.evidence import Canary
from samesaid.compare.registry import Family, families
from samesaid.explain import weighing
from samesaid.model import Rule
from samesaid.reports.catalogue import Catalogue, catalogue
from samesaid.reports.common.labels import severity_labels
from scripts.reference.markdown import WRITTEN, code, plain, table

_HEAD = f"""# Codes

Every finding has a code: a letter for what it is about and a number. `samesaid explain N104` prints what is on this
page about one of them. The examples are those that `samesaid doctor` runs: the first sort must raise the code, the
second must not. Codes are listed by the check that raises them.

{WRITTEN}

"""
_WEIGHED = """
## How findings are weighed

This holds for every code; what holds for one alone is written beside it.

"""
_ZH_HEAD = """# 差异代码一览

报告里每处差异的末尾都有代码，如 N104：字母表示差异的种类，数字表示具体情形。`samesaid explain N104`
会说明一个代码的含义，并给出会报、不会报的例句（英文）。下表的例句左为原文，右为版本。全部例句见[英文版](../reference/codes.md)。

本页由 `python -m scripts.reference` 生成。

"""
_FAMILIES = {
    "numbers": "Numbers, dates and times",
    "names": "Names",
    "terms": "Terms",
    "coverage": "Missing, added, untranslated, unreadable",
    "meaning": "Meaning, and who said it",
}
_ZH_FAMILIES = {
    "numbers": "数字、日期与时间",
    "names": "人名、地名与机构名",
    "terms": "术语",
    "coverage": "漏译、增译、未译与乱码",
    "meaning": "语义与消息来源",
}


def page() -> str:
    """The page in English."""
    overview = (
        (f"[{one}](#{one.lower()})", plain(rule.title), f"{_mark(rule)} {rule.severity}", family.name)
        for family, one, rule in _own()
    )
    parts = [_HEAD + table(("code", "title", "severity", "check"), overview) + _WEIGHED + _items(_common())]
    current = ""
    for family, _, rule in _own():
        if family.name != current:
            current = family.name
            parts.append(f"## {_FAMILIES[current]}\n")
        parts.append(_entry(family, rule))
    return "\n".join(parts)


def chinese_page() -> str:
    """The page in Chinese: titles, reasons and remedies of the catalogue, and an example that raises each code."""
    say, parts = catalogue("zh"), [_ZH_HEAD.rstrip("\n") + "\n"]
    for name, title in _ZH_FAMILIES.items():
        rows = []
        for family, one, rule in _own():
            if family.name == name:
                raised = next((c for c in family.canaries if c.code == one and c.fires), None)
                word = severity_labels(say)[rule.severity].word
                shown = f"{_short(raised.source)} → {_short(raised.target)}{_agreed(raised)}" if raised else ""
                rows.append((one, say(f"code.{one}.title"), f"{_mark(rule)} {word}", _both(say, one), shown))
        parts.append(f"## {title}\n\n" + table(("代码", "名称", "级别", "为什么要紧，怎么改", "例句"), rows))
    return "\n".join(parts)


def _own() -> Iterator[tuple[Family, str, Rule]]:
    """The codes of the five families that come with samesaid, whatever else is installed."""
    for family in families():
        if family.name in _FAMILIES:
            for one, rule in family.codes.items():
                yield family, one, rule


def _entry(family: Family, rule: Rule) -> str:
    say = catalogue("en")
    canaries = [one for one in family.canaries if one.code == rule.code]
    lines = [f"### {rule.code}\n", f"**{plain(rule.title)}.** {plain(rule.description)}\n"]
    if say.has(f"code.{rule.code}.why"):
        lines.append(f"*Why it matters:* {plain(say(f'code.{rule.code}.why'))}\n")
    if say.has(f"code.{rule.code}.mend"):
        lines.append(f"*What to do:* {plain(say(f'code.{rule.code}.mend'))}\n")
    lines.append(f"{_mark(rule)} {rule.severity} by default · check `{family.name}` · ITS 2.0 type `{rule.type}`\n")
    common = _common()
    lines.append(_items(sentence for sentence in weighing(rule) if sentence not in common).rstrip("\n"))
    for title, fires in (("Raised by", True), ("Not raised by", False)):
        chosen = [_example(one) for one in canaries if one.fires is fires]
        if chosen:
            lines += [f"\n{title}:\n", code("\n\n".join(chosen)).rstrip("\n")]
    return "\n".join(lines) + "\n"


def _common() -> list[str]:
    """What is said of the weighing of every code."""
    said = [list(weighing(rule)) for _, _, rule in _own()]
    return [sentence for sentence in said[0] if all(sentence in other for other in said)]


def _items(sentences: Iterable[str]) -> str:
    linked = (plain(one).replace("(docs/accuracy.md)", "([how](../accuracy.md))") for one in sentences)
    return "".join(f"- {sentence}\n" for sentence in linked)


def _example(canary: Canary) -> str:
    sides = ((canary.source_language, canary.source), (canary.target_language, canary.target))
    lines = [f"{language:8}{line}".rstrip() for language, text in sides for line in text.split("\n") if line]
    lines += [f"{'terms':8}{source} = {target or source}" for source, target in canary.glossary]
    return "\n".join([*lines, *(["moved   the passages are out of order"] if canary.moved else [])])


def _mark(rule: Rule) -> str:
    return severity_labels()[rule.severity].shape


def _short(text: str) -> str:
    """The lines of an example in a cell."""
    return "<br>".join(plain(line) for line in text.split("\n") if line)


def _agreed(canary: Canary) -> str:
    """The terms of an example, for the page in Chinese."""
    terms = "；".join(f"{source} = {target}" for source, target in canary.glossary)
    return f"<br>术语表：{plain(terms)}" if terms else ""


def _both(say: Catalogue, one: str) -> str:
    keys = (f"code.{one}.why", f"code.{one}.mend")
    return "".join(plain(say(key)) for key in keys if say.has(key))
