"""Who says something in a sentence: a name or a role that a verb of saying is right beside."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from samesaid.compare.meaning.attribution.quotations import is_inside, quoted_in
from samesaid.compare.meaning.attribution.words import SpeakerWords, speaker_words
from samesaid.compare.meaning.text import folded
from samesaid.compare.names.recognition import latin_persons
from samesaid.compare.names.recognition.mentions import names_of
from samesaid.compare.pair import Side
from samesaid.compare.tagging import casing, taggings
from samesaid.languages import primary
from samesaid.model import Mention, Span

ROLE = "ROLE"
_NAME_WORD = re.compile(r"[A-ZÀ-Þ][\w’-]+(?:\.(?=\s))?")
_CAPITALISED = re.compile(rf"(?<![\w’-]){_NAME_WORD.pattern}(?:\s{_NAME_WORD.pattern})*")
LATIN_NAME = re.compile(r"[A-Z][\w.'’-]+(?:[ ·][A-Z][\w.'’-]+)*")
"""A name in Latin letters in a Chinese text."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says something; ``close`` says that it is a name or a role, and that nothing is between it and the verb."""

    mention: Mention
    close: bool


@dataclass(frozen=True, slots=True)
class Spoken:
    """The speakers in some sentences, and all persons and roles in them."""

    speakers: tuple[Speaker, ...]
    mentions: tuple[Mention, ...]

    def only(self) -> Speaker | None:
        """The one speaker, or the one of several whose name is right beside the verb."""
        chosen = self.speakers if len(self.speakers) == 1 else [s for s in self.speakers if s.close]
        return chosen[0] if len(chosen) == 1 else None


def spoken(side: Side, run: tuple[int, ...]) -> Spoken:
    """Who says something in some sentences: persons and roles, and other capitalised words right beside a verb.

    What is said inside of a quotation is another's, and of no account.
    """
    language = primary(side.document.language)
    words = speaker_words(language)
    found: list[Speaker] = []
    mentioned: list[Mention] = []
    if words is None:
        return Spoken((), ())
    texts = [(sentence, folded(sentence.text, language)) for sentence in side.sentences(run)]
    quoted = quoted_in(side, run)
    if any(words.verb.search(text) for _, text in texts):
        for sentence, text in texts:
            mentions = _mentions(side, sentence.index, words, text)
            mentioned += mentions
            unlisted = list(_unlisted(side, sentence.index, mentions, text))
            for mention in (*mentions, *unlisted):
                place = mention.span.shift(-sentence.span.start)
                after, before = words.after.match(text, place.end), words.before.search(text[: place.start])
                if is_inside(mention.span, quoted) or words.addressed.search(text[: place.start]):
                    continue
                if after or before:
                    gap = (after or before)["gap"]  # type: ignore[index]
                    found.append(Speaker(mention, not gap.strip() and mention not in unlisted))
    return Spoken(tuple(found), tuple(mentioned))


def _mentions(side: Side, index: int, words: SpeakerWords, text: str) -> list[Mention]:
    """The persons of a sentence and the roles in it; a role beside a name is the person's."""
    language, start = primary(side.document.language), side.document.sentences[index].span.start
    if language == "zh":
        persons = [m for m in names_of(side)[index] if m.kind == "PERSON"]
        latin = (Mention("PERSON", Span(*m.span()).shift(start), (), m.group()) for m in LATIN_NAME.finditer(text))
        persons += [m for m in latin if not any(m.span.overlaps(p.span) for p in persons)]
    elif language == "en":
        persons = [m for m in names_of(side)[index] if m.kind == "PERSON" and not m.text.isupper()]
    else:
        tokens = side.annotate(taggings)[index].tokens
        persons = list(latin_persons.persons(tokens, language, side.document.text, frozenset()))
    roles = [Mention(ROLE, Span(*m.span()).shift(start), m.lastgroup, m.group()) for m in words.roles.finditer(text)]
    return persons + [r for r in roles if not any(r.span.overlaps(p.span) for p in persons)]


def _unlisted(side: Side, index: int, mentions: Sequence[Mention], text: str) -> Iterator[Mention]:
    """Runs of capitalised words that may be persons; in German, which gives a capital to every noun, of two or more."""
    language, start = primary(side.document.language), side.document.sentences[index].span.start
    if language == "zh":
        return
    taken = [m.span for m in (*mentions, *names_of(side)[index])]
    for match in _CAPITALISED.finditer(text):
        words = list(_NAME_WORD.finditer(match.group()))
        while words and casing.is_mostly_lower(words[0].group()):
            words.pop(0)
        if len(words) < (2 if language == "de" else 1) or all(word.group().isupper() for word in words):
            continue
        span = Span(match.start() + words[0].start(), match.start() + words[-1].end())
        if not any(span.shift(start).overlaps(t) for t in taken):
            yield Mention("PERSON", span.shift(start), tuple(w.group() for w in words), span.of(text))
