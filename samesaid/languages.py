"""Language tags (BCP 47), and which language a text is in."""

from __future__ import annotations

# Written without spaces between words.
_SPACELESS = frozenset({"zh", "ja", "th", "lo", "km", "my"})


def primary(tag: str) -> str:
    """The primary subtag, in lower case: ``zh-Hant`` gives ``zh``."""
    return tag.replace("_", "-").split("-", 1)[0].lower()


def is_spaceless(tag: str) -> bool:
    """Whether the language is written without spaces between words."""
    return primary(tag) in _SPACELESS
