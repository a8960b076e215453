"""Offices in English and Chinese sentences, and their rank: director, deputy director, acting director.

Offices are a closed list (``offices.tsv``) of words that translate one another. Words of rank come from
``lexicon.toml``.
"""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from importlib import resources

from samesaid.compare.names import tuning
from samesaid.compare.names.gazetteer import lexicon
from samesaid.compare.names.text import simplify
from samesaid.compare.tagging import Token
from samesaid.model import Mention, Span


class Rank(StrEnum):
    """What a word before an office makes of it."""

    DEPUTY = "deputy"
    ASSISTANT = "assistant"
    ACTING = "acting"
    FORMER = "former"
    CHIEF = "chief"
    GENERAL = "general"


@dataclass(frozen=True, slots=True)
class Office:
    """An office in a sentence, with the words of its rank.

    ``rows`` are the rows of the table that have the office; two offices with a row in common translate one another.
    ``holder`` is the person whose name is right beside it, if there is one.
    """

    ranks: frozenset[Rank]
    rows: frozenset[int]
    span: Span
    text: str
    holder: Mention | None = None


EUROPEAN = ("en", "de", "fr", "es", "it", "pt", "ru")
"""Languages of the second table of offices, in the order of its columns."""
_FIRST_EUROPEAN_ROW = 1000


@functools.cache
def office_rows(language: str) -> Mapping[str, frozenset[int]]:
    """Office in lower case → the rows of the tables that have it, in Chinese (zh) or a language of Europe.

    Two offices with a row in common translate one another.
    """
    found: dict[str, set[int]] = {}
    tables = (("offices.tsv", ("zh", "en"), 0), ("offices_european.tsv", EUROPEAN, _FIRST_EUROPEAN_ROW))
    for name, columns, first in tables:
        if language in columns:
            lines = resources.files("samesaid.compare.names.gazetteer").joinpath(name).read_text(encoding="utf-8")
            rows = (line.split("\t") for line in lines.splitlines() if line.strip() and not line.startswith("#"))
            for number, cells in enumerate(rows, first):
                for office in cells[columns.index(language)].split(","):
                    found.setdefault(office, set()).add(number)
    return {office: frozenset(numbers) for office, numbers in found.items()}


@functools.cache
def rank_words(language: str, rank: Rank, role: str) -> frozenset[str]:
    """The words of a rank in ``language``; in the languages of ``european_ranks.toml`` as they begin.

    ``role`` is ``before`` (right before an office), ``hints`` and ``maybe`` (they may express it elsewhere in the
    sentence) or ``of`` (the only offices that can have the rank), in the languages of Europe also ``after`` and
    ``prefix``. Empty where there are none.
    """
    name = f"{rank.value}_{role}"
    if language not in {"zh", "en"}:
        return frozenset(european_words(language).get(name, "").split())
    table = {"zh": "chinese_ranks", "en": "english_ranks"}[language]
    return lexicon.words(table, name) if lexicon.has_words(table, name) else frozenset()


@functools.cache
def european_words(language: str) -> Mapping[str, str]:
    """The lists of ``european_ranks.toml`` of one language."""
    table = resources.files("samesaid.compare.names.gazetteer").joinpath("european_ranks.toml")
    words: Mapping[str, str] = tomllib.loads(table.read_text(encoding="utf-8"))[language]
    return words


def offices(language: str, tokens: Sequence[Token], persons: Sequence[Mention], text: str) -> Iterator[Office]:
    """The offices of a sentence in English or Chinese, in order.

    ``persons`` are the names of people in the sentence, ``text`` is the text of the document.
    """
    return (_in_chinese if language == "zh" else _in_english)(tokens, persons, text)


# --- English: the office is a noun to the tagger; its rank precedes it ------------------------------------------------

_RANKED_OFFICES = {
    word: (office, Rank(rank)) for word, office, rank in lexicon.groups("english_ranks", "ranked_offices")
}
_FIRST_WORDS = lexicon.words("english_ranks", "first_words")
_ADDRESS = lexicon.words("english_ranks", "address")
_ASSISTANTS = lexicon.words("english_ranks", "assistants")
_ASSISTANT_JOINERS = lexicon.words("english_ranks", "assistant_joiners")
# Ranks of a few offices alone.
_SOME_OFFICES = frozenset({Rank.CHIEF, Rank.GENERAL})
_NOUNS = frozenset({"NOUN", "PROPN"})
# What may separate a rank from its office: deputy U.S. trade minister, vice-president.
_BETWEEN = frozenset({"NOUN", "PROPN", "ADJ"})


def _in_english(tokens: Sequence[Token], persons: Sequence[Mention], text: str) -> Iterator[Office]:
    for i, token in enumerate(tokens):
        office, own_rank = _RANKED_OFFICES.get(token.lemma, (_office_word(token), None))
        rows = office_rows("en").get(office)
        if rows is None or token.pos not in _NOUNS or _precedes_office(tokens, i):
            continue
        start, ranks = _ranks_before(tokens, i, office)
        ranks |= {own_rank} if own_rank else set()
        end = _office_end(tokens, i)
        if end > i and office in rank_words("en", Rank.GENERAL, "of"):
            ranks.add(Rank.GENERAL)
        span = Span(tokens[start].span.start, tokens[end].span.end)
        yield Office(frozenset(ranks), rows, span, span.of(text), _holder(tokens, start, end, persons))


