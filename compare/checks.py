"""What is looked for between two texts, and why the rest is not: for the comparators, which know, and for reports."""

from __future__ import annotations

from samesaid.compare.pair import Pair
from samesaid.languages import primary
from samesaid.model import Check, Message, language_name, message


def check(pair: Pair, name: str, *codes: str, between: bool = True, rows: bool = True) -> Check:
    """The check whose name is ``check.NAME`` in the catalogue, which raises ``codes``.

    ``between`` says whether it knows both languages of the pair; ``rows`` is False for what needs a whole text and is
    not looked for in independent rows.
    """
    reason = None
    if not between:
        reason = not_between(pair)
    elif pair.independent and not rows:
        reason = message("unchecked.rows")
    return Check(message(f"check.{name}"), codes, reason)


def not_between(pair: Pair) -> Message:
    """The reason for what does not know one or both of the languages."""
    one, other = pair.source.document.language, pair.target.document.language
    if primary(one) == primary(other):
        return message("unchecked.language", language=language_name(primary(one)))
    return message("unchecked.languages", one=language_name(primary(one)), other=language_name(primary(other)))
