"""From sentences to mentions: what a document counts, measures and dates."""

from __future__ import annotations

import functools
import importlib
from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import date
from types import ModuleType
from typing import cast

from samesaid.compare.quantities.grammars import fallback
from samesaid.compare.quantities.grammars.bounding_words import with_bounding_words
from samesaid.compare.quantities.grammars.bracketed_days import with_bracketed_days
from samesaid.compare.quantities.grammars.combined.ages import with_ages
from samesaid.compare.quantities.grammars.combined.per_mille import with_per_mille
from samesaid.compare.quantities.grammars.combined.shares import with_shares
from samesaid.compare.quantities.grammars.data import own_scanners, spaced_languages
from samesaid.compare.quantities.grammars.locales import continental
from samesaid.compare.quantities.grammars.pounds import with_pounds
from samesaid.compare.quantities.grammars.powers import with_powers
from samesaid.compare.quantities.grammars.relative_words import RelativeWords, relative_words
from samesaid.compare.quantities.grammars.signs import with_signs
from samesaid.compare.quantities.grammars.speeds import with_speeds
from samesaid.compare.quantities.grammars.table_heads import Head, ends_table, head, under_head
from samesaid.compare.quantities.grammars.uncounted import with_uncounted
from samesaid.compare.quantities.matching.relative_dates import resolved
from samesaid.compare.quantities.values.quantity import DATE_PARTS, Kind, Quantity, Reading, points
from samesaid.languages import primary
from samesaid.model import Document, Mention, Sentence, Span

# Letters that a pattern without regard to case takes for i, s and k, though their small letters are no ASCII: what it
# matched is in no list of words.
_LIKE_ASCII = str.maketrans("İıſ\u212a", "IisK")


def _plain(text: str) -> str:
    # Most texts have none of them, and translating takes far longer than looking.
    return text.translate(_LIKE_ASCII) if not text.isascii() and any(map(text.__contains__, "İıſ\u212a")) else text


def _own(language: str) -> Callable[[str], list[Reading]]:
    """The scanner of a language that has its own, which is imported when a text is read."""
    module = f"{language}.scanner"

    def scan(text: str) -> list[Reading]:
        return cast("list[Reading]", _module(module).scan(_plain(text)))

    return scan


def _spaced(language: str) -> Callable[[str], list[Reading]]:
    """The scanner of a language that has a data file, which is read when a text is read."""

    def scan(text: str) -> list[Reading]:
        return cast("list[Reading]", _module("spaced.scanner").scanner(language)(_plain(text)))

    return scan


@functools.cache
def _module(name: str) -> ModuleType:
    return importlib.import_module(f"samesaid.compare.quantities.grammars.{name}")


GRAMMARS: dict[str, Callable[[str], list[Reading]]] = {
    **{language: _own(language) for language in own_scanners()},
    **{language: _spaced(language) for language in spaced_languages()},
}
"""A scanner, from text to readings, for each language that has a data file or a scanner of its own."""


def quantities(document: Document) -> tuple[tuple[Mention, ...], ...]:
    """The quantities of each sentence, in order. An annotation: call it through ``side.annotate(quantities)``.

    A mention's ``value`` is a ``Quantity``, and its ``kind`` the quantity's.
    """
    scan, language, day = grammar(document.language), primary(document.language), document.published
    words = relative_words(language)
    # Texts repeat themselves, and one step over all sentences takes less time than all steps over one after the other.
    different = {sentence.text: sentence for sentence in reversed(document.sentences)}
    read = dict(zip(different, _read(different.values(), document.language, scan, words), strict=True))
    found = []
    above: Head | None = None
    for sentence in document.sentences:
        text = sentence.text
        readings = read[text]
        if ends_table(text):
            above = None
        elif (own := head(text, scan)) is not None:
            above = own
            readings = under_head(readings, own, own.end)
        elif above is not None:
            readings = under_head(readings, above, 0)
        if readings:
            readings = [_night(r, text, words) if r.quantity.kind is Kind.WEEKDAY else r for r in readings]
            if day is not None:
                readings = _resolved(readings, text, day, words)
        found.append(_mentions(readings, text, sentence.span.start) if readings else ())
    return tuple(found)


