"""Names in English sentences: the tagger's entities and capitalised runs, cut down to the words that name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from samesaid.compare.names.gazetteer import countries
from samesaid.compare.names.gazetteer.lexicon import words
from samesaid.compare.tagging import Tagging, Token
from samesaid.model import Document, Mention, Span

NOT_NAMES = words("english", "months_and_days") | words("english", "empty")
TITLES = words("english", "titles")
_JOINERS = words("english", "joiners")
_GENERIC = words("english", "generic")
_EDGE = re.compile(r"^[^\w]+|[^\w.]+$")
# Above this share of capitalised words a line is a headline, and its capitals tell nothing.
_HEADLINE = 0.6
_POSSESSIVE = ("'s", "’s", "'", "’")


def names(document: Document, tagged: Sequence[Tagging]) -> tuple[tuple[Mention, ...], ...]:
    """The names of each sentence in order of place; mentions do not overlap."""
    lower = _lower_case_words(tagged)
    found = [list(_of_sentence(document, tagging, lower)) for tagging in tagged]
    known = _told_often(found, lower)
    return tuple(tuple(_opened(mentions, tagging, known)) for mentions, tagging in zip(found, tagged, strict=True))


def _told_often(found: Sequence[Sequence[Mention]], lower: frozenset[str]) -> dict[str, str]:
    """Names of one word that stand in the document twice or more → their kind; none that is a word in lower case."""
    kinds = Counter((m.text, m.kind) for mentions in found for m in mentions if " " not in m.text)
    counts = Counter(text for text, _ in kinds.elements())
    often = {text for text, n in counts.items() if n > 1 and text.lower() not in lower and len(text) > 2}
    return {text: kind for (text, kind), _ in reversed(kinds.most_common()) if text in often}


def _opened(mentions: list[Mention], tagging: Tagging, known: Mapping[str, str]) -> list[Mention]:
    """The names of a sentence, and the word that opens it where the document names it elsewhere."""
    first = next((t for t in tagging.tokens if t.text[0].isalnum()), None)
    if first is None or first.text not in known or any(m.span.overlaps(first.span) for m in mentions):
        return mentions
    return [Mention(known[first.text], first.span, content_words(first.text), first.text), *mentions]


def _lower_case_words(tagged: Sequence[Tagging]) -> frozenset[str]:
    return frozenset(t.text for tagging in tagged for t in tagging.tokens if t.text.islower())


def _of_sentence(document: Document, tagging: Tagging, lower: frozenset[str]) -> Iterator[Mention]:
    tokens = tagging.tokens
    headline = is_headline(tokens)
    taken = [False] * len(tokens)
    found: list[Mention] = []
    for entity in tagging.entities:
        inside = _before_colon([i for i, token in enumerate(tokens) if token.span.overlaps(entity.span)], tokens)
        kept = _trim([i for i in inside if not taken[i]], tokens, lower)
        if kept:
            for i in inside:
                taken[i] = True
            found.append(_mention(document, tokens, kept, entity.kind))
    if not headline:
        found.extend(_mention(document, tokens, run, "OTHER") for run in _runs(tokens, taken, lower))
    yield from sorted(found, key=lambda mention: mention.span)


def _before_colon(inside: list[int], tokens: Sequence[Token]) -> list[int]:
    """No name goes on over a colon: what follows it is what a speaker says, or the body of a list."""
    colons = [n for n, i in enumerate(inside) if n and tokens[i].text in (":", "：", ";")]
    return inside[: colons[0]] if colons else inside


def is_headline(tokens: Sequence[Token]) -> bool:
    """Whether most words of a line are capitalised, so that capitals do not tell names."""
    long = [t.text for t in tokens if t.text[0].isalpha() and len(t.text) > 3]
    return len(long) >= 4 and sum(w[0].isupper() for w in long) > _HEADLINE * len(long)


def _opens(tokens: Sequence[Token], i: int) -> bool:
    """Whether no word stands before token ``i``: only the marks of a heading or a list may."""
    return not any(c.isalnum() for token in tokens[:i] for c in token.text)


def _names_something(token: Token, first: bool, lower: frozenset[str]) -> bool:
    word = token.text.strip(".").lower()
    if not token.text[0].isupper() or word in NOT_NAMES or len(word) < 2:
        return False
    return not first or (token.pos == "PROPN" and word not in lower)


def _trim(inside: list[int], tokens: Sequence[Token], lower: frozenset[str]) -> list[int]:
    """Drop titles, articles and lower-case words from both ends of an entity."""

    def names_here(i: int) -> bool:
        return _names_something(tokens[i], _opens(tokens, i), lower) and tokens[i].text.strip(".").lower() not in TITLES

    # North Korea and National Forestry Bureau keep their first word at the head of a sentence, though that word stands
    # elsewhere in lower case.
    whole = len(inside) > 1 and (_is_country(tokens, inside) or _is_office(tokens, inside))
    while inside and not whole and not names_here(inside[0]):
        inside = inside[1:]
    while inside and not names_here(inside[-1]):
        inside = inside[:-1]
    return _hyphened(inside, tokens)


def _is_country(tokens: Sequence[Token], run: Sequence[int]) -> bool:
    return bool(countries.of_english(" ".join(tokens[i].text for i in run if tokens[i].tag != "POS")))


def _is_office(tokens: Sequence[Token], run: Sequence[int]) -> bool:
    """Three or more capitalised words, the last of them a word of offices, the first no title or article."""
    found = [tokens[i].text for i in run if tokens[i].tag != "POS"]
    return (
        len(found) > 2
        and all(word[0].isupper() for word in found)
        and found[-1].lower() in _GENERIC
        and found[0].lower().strip(".") not in NOT_NAMES | TITLES
    )


def _hyphened(run: list[int], tokens: Sequence[Token]) -> list[int]:
    """A name goes on over hyphens: Ri Sol-ju."""
    while run and run[-1] + 2 < len(tokens):
        last, hyphen, after = tokens[run[-1] : run[-1] + 3]
        if hyphen.text not in "-–" or last.span.end != hyphen.span.start or hyphen.span.end != after.span.start:
            break
        run = [*run, run[-1] + 1, run[-1] + 2]
    return run


def _runs(tokens: Sequence[Token], taken: Sequence[bool], lower: frozenset[str]) -> Iterator[list[int]]:
    """Maximal runs of capitalised words that no entity has taken, joined over of, de, van and the like."""
    run: list[int] = []
    for i, token in enumerate(tokens):
        opening = _opens(tokens, i) or tokens[i - 1].pos == "PUNCT"
        joins = bool(run) and token.text in _JOINERS
        if not taken[i] and (joins or _names_something(token, opening, lower)):
            run.append(i)
        else:
            yield from _finish(run, tokens, lower)
            run = []
    yield from _finish(run, tokens, lower)


def _finish(run: list[int], tokens: Sequence[Token], lower: frozenset[str]) -> Iterator[list[int]]:
    run = _trim(run, tokens, lower)
    if run and any(tokens[i].pos == "PROPN" for i in run):
        yield run


def _mention(document: Document, tokens: Sequence[Token], run: Sequence[int], kind: str) -> Mention:
    start, end = tokens[run[0]].span.start, tokens[run[-1]].span.end
    text = document.text[start:end]
    for mark in _POSSESSIVE:
        text = text.removesuffix(mark)
    text = text.rstrip()
    span = Span(start, start + len(text))
    return Mention(kind, span, content_words(text), text)


def content_words(text: str) -> tuple[str, ...]:
    """The words of a name that name, without joiners, titles and possessives: ``Bank of China's`` → Bank, China."""
    kept = []
    for word in (_EDGE.sub("", part) for part in re.split(r"[\s/–—-]+", text)):
        bare = word.removesuffix("'s").removesuffix("’s").strip("'’")
        if bare and bare.lower().strip(".") not in TITLES | _JOINERS | NOT_NAMES:
            kept.append(bare)
    return tuple(kept) or (text,)
