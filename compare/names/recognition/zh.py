"""Names in Chinese sentences: what LAC tags as person, place, organisation, work or other proper noun."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from samesaid.compare.names.gazetteer import countries
from samesaid.compare.names.gazetteer.lexicon import words
from samesaid.compare.names.text import simplify, unmarked
from samesaid.compare.tagging import Tagging, Token
from samesaid.model import Document, Mention, Sentence, Span

_KINDS = {"PER": "PERSON", "LOC": "PLACE", "ORG": "ORG", "nz": "OTHER", "nw": "WORK"}
_HAN = re.compile(r"[\u3400-\u9fff]")
_DOT = "·・•‧"
_BRACKETED = re.compile(r"\s{0,2}[（(]([^）)\u3400-\u9fff]+)[）)]")
_LATIN = re.compile(r"[^\W\d_]{2,}")
_DIRECTIONS = re.compile("[东西南北中前大]*(?:[部方边端岸境沿海内外地区域国人族省州市县郡城政府方面籍裔]*)")
# Others (新, 加, 巴) are mostly parts of words that the tagger cuts wrongly.
_SINGLE = frozenset("中美英法德俄日韩韓朝印澳以伊乌烏泰越欧歐")
_DAY = re.compile(r"[0-9０-９]\s?日$")
_NO_NAMES = words("chinese", "no_names")
_BODIES = words("chinese", "bodies")


def names(document: Document, tagged: Sequence[Tagging]) -> tuple[tuple[Mention, ...], ...]:
    """The names of each sentence in order; foreign persons written with ``·`` are one name."""
    return tuple(
        tuple(_with_countries(document, sentence, tagging, list(_of_sentence(document, tagging.tokens))))
        for sentence, tagging in zip(document.sentences, tagged, strict=True)
    )


def _with_countries(document: Document, sentence: Sentence, tagging: Tagging, found: list[Mention]) -> list[Mention]:
    """Add the countries and bodies of the world that the tagger passed over: they are a closed list."""
    found = [part for mention in found for part in _without_country(document, mention)]
    for span, kind in _listed(sentence, tagging):
        text = span.of(document.text)
        if simplify(text) not in _NO_NAMES and not any(span.overlaps(m.span) for m in found):
            found.append(Mention(kind, span, (text,), text))
    return sorted(found, key=lambda mention: mention.span)


def _without_country(document: Document, mention: Mention) -> Iterator[Mention]:
    """A place that begins with its country as two names, the second one only where it says more than a direction."""
    head = countries.country_at_head(mention.text) if mention.kind == "PLACE" else 0
    if not head or head == len(mention.text):
        yield mention
        return
    cut = mention.span.start + head
    for span in (Span(mention.span.start, cut), Span(cut, mention.span.end)):
        text = span.of(document.text)
        if span.end == cut or not _DIRECTIONS.fullmatch(simplify(text)):
            yield Mention("PLACE", span, (text,), text)


def _listed(sentence: Sentence, tagging: Tagging) -> Iterator[tuple[Span, str]]:
    """Where countries and bodies stand, and what they are, whatever the tagger says."""
    start = sentence.span.start
    written = [Span(*place) for place in countries.places_in_chinese(sentence.text)]
    for span in written:
        codes = countries.of_chinese(span.of(sentence.text))
        yield span.shift(start), "PLACE" if countries.a_country(codes) else "ORG"
    # 其中日均 names neither China nor Japan, 新法令 neither Singapore nor France: a short form counts only inside a
    # word of such forms or of one and what goes with it. One that is a word alone counts where the tagger sees a place.
    words = {i: t for t in tagging.tokens for i in range(t.span.start, t.span.end)}
    for place in countries.short_in_chinese(sentence.text):
        token = words.get(start + place)
        if token is None or len(token.text) == 1 or simplify(token.text) in _NO_NAMES:
            continue
        # 香港灣仔 cut into 香, 港灣 and 仔 names Hong Kong alone.
        cut_wrongly = any(span.shift(start).overlaps(token.span) for span in written)
        if not cut_wrongly and countries.goes_with(sentence.text[place], token.text):
            yield Span(start + place, start + place + 1), "PLACE"


def _of_sentence(document: Document, tokens: Sequence[Token]) -> Iterator[Mention]:
    i = 0
    while i < len(tokens):
        kind = "PLACE" if simplify(tokens[i].text) in _BODIES else _KINDS.get(tokens[i].tag)
        if kind is None:
            i += 1
            continue
        end = i + 1
        while end + 1 < len(tokens) and tokens[end].text in _DOT and _follows(tokens, end):
            end += 2
        span = Span(tokens[i].span.start, tokens[end - 1].span.end)
        text = span.of(document.text)
        kind = "PERSON" if end > i + 1 else kind
        i = end
        if (
            _HAN.search(text)
            and (
                len(text) > 1
                or (_is_country(kind, text) and not _DAY.search(document.text[max(0, span.start - 2) : span.end]))
            )
            and simplify(text) not in _NO_NAMES
            and not _misread(kind, text)
        ):
            yield Mention(kind, span, (*re.split(f"[{_DOT}]", text), *_gloss(document.text, span.end)), text)


def _is_country(kind: str, text: str) -> bool:
    """A country in one character, where the tagger sees a place: 中, 美."""
    return kind == "PLACE" and text in _SINGLE and bool(countries.of_chinese(text))


def _misread(kind: str, text: str) -> bool:
    """Two countries in their short forms (美伊), which the tagger may take for a person."""
    return kind == "PERSON" and len(countries.in_chinese(text)) > 1


def _gloss(text: str, end: int) -> list[str]:
    """The Latin words that stand in brackets right after a name, in lower case without marks."""
    match = _BRACKETED.match(text, end)
    return [unmarked(word) for word in _LATIN.findall(match[1])] if match else []


def _follows(tokens: Sequence[Token], dot: int) -> bool:
    return tokens[dot].span.end == tokens[dot + 1].span.start and tokens[dot + 1].tag in _KINDS
