"""Evidence of names between a Chinese and an English side."""

from __future__ import annotations

from samesaid.compare.evidence import Evidence
from samesaid.compare.names.text import simplify
from samesaid.compare.names.transliteration import pinyin, romanisation
from samesaid.compare.names.wording import absent_message, replaced_message
from samesaid.model import Mention, Span


def absent(bead: int, name: Mention, strength: float, of_reference: bool) -> Evidence:
    """E301: a name of one side, the reference's or the version's, that the other side does not tell."""
    spans: tuple[tuple[Span, ...], tuple[Span, ...]] = ((name.span,), ())
    source, target = spans if of_reference else spans[::-1]
    return Evidence(
        "E301",
        absent_message(name.text, "reference" if of_reference else "version"),
        bead,
        source,
        target,
        strength=max(0.0, strength),
        reading=f"{name.text} → ∅" if of_reference else f"∅ → {name.text}",
        facts=frozenset({"name", "one-sided"}),
    )


def replaced(bead: int, english: Mention, chinese: Mention, strength: float, chinese_first: bool) -> Evidence:
    """E302: an English name where the Chinese side tells another one."""
    source, target = (chinese, english) if chinese_first else (english, chinese)
    usual = _usual(chinese)
    return Evidence(
        "E302",
        replaced_message(source.text, target.text),
        bead,
        (source.span,),
        (target.span,),
        strength=max(0.0, min(1.0, strength)),
        reading=f"{chinese.text} → {usual} · {english.text}" if usual else f"{source.text} · {target.text}",
        suggestion=usual if usual and chinese_first else None,
        facts=frozenset({"name"}),
    )


def replaced_in_letters(bead: int, english: Mention, other: Mention, strength: float, english_first: bool) -> Evidence:
    """E302 between English and another language written in letters."""
    source, target = (english, other) if english_first else (other, english)
    return Evidence(
        "E302",
        replaced_message(source.text, target.text),
        bead,
        (source.span,),
        (target.span,),
        strength=strength,
        reading=f"{source.text} · {target.text}",
        facts=frozenset({"name"}),
    )


def _usual(chinese: Mention) -> str | None:
    """The pinyin of a Chinese person's name; None for names that may be foreign."""
    simplified = simplify(chinese.text)
    if chinese.kind == "PERSON" and romanisation.family_name(simplified):
        return pinyin.spelled(simplified)
    return None
