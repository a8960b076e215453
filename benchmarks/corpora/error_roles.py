"""Two names of one kind change places around a verb, whatever the verb: in English by the parse, in Chinese by order.

The places come from the taggers, so that the rules know none of the words of the checks.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from samesaid.compare.tagging import Tagging, Token
from samesaid.model import Mention, Span

# Verbs that two sides do alike, and those that only say that a thing is another.
ALIKE = frozenset(
    ["be", "become", "have", "include", "meet", "marry", "play", "face", "join", "match", "share", "resemble", "equal"]
)
ALIKE_CHINESE = frozenset("是有为在等") | {
    "成为",
    "会见",
    "会晤",
    "会谈",
    "结婚",
    "合作",
    "包括",
    "位于",
    "属于",
    "前往",
    "来自",
    "对阵",
}
# Words between two names of Chinese.
_MAX_BETWEEN = 8
_PREPOSITIONS = frozenset({"to", "from", "by", "against", "on", "over"})
_KINDS = frozenset({"PERSON", "PLACE", "ORG"})


def exchanges(text: str, tagging: Tagging, start: int) -> Iterator[tuple[str, str]]:
    """The lemma of a verb and the text with its two names exchanged, for every verb that has two.

    ``start`` is where the text begins in the document whose offsets the tagging has.
    """
    for verb, token in enumerate(tagging.tokens):
        if token.pos != "VERB" or token.lemma in ALIKE:
            continue
        ones = list(_named(tagging, _children(tagging.tokens, verb, ("nsubj", "nsubjpass"))))
        objects = _children(tagging.tokens, verb, ("dobj", "dative"))
        reached = _children(tagging.tokens, verb, ("prep", "agent", "dative"))
        for preposition in (p for p in reached if tagging.tokens[p].text in _PREPOSITIONS):
            objects += _children(tagging.tokens, preposition, ("pobj",))
        others = list(_named(tagging, objects))
        if ones and others and _differ(ones[0], others[0]):
            yield token.lemma, _exchanged(text, ones[0], others[0], start)


def exchanges_in_chinese(text: str, tagging: Tagging, start: int) -> Iterator[tuple[str, str]]:
    """As `exchanges`, for two names that follow one another with a verb and no mark between them."""
    names = [m for m in tagging.entities if m.kind in _KINDS]
    for one, other in itertools.pairwise(names):
        between = [t for t in tagging.tokens if one.span.end <= t.span.start and t.span.end <= other.span.start]
        verbs = [t.lemma for t in between if t.tag == "v"]
        plain = len(between) <= _MAX_BETWEEN and not any(t.tag in ("w", "c") or t.text == "的" for t in between)
        if verbs and plain and ALIKE_CHINESE.isdisjoint(verbs) and _differ(one, other):
            yield verbs[-1], _exchanged(text, one, other, start)


def _differ(one: Mention, other: Mention) -> bool:
    """Whether two names are of one kind (bodies act as countries do), and neither is a part of the other."""
    kinds = {m.kind == "PERSON" for m in (one, other)}
    return len(kinds) == 1 and one.text not in other.text and other.text not in one.text


def _children(tokens: Sequence[Token], head: int, relations: Sequence[str]) -> list[int]:
    return [i for i, t in enumerate(tokens) if t.head == head and t.dep in relations]


def _named(tagging: Tagging, heads: Sequence[int]) -> Iterator[Mention]:
    for head in heads:
        yield from (m for m in tagging.entities if m.kind in _KINDS and tagging.tokens[head].span.overlaps(m.span))


def _exchanged(text: str, one: Mention, other: Mention, start: int) -> str:
    """The names of a text in one another's places; an article stays where it is."""
    first, second = sorted((_bare(one, start), _bare(other, start)), key=lambda place: place[0])
    (a, name), (b, new) = first, second
    return text[: a.start] + new + text[a.end : b.start] + name + text[b.end :]


def _bare(name: Mention, start: int) -> tuple[Span, str]:
    cut = 4 if name.text[:4].lower() == "the " else 0
    end = 2 if name.text.endswith(("'s", "’s")) else 0
    return Span(name.span.start + cut - start, name.span.end - end - start), name.text[cut : len(name.text) - end]
