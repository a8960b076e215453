"""Evidence of names between a Chinese and an English side."""

from __future__ import annotations

from samesaid.compare.evidence import Evidence
from samesaid.compare.names import pinyin, romanisation
from samesaid.compare.names.texts import simplify
from samesaid.compare.names.wording import absent_message, replaced_message
from samesaid.model import Mention, Span


def absent(bead: int, english: Mention, told: float, chinese_first: bool) -> Evidence:
    """E301: an English name that the Chinese side does not tell."""
    spans: tuple[tuple[Span, ...], tuple[Span, ...]] = ((), (english.span,))
    source, target = spans if chinese_first else spans[::-1]
    return Evidence(
        "E301",
        absent_message(english.text, "version" if chinese_first else "reference"),
        bead,
        source,
        target,
        strength=max(0.0, 1 - 5 * told),
        reading=f"∅ → {english.text}" if chinese_first else f"{english.text} → ∅",
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


def _usual(chinese: Mention) -> str | None:
    """The pinyin of a Chinese person's name; None for names that may be foreign."""
    simplified = simplify(chinese.text)
    if chinese.kind == "PERSON" and romanisation.family_name(simplified):
        return pinyin.spelled(simplified)
    return None
