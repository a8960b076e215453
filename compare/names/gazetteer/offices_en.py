"""Offices in English sentences, read from the tagger's words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from samesaid.compare.names.gazetteer.offices import Grade, Office, grade_words, heads
from samesaid.compare.tagging import Token
from samesaid.model import Mention, Span

_NAMING = frozenset({"NOUN", "PROPN"})
# What may stand between a grade and its office: deputy U.S. trade minister, vice-president.
_BETWEEN = frozenset({"NOUN", "PROPN", "ADJ"})
_FARTHEST = 6
# These words carry their grade in themselves.
_WHOLE = {"undersecretary": ("secretary", Grade.DEPUTY)}
# First words of offices of two words.
_PARTS = frozenset({"chief", "general", "prime", "managing", "foreign", "finance"})
# What may stand between an office and who holds it.
_ADDRESS = frozenset({",", "-", "mr", "mr.", "ms", "ms.", "mrs", "mrs.", "dr", "dr."})
_ASSISTANT_TO = ("to", "the", "a", "his", "her")


def offices(tokens: Sequence[Token], persons: Sequence[Mention], text: str) -> Iterator[Office]:
    """The offices of one side in order; ``persons`` are the names of people in it, ``text`` the document's."""
    for i, token in enumerate(tokens):
        word, inborn = _WHOLE.get(token.lemma, (_head(token), None))
        rows = heads("en").get(word)
        if rows is None or token.pos not in _NAMING or _is_followed_by_head(tokens, i):
            continue
        start, grades = _before(tokens, i, word)
        grades |= {inborn} if inborn else set()
        end = _after(tokens, i)
        span = Span(tokens[start].span.start, tokens[end].span.end)
        yield Office(frozenset(grades), rows, span, span.of(text), word, _holder(tokens, start, end, persons))


def _head(token: Token) -> str:
    """The last part of a joined word: vice-president."""
    plain = token.lemma if token.lemma in heads("en") else token.text.lower().removesuffix("s")
    return plain.rsplit("-", 1)[-1]


def _is_followed_by_head(tokens: Sequence[Token], i: int) -> bool:
    """The chief executive: the office is the last word."""
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    return after is not None and after.pos in _NAMING and _head(after) in heads("en")


def _before(tokens: Sequence[Token], i: int, head: str) -> tuple[int, set[Grade]]:
    """Where the office begins, and the grades that stand before its head."""
    start, found = i, _joined(tokens[i])
    while start and tokens[start - 1].text.lower() in _PARTS:
        start -= 1
    for j in range(i - 1, max(-1, i - 1 - _FARTHEST), -1):
        grade = _grade(tokens[j], head)
        if grade is not None:
            start = j
            found.add(grade)
        elif not (tokens[j].pos in _BETWEEN or tokens[j].text in "-–"):
            break
    if not found and _is_assistant_to(tokens, i):
        found.add(Grade.ASSISTANT)
    return start, found


def _after(tokens: Sequence[Token], i: int) -> int:
    """Where the office ends: director general, secretary-general."""
    rest = [t.text.lower() for t in tokens[i + 1 : i + 3]]
    if rest[:1] == ["general"]:
        return i + 1
    return i + 2 if rest == ["-", "general"] else i


def _joined(token: Token) -> set[Grade]:
    parts = token.text.lower().split("-")[:-1]
    return {g for g in Grade for part in parts if part in grade_words("english", g, "before")}


def _grade(token: Token, head: str) -> Grade | None:
    word = token.text.lower()
    for grade in Grade:
        if word in grade_words("english", grade, "before"):
            if grade is Grade.CHIEF and head not in grade_words("english", grade, "of"):
                continue
            # An assistant director is a deputy; an assistant professor ranks below an associate one.
            return Grade.DEPUTY if grade is Grade.ASSISTANT and head != "professor" else grade
    return None


def _is_assistant_to(tokens: Sequence[Token], i: int) -> bool:
    """An assistant to the president."""
    j = i - 1
    while j >= 0 and tokens[j].text.lower() in _ASSISTANT_TO:
        j -= 1
    return 0 <= j < i - 1 and tokens[j].lemma in ("assistant", "aide", "adviser", "advisor")


def _holder(tokens: Sequence[Token], start: int, end: int, persons: Sequence[Mention]) -> Mention | None:
    """Who holds the office: the name right after it, or before it and a comma (Liu Haitao, the deputy director)."""
    for person in persons:
        between = [t.text.lower() for t in tokens if person.span.end <= t.span.start < tokens[start].span.start]
        if person.span.start >= tokens[end].span.end:
            if all(t.text.lower() in _ADDRESS for t in tokens[end + 1 :] if t.span.end <= person.span.start):
                return person
        elif between and between[0] == "," and len(between) <= 2:
            return person
    return None
