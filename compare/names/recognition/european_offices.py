"""Offices in sentences of the languages of `LANGUAGES`: a word of the table, with the words of rank around it.

No tagger is needed: the words between a rank and its office are no conjunctions, prepositions or verbs of a short list.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from samesaid.compare.names import tuning
from samesaid.compare.names.recognition.offices import (
    EUROPEAN,
    Office,
    Rank,
    european_words,
    office_rows,
    rank_words,
)
from samesaid.compare.names.text import unmarked
from samesaid.compare.tagging import Token
from samesaid.model import Mention, Span

LANGUAGES = frozenset(EUROPEAN) - {"en"}
"""The languages whose offices are read here."""
# Ranks that these languages have; a chief economist and a head coach have no word that always shows it.
RANKS = (Rank.FORMER, Rank.ACTING, Rank.DEPUTY, Rank.ASSISTANT, Rank.GENERAL)
# Hyphens, and the apostrophe after an elided article: l'ancien ministre.
_JOINED = re.compile(r"[-‐‑'’]")
# German compounds have their office at the end; the other languages have prefixes alone.
_COMPOUNDING = frozenset({"de"})
# Here an ending replaces the last vowel or sign.
_CHANGING = frozenset({"it", "ru"})


def european_offices(language: str, tokens: Sequence[Token], text: str) -> Iterator[Office]:
    """The offices of a sentence in order; ``language`` is one of `LANGUAGES`, ``text`` that of the document."""
    for i, token in enumerate(tokens):
        found = _office_in(token.text, language)
        if found is None:
            continue
        lead, office = found
        start, ranks = _ranks_before(tokens, i, lead, language)
        end, after = _ranks_after(tokens, i, language)
        span = Span(tokens[start].span.start, tokens[end].span.end)
        ranks |= after
        if Rank.ASSISTANT in ranks and "professor" not in office:
            ranks = (ranks - {Rank.ASSISTANT}) | {Rank.DEPUTY}
        yield Office(frozenset(ranks), office_rows(language)[office], span, span.of(text), _holder(tokens, end, text))


def office_rows_of(word: str, language: str) -> frozenset[int]:
    """The rows of the table with the office that a word names, in any number and case; empty for other words and
    languages. ``language`` is English or one of `LANGUAGES`."""
    if language == "en":
        lower = word.lower()
        rows = office_rows(language)
        return rows.get(lower, frozenset()) | rows.get(lower.removesuffix("s"), frozenset())
    found = _office_in(word, language) if language in LANGUAGES else None
    return office_rows(language)[found[1]] if found else frozenset()


@functools.lru_cache(maxsize=8192)
def _office_in(word: str, language: str) -> tuple[str, str] | None:
    """What precedes the office in a word in lower case (``vize``, ``außen``), and the office; None without one.

    The longest office counts: a Ministerpräsident is no president.
    """
    lower = word.lower()
    for office in _longest_first(language):
        for whole in _forms(office, language):
            if not lower.endswith(whole):
                continue
            lead = _JOINED.sub("", lower[: len(lower) - len(whole)])
            if not lead or language in _COMPOUNDING or _is_prefix(lead, language):
                return lead, office
    return None


@functools.cache
def _forms(office: str, language: str) -> tuple[str, ...]:
    """An office in every number and case; a final vowel or ь gives way to the ending, where the language does so."""
    endings = european_words(language)["endings"].split()
    stem = office.rstrip("oaeьй") if language in _CHANGING else office
    return tuple(dict.fromkeys((office, *(stem + ending for ending in endings))))


@functools.cache
def _longest_first(language: str) -> tuple[str, ...]:
    return tuple(sorted(office_rows(language), key=lambda office: (-len(office), office)))


def _is_prefix(lead: str, language: str) -> bool:
    """Whether prefixes of rank are all of what precedes an office: ``ex``, ``exvice``."""
    prefixes = {prefix for rank in RANKS for prefix in rank_words(language, rank, "prefix")}
    prefixes |= {word for rank in RANKS for word in rank_words(language, rank, "before")}
    return lead in prefixes or any(lead.removeprefix(prefix) in prefixes for prefix in prefixes)


def _ranks_before(tokens: Sequence[Token], i: int, lead: str, language: str) -> tuple[int, set[Rank]]:
    """The first token of the office with its ranks, and the ranks in the word itself and before it."""
    ranks = {rank for rank in RANKS if any(_leads(lead, prefix) for prefix in rank_words(language, rank, "prefix"))}
    breaks, start = european_words(language)["breaks"].split(), i
    for j in range(i - 1, max(-1, i - 1 - tuning.MAX_EUROPEAN_RANK_DISTANCE), -1):
        word = tokens[j].text.lower()
        if word in breaks or not (word[0].isalnum() or _JOINED.fullmatch(word)):
            break
        here = {rank for rank in RANKS if _begins(word, rank_words(language, rank, "before"))}
        if here:
            ranks |= here
            start = j
    return start, ranks


def _leads(lead: str, prefix: str) -> bool:
    """Whether a prefix begins what precedes the office, or follows ``ex``."""
    return bool(lead) and (lead.startswith(prefix) or lead.removeprefix("ex").startswith(prefix))


def _ranks_after(tokens: Sequence[Token], i: int, language: str) -> tuple[int, set[Rank]]:
    """The last token of the office with its ranks, and the ranks after it."""
    breaks, end, ranks = european_words(language)["breaks"].split(), i, set[Rank]()
    for j in range(i + 1, min(len(tokens), i + 1 + tuning.MAX_EUROPEAN_RANK_DISTANCE)):
        word = tokens[j].text.lower()
        if (word in breaks and word not in {"par", "en"}) or not (word[0].isalnum() or _JOINED.fullmatch(word)):
            break
        here = {rank for rank in RANKS if _begins(word, rank_words(language, rank, "after"))}
        if here:
            ranks |= here
            end = j
    return end, ranks


def _begins(word: str, beginnings: frozenset[str]) -> bool:
    """Whether a word, or a part of it after a hyphen, begins with one; those of two or three letters are all of it."""
    parts = _JOINED.split(unmarked(word))
    return any(
        part == plain or (len(plain) > tuning.MAX_WHOLE_RANK_LETTERS and part.startswith(plain))
        for part in parts
        for plain in map(unmarked, beginnings)
    )


def count_hints(language: str, rank: Rank, role: str, tokens: Sequence[Token]) -> int:
    """How many words of a sentence may express a rank elsewhere than at an office."""
    beginnings = rank_words(language, rank, role)
    return sum(
        _begins(token.text.lower(), beginnings)
        or ((found := _office_in(token.text, language)) is not None and _begins_with_any(found[0], beginnings))
        for token in tokens
    )


def _begins_with_any(lead: str, beginnings: frozenset[str]) -> bool:
    return bool(lead) and any(lead.startswith(unmarked(word)) for word in beginnings)


def _holder(tokens: Sequence[Token], end: int, text: str) -> Mention | None:
    """The capitalised words right after an office: Präsident Anna Lindqvist."""
    last = end
    while last + 1 < len(tokens) and tokens[last + 1].text[0].isupper() and last - end < tuning.MAX_HOLDER_WORDS:
        last += 1
    if last - end < tuning.MIN_HOLDER_WORDS:
        return None
    span = Span(tokens[end + 1].span.start, tokens[last].span.end)
    return Mention("PERSON", span, tuple(t.text for t in tokens[end + 1 : last + 1]), span.of(text))
