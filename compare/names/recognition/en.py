"""Names in English sentences: the tagger's entities and runs of capitalised words, reduced to the words that name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from samesaid.compare.names import tuning
from samesaid.compare.names.gazetteer import countries, lexicon
from samesaid.compare.tagging import Tagging, Token
from samesaid.model import Document, Mention, Span

_TITLES = lexicon.words("english", "titles")
_JOINERS = lexicon.words("english", "joiners")
_GENERIC = lexicon.words("english", "generic")
_EMPTY_WORDS = lexicon.words("english", "months_and_days") | lexicon.words("english", "empty")
# Capitalised words that name nothing by themselves.
NOT_NAMES = _EMPTY_WORDS | _TITLES
_WITHOUT_CONTENT = NOT_NAMES | _JOINERS
_EDGE = re.compile(r"^[^\w]+|[^\w.]+$")
_POSSESSIVES = ("'s", "’s", "'", "’")


def names(document: Document, tagged: Sequence[Tagging]) -> tuple[tuple[Mention, ...], ...]:
    """The names of each sentence in order; mentions do not overlap."""
    lower = frozenset(t.text for tagging in tagged for t in tagging.tokens if t.text.islower())
    found = [list(_names_in_sentence(document, tagging, lower)) for tagging in tagged]
    repeated = _repeated(found, lower)
    return tuple(
        tuple(_with_first_word(mentions, tagging, repeated)) for mentions, tagging in zip(found, tagged, strict=True)
    )


def _repeated(found: Sequence[Sequence[Mention]], lower: frozenset[str]) -> dict[str, str]:
    """Names of one word that the document has twice or more → their kind; none that is also a word in lower case."""
    kinds = Counter((m.text, m.kind) for mentions in found for m in mentions if " " not in m.text)
    counts = Counter(text for text, _ in kinds.elements())
    often = {text for text, n in counts.items() if n > 1 and text.lower() not in lower and len(text) > 2}
    return {text: kind for (text, kind), _ in reversed(kinds.most_common()) if text in often}


def _with_first_word(mentions: list[Mention], tagging: Tagging, repeated: Mapping[str, str]) -> list[Mention]:
    """The names of a sentence, and its first word where that is a name elsewhere in the document."""
    first = next((t for t in tagging.tokens if t.text[0].isalnum()), None)
    if first is None or first.text not in repeated or any(m.span.overlaps(first.span) for m in mentions):
        return mentions
    return [Mention(repeated[first.text], first.span, content_words(first.text), first.text), *mentions]


def _names_in_sentence(document: Document, tagging: Tagging, lower: frozenset[str]) -> Iterator[Mention]:
    """``lower`` are the document's words in lower case: at the beginning of a sentence they are no names."""
    tokens = tagging.tokens
    taken = [False] * len(tokens)
    found: list[Mention] = []
    for entity in tagging.entities:
        inside = _before_colon([i for i, token in enumerate(tokens) if token.span.overlaps(entity.span)], tokens)
        kept = _trimmed([i for i in inside if not taken[i]], tokens, lower)
        if kept:
            for i in inside:
                taken[i] = True
            found.append(_mention(document, tokens, kept, entity.kind))
    if not is_headline(tokens):
        found.extend(_mention(document, tokens, run, "OTHER") for run in _capitalised_runs(tokens, taken, lower))
    yield from sorted(found, key=lambda mention: mention.span)


def _before_colon(inside: list[int], tokens: Sequence[Token]) -> list[int]:
    """No name continues after a colon: what follows is a quotation or a list."""
    colons = [n for n, i in enumerate(inside) if n and tokens[i].text in (":", "：", ";")]
    return inside[: colons[0]] if colons else inside


def is_headline(tokens: Sequence[Token]) -> bool:
    """Whether most words of a line are capitalised, so that a capital does not mark a name."""
    long = [t.text for t in tokens if t.text[0].isalpha() and len(t.text) > 3]
    capitals = sum(word[0].isupper() for word in long)
    return len(long) >= tuning.MIN_HEADLINE_WORDS and capitals > tuning.HEADLINE_SHARE * len(long)


