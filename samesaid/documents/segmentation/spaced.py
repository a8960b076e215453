"""Sentences of languages with spaces: pysbd (Sadvilkar and Neumann 2020), and corrections of its known errors."""

from __future__ import annotations

import functools
import re
import tomllib
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

from samesaid.languages import primary

if TYPE_CHECKING:
    from pysbd import Segmenter

_WORDS = tomllib.loads(Path(__file__).with_name("spaced.toml").read_text(encoding="utf-8"))
_PYSBD_LANGUAGES = frozenset(_WORDS["pysbd"].split())
_ORDINAL_LANGUAGES = frozenset(_WORDS["ordinals"].split())
_SPEECH = "|".join(_WORDS["speech"].split())
_STARTER = f"(?:{'|'.join(_WORDS['starters'].split())})"
_CLOSING = "|".join(map(re.escape, _WORDS["closing"].split()))

# “Are you?” Dr. Wu said: the quotation and its speaker are one sentence.
_QUOTED_END = re.compile(r"[?!][\"”’']\s*$")
_SPEAKER = re.compile(rf"(?:[a-z]|(?:(?:Mr|Mrs|Ms|Dr|Prof)\.\s)?(?:[\w’'-]+\s){{1,4}}?(?:{_SPEECH})\b)")
# Ends of sentences that pysbd misses.
_MISSED = re.compile(
    # an abbreviation that ends the sentence as well
    rf"(?:\b(?:[A-Z]\.){{2,4}}|\b(?:{_CLOSING})\.)[\"”’)]*\s+(?={_STARTER}[\s,])"
    # two dots, a slip for one
    r"|(?<=\w)\.\.(?!\.)[\"”’)]*\s+(?=[A-Z“\"])"
    # a full stop that lost its space
    r"|(?<=[a-zà-ÿ]{3})[.?!][”’)]?(?=[A-Z][a-z]+,?\s+[a-z])"
    # French quotation marks, which close after a space
    r"|[.!?…]\s*»\s+(?=[A-ZÀ-Þ«])"
    # a new sentence after a semicolon, as in translations from Chinese
    rf"|;\s+(?={_STARTER}[\s,])"
)
_LEADING = re.compile(rf"\b(?:{'|'.join(_WORDS['leading'])})\.\s*$")
_NUMBERED = re.compile(rf"\b(?:{'|'.join(_WORDS['numbered'])})\.\s*$", re.IGNORECASE)
_ROMAN = re.compile(r"\b[IVX]+\.\s*$")
_ORDINAL = re.compile(r"(?<![\d.,])\d{1,2}\.\s*$")
# By language: what is before a number or a small letter, and what is before a name.
_INNER, _BEFORE_NAMES = (
    {
        code: re.compile(rf"(?<![\w.])(?:{'|'.join(words.split())})\.\s+$", re.IGNORECASE)
        for code, words in _WORDS[name].items()
    }
    for name in ("inner", "before_names")
)
_GOES_ON = re.compile(r"[\d(]|[^\W\d_]")
# An end mark, closing marks, and the number of a footnote.
_ENDED = re.compile(r"[.!?…:;।۔؟][\"”’“‘»)\]'\s]*\d{0,2}\s+$")
# What no sentence begins with: marks alone, or a mark that belongs to the words before.
_NO_BEGINNING = re.compile(r"[^\w“\"‘'(\[«¿¡*•#-]*$|[,;:.)\]”’]")
# A paragraph without any of these, such as a heading, is one sentence, and pysbd is not needed.
_POSSIBLE = re.compile(r"[.!?…:;।۔؟]\W*\s|[a-zà-ÿ][.?!][”’)]?[A-Z]")
_CLOSING_QUOTE = re.compile(r"[\"”’»]\s+")
# A word in small letters, an end mark and a capital; or a quotation after another.
_PLAIN = re.compile(
    r"(?<![\w.])([^\W\d_]*[^\W\d_A-Z]{3})[.?!]\s+(?=[\"“‘']?[A-ZÀ-ÖØ-ÞА-Я][\w’']*[\s,])|[.!?][\"”’']\s+(?=[\"“‘'][A-Z])"
)


# Characters before a cut in which an abbreviation is sought.
_ABBREVIATION_CHARS = 16


@functools.cache
def _segmenter(language: str) -> Segmenter:
    with warnings.catch_warnings():
        # Python warns of invalid escapes in its regular expressions when it is first compiled.
        warnings.simplefilter("ignore")
        import pysbd

        return pysbd.Segmenter(language=language, clean=False)


def cuts(paragraph: str, language: str) -> list[int]:
    """Where new sentences begin inside one paragraph, as offsets, in ascending order, without 0."""
    if not _POSSIBLE.search(paragraph):
        return []
    code = primary(language)
    segmenter = _segmenter(code if code in _PYSBD_LANGUAGES else "en")
    found = {_after_closing_quote(paragraph, cut) for cut in _pysbd_cuts(paragraph, segmenter)}
    found = {cut for cut in found if _is_boundary(paragraph, cut, code)}
    found |= {m.end() for m in _MISSED.finditer(paragraph)}
    # pysbd never cuts between quotation marks, not even a speech of ten sentences.
    abbreviations = segmenter.language_module.Abbreviation.ABBREVIATIONS
    found |= {m.end() for m in _PLAIN.finditer(paragraph) if (m[1] or "").lower() not in abbreviations}
    return sorted(cut for cut in found if 0 < cut < len(paragraph) and not _abbreviated(paragraph, cut, code))


def _abbreviated(paragraph: str, cut: int, code: str) -> bool:
    """Whether a cut is behind an abbreviation that does not end its sentence: on 3 nov. | 2020, mevr. | De Vries."""
    before = paragraph[max(0, cut - _ABBREVIATION_CHARS) : cut]
    if _BEFORE_NAMES.get(code, _BEFORE_NAMES["en"]).search(before):
        return True
    follows = _GOES_ON.match(paragraph, cut)
    if follows is None or follows.group().isupper():
        return False
    return _INNER.get(code, _INNER["en"]).search(before) is not None


def _after_closing_quote(paragraph: str, cut: int) -> int:
    """The cut moved past a closing mark that is separated from its sentence by a space."""
    match = _CLOSING_QUOTE.match(paragraph, cut)
    return match.end() if match else cut


def _pysbd_cuts(paragraph: str, segmenter: Segmenter) -> list[int]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        sentences = segmenter.processor(paragraph).process()
    # pysbd's own offsets are wrong for repeated sentences and missing for those it changed: search from the last.
    starts, place = [], 0
    for sentence in sentences or ():
        start = paragraph.find(sentence.strip(), place)
        if start >= 0:
            starts.append(start)
            place = start + len(sentence.strip())
    return starts[1:] if starts and not paragraph[: starts[0]].strip() else starts


def _is_boundary(paragraph: str, cut: int, code: str) -> bool:
    """Whether a cut of pysbd is accepted: after an end mark and a space, before words, not inside a quotation with its
    speaker."""
    before, after = paragraph[max(0, cut - 40) : cut], paragraph[cut : cut + 120]
    if not before[-1:].isspace() or _LEADING.search(before) or (after[:1].isdigit() and _NUMBERED.search(before)):
        return False
    if not _ENDED.search(before) or (_ROMAN.search(before) and not re.match(_STARTER, after)):
        return False
    if code in _ORDINAL_LANGUAGES and _ORDINAL.search(before):
        return False
    return not (_NO_BEGINNING.match(after) or (_QUOTED_END.search(before) and _SPEAKER.match(after)))
