"""Errors about names, by spelling alone: no recogniser of ours has a part, so what it misses is not missed here.

A name is a run of words with capitals inside a sentence, in a language with small letters. Its words occur nowhere in
the set in small letters; in German, where nouns have capitals, and wherever both sides are in Latin script, the other
side has the same run. Rows are texts of one side, by index; errors are planted in that side.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

from samesaid.languages import primary

Row = tuple[str, str]
LATIN = frozenset({"de", "en", "es", "fr", "it", "nl", "pt"})
CASED = LATIN | {"ru"}
_WORD = r"[A-ZÀ-ÖØ-ÞА-ЯЁ][a-zà-öø-ÿа-яё]{2,}(?:-[A-ZÀ-Þ][a-zà-ÿ]+)*"
# After a small letter, a digit or a comma: not at the beginning of a sentence.
_RUN = re.compile(rf"(?<=[a-zà-ÿа-яё0-9,] ){_WORD}(?: {_WORD}){{0,2}}(?![\w-])")
_SMALL = re.compile(r"(?<![\w])[a-zà-ÿа-яё]{3,}(?![\w])")
# Capitals in English alone: calendar, peoples and languages are no names of the kind meant here.
_NO_NAME = re.compile(
    r"^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?|January|February|March|April|May|June|July|August|September|"
    r"October|November|December|\w+(?:ish|ese|ian|ans?|ic)|French|German|Dutch|Greek|Christmas|Easter|God|Mr|Mrs|Dr)$"
)
_MAX_TRIES = 20
_VOWELS = "aeiou"


class Names:
    """The names of one side of a set: ``of[i]`` are the spans in row ``i``, ``pool`` every different name."""

    def __init__(self, rows: Sequence[Row], languages: tuple[str, str], side: int) -> None:
        both_latin = {primary(tag) for tag in languages} <= LATIN
        small = {w for row in rows for w in _SMALL.findall(row[side])}
        self.of = [
            [
                m
                for m in _RUN.finditer(row[side])
                if not any(w.lower() in small or _NO_NAME.match(w) for w in m.group().split())
                and (not both_latin or m.group() in row[1 - side])
            ]
            for row in rows
        ]
        self.pool = sorted({m.group() for found in self.of for m in found})


def replaced(names: Names, index: int, text: str, rng: random.Random) -> str | None:
    """The text with another name of the set, of as many words, at every mention of one name."""
    if not names.of[index]:
        return None
    name = rng.choice(names.of[index]).group()
    choices = [n for n in names.pool if n.count(" ") == name.count(" ")]
    for _ in range(_MAX_TRIES):
        other = rng.choice(choices)
        if not any(word in text for word in other.split()):
            return re.sub(rf"\b{re.escape(name)}\b", other, text)
    return None


def removed(names: Names, index: int, text: str, rng: random.Random) -> str | None:
    """The text without one name that it mentions once; a comma or "and" beside it goes too."""
    once = [m for m in names.of[index] if text.count(m.group()) == 1]
    if not once:
        return None
    match = rng.choice(once)
    before = re.sub(r"(?:,| and| y| e| et| und| и)? $", " ", text[: match.start()])
    return f"{before.rstrip()}{text[match.end() :]}"


def respelled(names: Names, index: int, text: str, rng: random.Random) -> str | None:
    """The text with one letter of one name changed at one mention: a vowel by another one, or two letters exchanged."""
    long = [m for m in names.of[index] if len(m.group()) > 5]
    if not long:
        return None
    match = rng.choice(long)
    name = match.group()
    places = [i for i in range(2, len(name) - 1) if name[i].isalpha() and name[i - 1].isalpha() and name[i].islower()]
    place = rng.choice(places)
    if name[place] in _VOWELS:
        new = name[:place] + rng.choice([v for v in _VOWELS if v != name[place]]) + name[place + 1 :]
    else:
        new = name[:place] + name[place + 1] + name[place] + name[place + 2 :]
    return (
        None if new == name or " " in new[place - 1 : place + 2] else text[: match.start()] + new + text[match.end() :]
    )