def _is_first_word(tokens: Sequence[Token], i: int) -> bool:
    """Whether no word precedes token ``i``, at most the marks of a heading or a list."""
    return not any(c.isalnum() for token in tokens[:i] for c in token.text)


def _may_name(token: Token, first: bool, lower: frozenset[str]) -> bool:
    word = token.text.strip(".").lower()
    if not token.text[0].isupper() or word in _EMPTY_WORDS or len(word) < 2:
        return False
    return not first or (token.pos == "PROPN" and word not in lower)


def _trimmed(inside: list[int], tokens: Sequence[Token], lower: frozenset[str]) -> list[int]:
    """An entity without titles, articles and lower-case words at its ends."""

    def is_name_word(i: int) -> bool:
        word = tokens[i].text.strip(".").lower()
        return _may_name(tokens[i], _is_first_word(tokens, i), lower) and word not in _TITLES

    # North Korea and National Forestry Bureau keep their first word at the beginning of a sentence, though the document
    # has that word in lower case as well.
    whole = len(inside) > 1 and (_is_country(tokens, inside) or _is_office(tokens, inside))
    while inside and not whole and not is_name_word(inside[0]):
        inside = inside[1:]
    while inside and not is_name_word(inside[-1]):
        inside = inside[:-1]
    return _with_hyphens(inside, tokens)


def _is_country(tokens: Sequence[Token], run: Sequence[int]) -> bool:
    return bool(countries.of_english(" ".join(tokens[i].text for i in run if tokens[i].tag != "POS")))


def _is_office(tokens: Sequence[Token], run: Sequence[int]) -> bool:
    """Whether a run is three or more capitalised words, the last one for an office, the first no title or article."""
    found = [tokens[i].text for i in run if tokens[i].tag != "POS"]
    return (
        len(found) > 2
        and all(word[0].isupper() for word in found)
        and found[-1].lower() in _GENERIC
        and found[0].lower().strip(".") not in NOT_NAMES
    )


def _with_hyphens(run: list[int], tokens: Sequence[Token]) -> list[int]:
    """A name continues over hyphens: Ri Sol-ju."""
    while run and run[-1] + 2 < len(tokens):
        last, hyphen, after = tokens[run[-1] : run[-1] + 3]
        if hyphen.text not in "-–" or last.span.end != hyphen.span.start or hyphen.span.end != after.span.start:
            break
        run = [*run, run[-1] + 1, run[-1] + 2]
    return run


def _capitalised_runs(tokens: Sequence[Token], taken: Sequence[bool], lower: frozenset[str]) -> Iterator[list[int]]:
    """Maximal runs of capitalised words that are in no entity, joined over of, de, van and the like."""
    run: list[int] = []
    for i, token in enumerate(tokens):
        first = _is_first_word(tokens, i) or tokens[i - 1].pos == "PUNCT"
        joins = bool(run) and token.text in _JOINERS
        if not taken[i] and (joins or _may_name(token, first, lower)):
            run.append(i)
        else:
            yield from _named_run(run, tokens, lower)
            run = []
    yield from _named_run(run, tokens, lower)


def _named_run(run: list[int], tokens: Sequence[Token], lower: frozenset[str]) -> Iterator[list[int]]:
    run = _trimmed(run, tokens, lower)
    if run and any(tokens[i].pos == "PROPN" for i in run):
        yield run


def _mention(document: Document, tokens: Sequence[Token], run: Sequence[int], kind: str) -> Mention:
    start, end = tokens[run[0]].span.start, tokens[run[-1]].span.end
    text = document.text[start:end]
    for mark in _POSSESSIVES:
        text = text.removesuffix(mark)
    text = text.rstrip()
    span = Span(start, start + len(text))
    return Mention(kind, span, content_words(text), text)


def content_words(text: str) -> tuple[str, ...]:
    """The words that carry a name, without joiners, titles and possessives: ``Bank of China's`` → Bank, China."""
    kept = []
    for word in (_EDGE.sub("", part) for part in re.split(r"[\s/–—-]+", text)):
        plain = word.removesuffix("'s").removesuffix("’s").strip("'’")
        if plain and plain.lower().strip(".") not in _WITHOUT_CONTENT:
            kept.append(plain)
    return tuple(kept) or (text,)
