"""Scores of games and votes in English: 3:1, 3-1, "three to one". Both numbers are counts, whatever they are."""

from __future__ import annotations

import re

from samesaid.compare.quantities.grammars.en.numerals import SMALL
from samesaid.compare.quantities.values.quantity import Kind, Quantity, Reading, points

WORDS = {"nil": 0, "love": 0} | {word: n for word, n in SMALL.items() if n <= 12}
_NUMBER = r"(?:\d{1,3}|(?:" + "|".join(WORDS) + r")(?![A-Za-z]))"
_SCORE = re.compile(
    rf"(?P<a>{_NUMBER})(?:[-–:](?!(?<=:)0\d)|(?: goals?| games?| sets?| points?| votes?)? to )(?P<b>{_NUMBER})"
    # A loss of 10-15 kilos is a range.
    r"(?![\d%:.,]\d|[\w%/-]| (?:%|percent|per cent|million|billion|trillion|thousand|kg|km|[a-z]{2,}s)\b)",
    re.I,
)
_BEFORE = re.compile(
    r"\b(?:w[io]n|wins|winning|lost|lose|loses|losing|beat|beats|beating|beaten|draw|drew|drawn|score|led|lead|leads|"
    r"leading|trail|trailed|trailing|defeat|defeated|defeats|defeating|victory|triumph|downed|edged|thrashed|votes?|voted|"
    r"tied|final|ahead|behind|loss)\b[^.;!?\n\d]{0,40}$",
    re.I,
)
_MAX_CHARS_BEFORE = 60
_AFTER = re.compile(
    r",? (?:w[io]n|victory|defeat|loss|lead|draw|triumph|votes?|decision|ruling|majority|thriller|scoreline|score|rout|"
    r"drubbing|in extra|on penalties|on aggregate)\b",
    re.I,
)


def score(text: str, start: int) -> list[Reading] | None:
    """The score that begins at ``start``, None where there is none."""
    match = _SCORE.match(text, start)
    if match is None or (match["a"][0].isalpha() and " to " not in match.group()):
        return None
    if not _BEFORE.search(text, max(0, start - _MAX_CHARS_BEFORE), start) and not _AFTER.match(text, match.end()):
        return None
    return [
        Reading(
            match.start(name),
            match.end(name),
            Quantity(
                Kind.CARDINAL, points(_value(match[name])), "score", step=1.0, low_salience=not match[name].isdigit()
            ),
        )
        for name in ("a", "b")
    ]


def _value(word: str) -> int:
    return int(word) if word.isdigit() else WORDS[word.lower()]
