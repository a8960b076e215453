"""Errors about who said something: attributions taken away or put, speakers replaced, quotations changed.

Attributions are planted by patterns of our own, in five languages. Names and words are found by the taggers, in English
and Chinese, so that these rules know nothing of the words of the check.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.corpora.error_rules import ErrorRule, drop, rule
from benchmarks.measures.planted_numbers import document
from samesaid.compare.tagging import Tagging, taggings
from samesaid.languages import primary

Row = tuple[str, str]

HEDGE_TAKEN, HEDGE_PUT, SOURCE_TAKEN = "hedge taken", "hedge put", "source taken"
SPEAKER, WORD, MARKS = "speaker replaced", "quoted word replaced", "quotation marks taken"
# What introduces a source: everything up to the next comma goes with it.
_TO_COMMA = r"[^,.;:“”\"«»„，。；：]{3,70}"
# A quotation of some words in straight or curly marks that are both there.
_QUOTED = re.compile(r"“[^“”\"]{30,}”|(?<!\S)\"(?=\S)[^“”\"]{30,}(?<=\S)\"(?!\w)")
_SPEAKING = {"en": frozenset({"say", "add", "tell"}), "zh": frozenset({"说", "表示", "称", "指出", "介绍", "說"})}
_WHO = r"(?:he|she|they|(?:[A-Z][\w.-]+ ){1,3})"
_TAKING = {
    "en": (
        r"\b(?:allegedly|reportedly|purportedly|supposedly|alleged) |, (?:allegedly|reportedly)(?=[,.])",
        rf"(?:(?<=^)|(?<=[.”\"] ))According to {_TO_COMMA}, |, according to {_TO_COMMA}(?=[.,])"
        rf"|, {_WHO} ?(?:said|says)(?=[.,])|(?<=[”\"]) {_WHO} ?(?:said|says)(?=\.)",
    ),
    "zh": (
        r"[据據](?:称|稱|说|說|传|傳|悉|了解|报道|報道)，?",
        rf"[据據]{_TO_COMMA}(?:报道|介绍|统计|透露|报告|報導|介紹|統計)，",
    ),
    "de": (r"\b(?:angeblich|mutmaßlich)(?:e[nrms]?)? ", rf"\bLaut {_TO_COMMA}, |, so {_TO_COMMA}(?=[.,])"),
    "fr": (
        r"\b(?:prétendument|présumée?s?) ",
        rf"\bSelon {_TO_COMMA}, |, selon {_TO_COMMA}(?=[.,])|, a déclaré {_TO_COMMA}(?=[.,])",
    ),
    "es": (
        r"\b(?:presunt[oa]s?|presuntamente|supuestamente) ",
        rf"\bSegún {_TO_COMMA}, |, según {_TO_COMMA}(?=[.,])|, dijo {_TO_COMMA}(?=[.,])",
    ),
}
_PUTTING = {
    "en": "Reportedly, ",
    "zh": "据说，",
    "de": "Gerüchten zufolge: ",
    "fr": "À ce qu’on dit, ",
    "es": "Al parecer, ",
}
RULES: tuple[ErrorRule, ...] = tuple(
    rule(name, language, pattern, drop)
    for language, patterns in _TAKING.items()
    for name, pattern in zip((HEDGE_TAKEN, SOURCE_TAKEN), patterns, strict=True)
)


@dataclass(frozen=True, slots=True)
class Error:
    """An error: its kind, the number of its row, and the row with it."""

    kind: str
    number: int
    row: Row


def attributions(rows: Sequence[Row], languages: Row, seed: str) -> Iterator[Error]:
    """Hedges and sources taken away from either side, and hedges put before it."""
    for number, row in enumerate(rows):
        for side in (0, 1):
            language = primary(languages[side])
            rng = random.Random(f"{seed} {number} {side}")
            for one in (one for one in RULES if one.language == language):
                yield from _changed(one.name, number, row, side, one.applied(row[side], rng))
            if language in _PUTTING and row[side][:1].isalpha():
                yield Error(HEDGE_PUT, number, _with(row, side, _PUTTING[language] + row[side]))


def speakers(rows: Sequence[Row], languages: Row, seed: str) -> Iterator[Error]:
    """Each person right beside a verb of saying, in English or Chinese, replaced by another person of the set."""
    for side in (0, 1):
        language = primary(languages[side])
        if language not in _SPEAKING:
            continue
        text = document(languages[side], [row[side] for row in rows])
        tagged = taggings(text)
        persons = sorted(
            {m.text for t in tagged for m in t.entities if m.kind == "PERSON" and _is_full(m.text, language)}
        )
        for number, (sentence, tagging) in enumerate(zip(text.sentences, tagged, strict=True)):
            rng = random.Random(f"{seed} {number} {side}")
            for start, end in _speaking(tagging, language):
                name = text.text[start:end]
                others = [p for p in persons if set(_parts(p, language)).isdisjoint(_parts(name, language))]
                if others:
                    a, b = start - sentence.span.start, end - sentence.span.start
                    new = sentence.text[:a] + rng.choice(others) + sentence.text[b:]
                    yield Error(SPEAKER, number, _with(rows[number], side, new))


def _is_full(name: str, language: str) -> bool:
    return bool(re.fullmatch(r"[A-Z][a-z]+ [A-Z][a-z]+", name)) if language == "en" else 1 < len(name) < 4


def _parts(name: str, language: str) -> list[str]:
    return name.split() if language == "en" else list(name)


def _speaking(tagging: Tagging, language: str) -> Iterator[tuple[int, int]]:
    verbs = {t.span.start: t for t in tagging.tokens if t.lemma in _SPEAKING[language]}
    ends = {t.span.end for t in verbs.values()}
    gap = 1 if language == "en" else 0
    for mention in tagging.entities:
        if mention.kind == "PERSON" and (mention.span.end + gap in verbs or (gap and mention.span.start - gap in ends)):
            yield mention.span.start, mention.span.end


def quotations(rows: Sequence[Row], seed: str) -> Iterator[Error]:
    """In the second of two English texts a word of a quotation replaced by one of its form, or the marks taken."""
    text = document("en", [row[1] for row in rows])
    tagged = taggings(text)
    by_tag: dict[str, list[str]] = {}
    for tagging in tagged:
        for token in tagging.tokens:
            if token.pos in ("NOUN", "VERB", "ADJ") and not token.is_stop and token.text.islower():
                by_tag.setdefault(token.tag, []).append(token.text)
    for number, (sentence, tagging) in enumerate(zip(text.sentences, tagged, strict=True)):
        rng = random.Random(f"{seed} {number}")
        for match in _QUOTED.finditer(sentence.text):
            a, b = match.span()
            bare = sentence.text[:a] + sentence.text[a + 1 : b - 1] + sentence.text[b:]
            yield Error(MARKS, number, _with(rows[number], 1, bare))
            inside = [
                t
                for t in tagging.tokens
                if a < t.span.start - sentence.span.start < b and t.text in by_tag.get(t.tag, ())
            ]
            if inside:
                token = rng.choice(inside)
                start = token.span.start - sentence.span.start
                new = rng.choice(by_tag[token.tag])
                if new != token.text:
                    changed = sentence.text[:start] + new + sentence.text[start + len(token.text) :]
                    yield Error(WORD, number, _with(rows[number], 1, changed))


def _changed(kind: str, number: int, row: Row, side: int, text: str | None) -> Iterator[Error]:
    if text and text.strip():
        yield Error(kind, number, _with(row, side, text))


def _with(row: Row, side: int, text: str) -> Row:
    return (text, row[1]) if side == 0 else (row[0], text)
