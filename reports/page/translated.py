"""What comparators tell in English, in the language of the page: built from the code, the marked words and the reading.

A comparator writes one English sentence. For another language the catalogue has a sentence a code, with places for the
words that are marked on either side, and patterns for what the English sentence adds to them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, partial

from samesaid.model import Document, Finding, Span
from samesaid.reports.catalogue import Catalogue

_LONGEST = 48
_MOST = 4


def message(finding: Finding, reference: Document, version: Document, names: tuple[str, str], say: Catalogue) -> str:
    """The sentence of a finding. ``names`` are what the two texts are called."""
    if not say.has("code.other.both"):
        return finding.message
    # Of a run of sentences the first suffices: what was read tells how many they are.
    most = 1 if finding.code.startswith("O") else _MOST
    source, target = _words(finding.source_spans, reference, most), _words(finding.target_spans, version, most)
    side = "both" if source and target else "source" if source else "target" if target else "whole"
    keys = (f"code.{finding.code}.{side}", f"code.other.{side}")
    key = next(key for key in keys if say.has(key))
    told = say(key, source=source, target=target, reference=names[0], version=names[1])
    return told + "".join(_added(finding.message, say))


def reading(text: str, say: Catalogue) -> str:
    """What was read on both sides: ``words → value · words → value``, the values in the page's language."""
    return " · ".join(_one_reading(part, say) for part in text.split(" · "))


def _one_reading(part: str, say: Catalogue) -> str:
    words, arrow, value = part.rpartition(" → ")
    return words + arrow + translated(value, "readings", say)


def translated(text: str, table: str, say: Catalogue) -> str:
    """``text`` with the patterns of one of the catalogue's tables applied in their order."""
    for pattern, replacement in _patterns(say, table):
        text = pattern.sub(partial(_filled, replacement), text)
    return text


def _filled(replacement: str, found: re.Match[str]) -> str:
    return replacement.format("", *found.groups())


def _added(sentence: str, say: Catalogue) -> Iterable[str]:
    """What the English sentence says besides the marked words, as far as the catalogue knows it."""
    for pattern, replacement in _patterns(say, "messages"):
        if found := pattern.search(sentence):
            yield _filled(replacement, found)


@cache
def _patterns(say: Catalogue, table: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern), replacement) for pattern, replacement in say.pairs(table))


def _words(spans: Iterable[Span], document: Document, most: int) -> str:
    """The distinct wordings that are marked, the first few, each cut when it is long."""
    found = list(dict.fromkeys(" ".join(span.of(document.text).split()) for span in spans))
    cut = [words if len(words) <= _LONGEST else words[: _LONGEST - 1].rstrip() + "…" for words in found if words]
    told = "”“".join(cut[:most])
    return told + "…" if len(cut) > most and not told.endswith("…") else told