def _office_word(token: Token) -> str:
    """The singular, and of a joined word (vice-president) the last part."""
    singular = token.lemma if token.lemma in office_rows("en") else token.text.lower().removesuffix("s")
    return singular.rsplit("-", 1)[-1]


def _precedes_office(tokens: Sequence[Token], i: int) -> bool:
    """The chief executive: the office is the last word."""
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    return after is not None and after.pos in _NOUNS and _office_word(after) in office_rows("en")


def _ranks_before(tokens: Sequence[Token], i: int, office: str) -> tuple[int, set[Rank]]:
    """The first token of the office with its ranks, and the ranks that precede it."""
    parts = tokens[i].text.lower().split("-")[:-1]
    start, found = i, {r for r in Rank for part in parts if part in rank_words("en", r, "before")}
    while start and tokens[start - 1].text.lower() in _FIRST_WORDS:
        start -= 1
    for j in range(i - 1, max(-1, i - 1 - tuning.MAX_RANK_DISTANCE), -1):
        rank = _rank_of(tokens[j], office)
        if rank is not None:
            start = j
            found.add(rank)
        elif not (tokens[j].pos in _BETWEEN or tokens[j].text in "-–"):
            break
    if not found and _is_assistant_to(tokens, i):
        found.add(Rank.ASSISTANT)
    return start, found


def _rank_of(token: Token, office: str) -> Rank | None:
    word = token.text.lower()
    for rank in Rank:
        if word in rank_words("en", rank, "before"):
            if rank in _SOME_OFFICES and office not in rank_words("en", rank, "of"):
                continue
            # An assistant director is a deputy; an assistant professor ranks below an associate one.
            return Rank.DEPUTY if rank is Rank.ASSISTANT and office != "professor" else rank
    return None


def _is_assistant_to(tokens: Sequence[Token], i: int) -> bool:
    """An assistant to the president."""
    j = i - 1
    while j >= 0 and tokens[j].text.lower() in _ASSISTANT_JOINERS:
        j -= 1
    return 0 <= j < i - 1 and tokens[j].lemma in _ASSISTANTS


def _office_end(tokens: Sequence[Token], i: int) -> int:
    """The last token of the office: director general, secretary-general."""
    rest = [t.text.lower() for t in tokens[i + 1 : i + 3]]
    if rest[:1] == ["general"]:
        return i + 1
    return i + 2 if rest == ["-", "general"] else i


def _holder(tokens: Sequence[Token], start: int, end: int, persons: Sequence[Mention]) -> Mention | None:
    """The name right after the office, or before it and a comma (Liu Haitao, the deputy director)."""
    for person in persons:
        between = [t.text.lower() for t in tokens if person.span.end <= t.span.start < tokens[start].span.start]
        if person.span.start >= tokens[end].span.end:
            if all(t.text.lower() in _ADDRESS for t in tokens[end + 1 :] if t.span.end <= person.span.start):
                return person
        elif between and between[0] == "," and len(between) <= 2:
            return person
    return None


# --- Chinese: the office ends one of the tagger's words; its rank precedes it -----------------------------------------

# 前代理副总工程师: in this order ranks precede an office.
_RANK_ORDER = (Rank.FORMER, Rank.ACTING, Rank.DEPUTY, Rank.ASSISTANT, Rank.CHIEF)
# 目前, 现代: the characters of these ranks end other words as well.
_ENDS_OTHER_WORDS = frozenset({Rank.FORMER, Rank.ACTING})


def _in_chinese(tokens: Sequence[Token], persons: Sequence[Mention], text: str) -> Iterator[Office]:
    if not tokens:
        return
    first = tokens[0].span.start
    ends = {t.span.end for t in tokens}
    for match in _chinese_pattern().finditer(simplify(text[first : tokens[-1].span.end])):
        span = Span(first + match.start(), first + match.end())
        if span.end not in ends:
            continue
        office = match["office"]
        ranks = {r for r in _RANK_ORDER if match[r.value]}
        if office not in rank_words("zh", Rank.CHIEF, "of"):
            ranks -= {Rank.CHIEF}
        if match["aide"] or (Rank.ASSISTANT in ranks and office != "教授"):
            ranks = (ranks - {Rank.ASSISTANT}) | {Rank.DEPUTY}
        holder = next((p for p in persons if p.span.start == span.end or p.span.end == span.start), None)
        yield Office(frozenset(ranks), office_rows("zh")[office], span, span.of(text), holder)


@functools.cache
def _chinese_pattern() -> re.Pattern[str]:
    not_after = f"(?<![{''.join(lexicon.words('chinese_ranks', 'not_before'))}])"
    not_before = f"(?![{''.join(lexicon.words('chinese_ranks', 'not_after'))}])"
    ranks = "".join(
        f"(?:{not_after if r in _ENDS_OTHER_WORDS else ''}(?P<{r.value}>{_any_of(rank_words('zh', r, 'before'))}))?"
        for r in _RANK_ORDER
    )
    return re.compile(f"{ranks}(?P<office>{_any_of(office_rows('zh'))})(?P<aide>助理)?{not_before}")


def _any_of(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))
