"""Characters of the font Symbol, which Word writes at private places of Unicode (U+F020 to U+F0FF)."""

from __future__ import annotations

# The encoding of the font, from the space on; a dot where it has nothing that words need.
_FIRST = 0x20
_SYMBOL = (
    " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_ αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"
    + " " * 33
    + "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…  ↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑"
)
_PRIVATE = range(0xF020, 0xF100)


def shown(text: str, font: str) -> str:
    """The text with characters of the font Symbol at their own places; those of other fonts of pictures are left out.

    Pictures (Wingdings) are bullets, boxes and arrows: no words.
    """
    if not any(ord(char) in _PRIVATE for char in text):
        return text
    is_symbol = font.lower() == "symbol"
    return "".join(
        (_of_symbol(ord(char) - 0xF000) if is_symbol else "") if ord(char) in _PRIVATE else char for char in text
    )


def symbol(code: str, font: str) -> str:
    """The character of ``<w:sym w:font="Symbol" w:char="F0B1"/>``; empty where it is a picture or nothing."""
    try:
        place = int(code, 16)
    except ValueError:
        return ""
    # Some programs write the place in the font alone.
    if place <= 0xFF and font.lower() == "symbol":
        return _of_symbol(place)
    if not 0x20 <= place <= 0x10FFFF or 0xD800 <= place <= 0xDFFF:
        return ""
    return shown(chr(place), font)


def _of_symbol(place: int) -> str:
    return _SYMBOL[place - _FIRST] if _FIRST <= place < _FIRST + len(_SYMBOL) else ""
