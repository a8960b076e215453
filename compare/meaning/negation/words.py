"""What negates in a text: the cues of its language, one file of patterns a language in ``lists/``."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from samesaid.languages import primary
from samesaid.model import Span

_FOLDER = Path(__file__).with_name("lists")


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that negates. ``span`` counts inside the text, ``lifted`` is what replaces it where it is taken out.

    ``kind`` is ``verb`` (not, never, 不, 未), ``no`` (no, kein) or ``other`` (without, none, 没有).
    """

    span: Span
    kind: str
    lifted: str


@dataclass(frozen=True, slots=True)
class Negations:
    """A text with its cues, in order. ``text`` is what was read: Chinese in simplified characters. ``apparent`` are the
    places of words that only look like cues, such as those of "not only".
    """

    text: str
    language: str
    cues: tuple[Cue, ...]
    apparent: tuple[Span, ...]

    def soft(self) -> tuple[Span, ...]:
        """The places that may render a negation without being one: prefixes, verbs of refusal, limits of time."""
        return tuple(Span(*m.span()) for m in _words(self.language).soft.finditer(self.text))

    def without(self, cue: Cue) -> tuple[str, Span]:
        """The text without this cue, and the place of what replaces it."""
        before, after = self.text[: cue.span.start], self.text[cue.span.end :]
        if not cue.lifted and before.endswith(" ") and after.startswith(" "):
            after = after[1:]
        return before + cue.lifted + after, Span(len(before), len(before) + len(cue.lifted))


@dataclass(frozen=True, slots=True)
class _Words:
    cues: tuple[tuple[re.Pattern[str], str, str], ...]
    exempt: re.Pattern[str]
    soft: re.Pattern[str]
    lists: Mapping[str, frozenset[str]]


def has_words(language: str) -> bool:
    """Whether there is a list of cues for this language (a BCP 47 tag)."""
    return (_FOLDER / f"{primary(language)}.toml").is_file()


@cache
def _words(language: str) -> _Words:
    record: dict[str, Any] = tomllib.loads((_FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
    cues = tuple((re.compile(c["pattern"], re.IGNORECASE), c["kind"], c["lift"]) for c in record["cue"])
    lists = {name: frozenset(record["words"].get(name, "").split()) for name in ("loose", "denying")}
    return _Words(cues, _joined(record["words"]["exempt"]), _joined(record["words"]["soft"]), lists)


def word_list(language: str, name: Literal["loose", "denying"]) -> frozenset[str]:
    """Lemmas of a language that `has_words`: those that come and go with a negation (articles, auxiliaries), and verbs
    that deny what follows them (fail, refuse).
    """
    return _words(primary(language)).lists[name]


def _joined(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join("".join(p.split("\n")) for p in patterns), re.IGNORECASE)


def negations(text: str, language: str, *, all_cues: bool = False) -> Negations:
    """The cues of a text in a language that `has_words`. Of cues that overlap the longest counts.

    With ``all_cues`` those count, too, that only look like negations, or that other texts often render without one
    ("not only", "not until").
    """
    language = primary(language)
    words = _words(language)
    if language == "zh":
        text = _simplified(text)
    found = [Cue(Span(*m.span()), kind, lifted) for pattern, kind, lifted in words.cues for m in pattern.finditer(text)]
    exempt = [m.span() for m in words.exempt.finditer(text)] if found and not all_cues else []
    kept: list[Cue] = []
    apparent: list[Span] = []
    for cue in sorted(found, key=lambda c: (c.span.start, -c.span.end)):
        start, end = cue.span.start, max(cue.span.end, cue.span.start + 1)
        # Matches are in order and apart: the first that ends after the cue begins is the one that may touch it.
        at = bisect_right(exempt, start, key=lambda e: e[1])
        if at < len(exempt) and exempt[at][0] < end:
            apparent.append(cue.span)
        elif not kept or start >= kept[-1].span.end:
            kept.append(cue)
    return Negations(text, language, tuple(kept), tuple(apparent))


@cache
def _converter() -> Any:
    import opencc

    return opencc.OpenCC("t2s")


def _simplified(text: str) -> str:
    """Chinese in simplified characters where that keeps every character in its place, else the text itself."""
    simplified = str(_converter().convert(text))
    return simplified if len(simplified) == len(text) else text