def _read(
    sentences: Collection[Sentence], tag: str, scan: Callable[[str], list[Reading]], words: RelativeWords
) -> list[list[Reading]]:
    """What the grammar of a language, and the steps after it, read in each of some sentences, wherever it is."""
    language = primary(tag)
    found = [with_powers(scan(continental(sentence.text, tag)), sentence.text) for sentence in sentences]
    for step in (with_uncounted, with_per_mille, with_shares, with_ages, with_speeds, with_pounds, _with_words_beside):
        found = [step(readings, one.text, language) for readings, one in zip(found, sentences, strict=True)]
    return [with_bracketed_days(readings, one.text, words) for readings, one in zip(found, sentences, strict=True)]


def _with_words_beside(readings: list[Reading], text: str, language: str) -> list[Reading]:
    """The readings with signs and bounds by the words beside them."""
    if not readings or language not in GRAMMARS:
        return readings
    if language == "zh" and not text.isascii():
        text = text.translate(_simplified())
    return with_signs(with_bounding_words(readings, text, language), text, language)


@functools.cache
def _simplified() -> dict[int, str]:
    """The folding of Chinese characters, in which a minus sign stays one."""
    folding = cast(dict[int, str], _module("zh.numerals").simplified())
    return {code: character for code, character in folding.items() if character != "-"}


def _night(reading: Reading, text: str, words: RelativeWords) -> Reading:
    """The night before Sunday is Sunday's or Saturday's."""
    if not words.is_eve(text, reading.start):
        return reading
    (low, _), *_ = reading.quantity.values
    return replace(reading, quantity=replace(reading.quantity, values=points(low, (low - 2) % 7 + 1)))


def _resolved(readings: list[Reading], text: str, published: date, words: RelativeWords) -> list[Reading]:
    """The readings with relative dates resolved against the day of publication."""
    return [
        replace(r, quantity=resolved(r.quantity, text, r.start, r.end, published, words))
        if r.quantity.kind in (Kind.RELATIVE, Kind.WEEKDAY)
        else r
        for r in readings
    ]


def grammar(language: str) -> Callable[[str], list[Reading]]:
    """The scanner of a language; for a language without a grammar, one that reads digits only."""
    return GRAMMARS.get(primary(language)) or functools.partial(fallback.scan, language=language)


def has_grammar(language: str) -> bool:
    """Whether number words are read too, so that a number that was not found is not in the text."""
    return primary(language) in GRAMMARS


def _mentions(readings: list[Reading], text: str, offset: int) -> tuple[Mention, ...]:
    return tuple(
        Mention(r.quantity.kind, Span(r.start + offset, r.end + offset), _shifted(q, offset), text[r.start : r.end])
        for r, q in zip(readings, _with_date_spans(readings, text, offset), strict=True)
    )


def _shifted(quantity: Quantity, offset: int) -> Quantity:
    """The quantity with the places of its sign and bound in the document's offsets."""
    sign, bound = quantity.sign_span, quantity.bound_span
    if sign is None and bound is None:
        return quantity
    return replace(
        quantity,
        sign_span=sign.shift(offset) if sign else None,
        bound_span=bound.shift(offset) if bound else None,
    )


def _with_date_spans(readings: list[Reading], text: str, offset: int) -> list[Quantity]:
    """The quantities with ``date_span`` in the document's offsets: parts of a date that touch are one date."""
    found = [r.quantity for r in readings]
    if all(quantity.date_span is None and quantity.kind not in DATE_PARTS for quantity in found):
        return found
    found, begin = [], 0
    while begin < len(readings):
        quantity = readings[begin].quantity
        end = begin
        if quantity.date_span is not None:
            found.append(replace(quantity, date_span=quantity.date_span.shift(offset)))
        elif quantity.kind not in DATE_PARTS:
            found.append(quantity)
        else:
            while end + 1 < len(readings) and _touch(readings[end], readings[end + 1], text):
                end += 1
            whole = Span(readings[begin].start + offset, readings[end].end + offset) if begin != end else None
            found += (replace(r.quantity, date_span=whole) if whole else r.quantity for r in readings[begin : end + 1])
        begin = end + 1
    return found


def _touch(one: Reading, other: Reading, text: str) -> bool:
    """Whether two readings are parts of one date with nothing but a separator between them."""
    dates = one.quantity.kind in DATE_PARTS and other.quantity.kind in DATE_PARTS and other.quantity.date_span is None
    return dates and other.start - one.end <= 1 and not text[one.end : other.start].strip(" -./")
