"""Names in Chinese sentences: what LAC tags as person, place, organisation, work or other proper noun."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from samesaid.compare.names.gazetteer import countries, lexicon
from samesaid.compare.names.text import simplify, unmarked
from samesaid.compare.names.transliteration.romanisation import TRANSLITERATION_CHARACTERS
from samesaid.compare.tagging import Tagging, Token
from samesaid.model import Document, Mention, Sentence, Span

_KINDS = {"PER": "PERSON", "LOC": "PLACE", "ORG": "ORG", "nz": "OTHER", "nw": "WORK"}
_HAN = re.compile(r"[\u3400-\u9fff]")
_DOTS = "·・•‧"
_DOT = re.compile(f"[{_DOTS}]")
_BRACKETED = re.compile(r"\s{0,2}[（(]([^）)\u3400-\u9fff]+)[）)]")
_LATIN_WORD = re.compile(r"[^\W\d_]{2,}")
_DIRECTION = re.compile("[东西南北中前大]+")
_DIRECTIONS = re.compile("[东西南北中前大]*(?:[部方边端岸境沿海内外地区域国人族省州市县郡城政府方面籍裔]*)")
# They go before another verb.
_SERIAL_VERBS = frozenset("来当留提")
_DAY = re.compile(r"[0-9０-９]\s?日$")
_LONE_COUNTRIES = frozenset("".join(lexicon.words("chinese", "lone_countries")))
_NO_NAMES = lexicon.words("chinese", "no_names")
_CELESTIAL_BODIES = lexicon.words("chinese", "celestial_bodies")


def names(document: Document, tagged: Sequence[Tagging]) -> tuple[tuple[Mention, ...], ...]:
    """The names of each sentence in order; a foreign person's parts joined by ``·`` are one name."""
    return tuple(
        tuple(_with_countries(document, sentence, tagging, list(_tagged_names(document, tagging.tokens))))
        for sentence, tagging in zip(document.sentences, tagged, strict=True)
    )


def _with_countries(document: Document, sentence: Sentence, tagging: Tagging, found: list[Mention]) -> list[Mention]:
    """Add the countries and international bodies that the tagger missed: they are a closed list."""
    found = [part for mention in found for part in _split_after_country(document, mention)]
    for span, kind in _countries_and_bodies(sentence, tagging):
        text = span.of(document.text)
        if simplify(text) not in _NO_NAMES and not any(span.overlaps(m.span) for m in found):
            found.append(Mention(kind, span, (text,), text))
    return sorted(found, key=lambda mention: mention.span)


def _split_after_country(document: Document, mention: Mention) -> Iterator[Mention]:
    """A place that begins with its country as two names; without the second one where that is only a direction."""
    length = countries.leading_country_length(mention.text) if mention.kind == "PLACE" else 0
    if not length or length == len(mention.text):
        yield mention
        return
    cut = mention.span.start + length
    for span in (Span(mention.span.start, cut), Span(cut, mention.span.end)):
        text = span.of(document.text)
        if span.end == cut or not _DIRECTIONS.fullmatch(simplify(text)):
            yield Mention("PLACE", span, (text,), text)


def _countries_and_bodies(sentence: Sentence, tagging: Tagging) -> Iterator[tuple[Span, str]]:
    """Span and kind of each country and body in a sentence, whatever its tags."""
    start = sentence.span.start
    full = [Span(*place) for place in countries.spans_in_chinese(sentence.text)]
    for span in full:
        codes = countries.of_chinese(span.of(sentence.text))
        yield span.shift(start), "PLACE" if countries.include_country(codes) else "ORG"
    # 其中日均 has neither China nor Japan, 新法令 neither Singapore nor France: a one-character form counts only in a
    # word of such forms, or in one of a form and a character that goes with it. As a word alone it counts where the
    # tagger sees a place.
    token_at = {i: t for t in tagging.tokens for i in range(t.span.start, t.span.end)}
    for place in countries.one_character_forms_in(sentence.text):
        token = token_at.get(start + place)
        if token is None or len(token.text) == 1 or simplify(token.text) in _NO_NAMES:
            continue
        # 香港灣仔 cut into 香, 港灣 and 仔 has Hong Kong alone.
        wrongly_cut = any(span.shift(start).overlaps(token.span) for span in full)
        if not wrongly_cut and countries.may_be_country(sentence.text[place], token.text):
            yield Span(start + place, start + place + 1), "PLACE"


def _tagged_names(document: Document, tokens: Sequence[Token]) -> Iterator[Mention]:
    i = 0
    while i < len(tokens):
        kind = "PLACE" if simplify(tokens[i].text) in _CELESTIAL_BODIES else _KINDS.get(tokens[i].tag)
        if kind is None:
            i += 1
            continue
        end = i + 1
        while end + 1 < len(tokens) and tokens[end].text in _DOTS and _continues(tokens, end):
            end += 2
        kind = "PERSON" if end > i + 1 else kind
        if _DOT.search(document.text, tokens[i].span.start, tokens[end - 1].span.end) and _is_cut(tokens, end):
            end += 1
        span = Span(tokens[i].span.start, tokens[end - 1].span.end)
        if _is_name(document, span, kind) and not _is_direction(tokens, i, end):
            text = span.of(document.text)
            yield Mention(kind, span, (*re.split(f"[{_DOTS}]", text), *_gloss(document.text, span.end)), text)
        i = end


def _is_direction(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether the tokens are only a direction before a place: the tagger cuts 中南美洲 into 中南 and 美洲."""
    following = tokens[end : end + 1]
    touches = following and following[0].span.start == tokens[end - 1].span.end and following[0].tag == "LOC"
    return bool(touches) and end == start + 1 and _DIRECTION.fullmatch(simplify(tokens[start].text)) is not None


def _continues(tokens: Sequence[Token], dot: int) -> bool:
    """Whether a name follows the dot at once."""
    return tokens[dot].span.end == tokens[dot + 1].span.start and tokens[dot + 1].tag in _KINDS


def _is_cut(tokens: Sequence[Token], end: int) -> bool:
    """Whether the tagger took the last character of a foreign name for a verb: 格雷琴·惠特, 默, 出席.

    The character is one of transliteration, and another verb follows.
    """
    following = tokens[end : end + 2]
    if len(following) < 2 or following[0].span.start != tokens[end - 1].span.end:
        return False
    last = simplify(following[0].text)
    return last in TRANSLITERATION_CHARACTERS and last not in _SERIAL_VERBS and all(t.tag == "v" for t in following)


def _is_name(document: Document, span: Span, kind: str) -> bool:
    text = span.of(document.text)
    if not _HAN.search(text) or simplify(text) in _NO_NAMES:
        return False
    if len(text) == 1:
        day = _DAY.search(document.text[max(0, span.start - 2) : span.end])
        if day or kind != "PLACE" or text not in _LONE_COUNTRIES or not countries.of_chinese(text):
            return False
    # Two countries in one-character forms (美伊) may be tagged as a person.
    return kind != "PERSON" or len(countries.in_chinese(text)) <= 1


def _gloss(text: str, end: int) -> list[str]:
    """The Latin words in brackets right after a name, in lower case without marks."""
    match = _BRACKETED.match(text, end)
    return [unmarked(word) for word in _LATIN_WORD.findall(match[1])] if match else []
