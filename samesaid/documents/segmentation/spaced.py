"""Sentences of languages with spaces: pysbd (Sadvilkar and Neumann 2020), and repairs of what it is known to miss."""

from __future__ import annotations

import functools
import re
import warnings
from typing import TYPE_CHECKING

from samesaid.languages import primary

if TYPE_CHECKING:
    from pysbd import Segmenter

# The languages of pysbd whose rules are for text with spaces; others are cut by the rules of English.
_RULES = {
    *("am", "ar", "bg", "da", "de", "el", "en", "es", "fa", "fr"),
    *("hi", "hy", "it", "kk", "mr", "nl", "pl", "ru", "sk", "ur"),
}
_SPEECH = (
    r"(?:said|says|asked|asks|added|adds|told|replied|wrote|writes|explained|continued|noted|cried|shouted|insisted|"
    r"demanded|wondered|answered|warned|recalled|remarked|exclaimed|whispered|joked)"
)
# “Are you?” Dr. Wu said: the quotation and its speaker are one sentence.
_QUOTED_END = re.compile(r"[?!][\"”’']\s*$")
_SPEAKER = re.compile(rf"(?:[a-z]|(?:(?:Mr|Mrs|Ms|Dr|Prof)\.\s)?(?:[\w’'-]+\s){{1,4}}?{_SPEECH}\b)")
_STARTER = (
    r"(?:The|This|That|These|Those|There|It|Its|He|She|They|We|You|His|Her|Their|Our|My|But|And|Or|So|In|On|At|For|"
    r"From|By|With|As|If|When|While|Since|After|Before|However|Moreover|Meanwhile|Additionally|Also|Then|Now|Both|Many|"
    r"Most|Some|Such|What|How|Why|Who|Another|Last|Next|Earlier|According|Although|Despite|During|Until|Under)"
)
_MISSED = re.compile(
    # an abbreviation that ends the sentence as well
    rf"(?:\b(?:[A-Z]\.){{2,4}}|\b(?:a\.m|p\.m|Inc|Ltd|Co|Corp|etc|Jr|Sr)\.)[\"”’)]*\s+(?={_STARTER}[\s,])"
    # two dots, a slip for one
    r"|(?<=\w)\.\.(?!\.)[\"”’)]*\s+(?=[A-Z“\"])"
    # the space behind the full stop was lost
    r"|(?<=[a-zà-ÿ]{3})[.?!][”’)]?(?=[A-Z][a-z]+,?\s+[a-z])"
    # French quotation marks close behind a space
    r"|[.!?…]\s*»\s+(?=[A-ZÀ-Þ«])"
    # a new sentence behind a semicolon, as translations from Chinese have it
    rf"|;\s+(?={_STARTER}[\s,])"
)
# Never the end of a sentence; titles before a name that some of pysbd's languages lack.
_LEADING = re.compile(
    r"\b(?:cf|vs|approx|Mr|Mrs|Ms|Dr|Prof|Sr|Sra|Srta|Dra|Mme|Mlle|Gen|Col|Lt|Capt|Sen|Rep|Gov|e\.\s?g|i\.\s?e|z\.\s?B|d\.\s?h)\.\s*$"
)
# An end mark, what may close behind it, and the number of a footnote.
_ENDED = re.compile(r"[.!?…:;।۔؟][\"”’“‘»)\]'\s]*\d{0,2}\s+$")
# A paragraph without any of these, such as a heading, is one sentence, and pysbd need not be asked.
_POSSIBLE = re.compile(r"[.!?…:;।۔؟]\W*\s|[a-zà-ÿ][.?!][”’)]?[A-Z]")
_ROMAN = re.compile(r"\b[IVX]+\.\s*$")
# Languages that write ordinals with a full stop: am 3. Mai.
_ORDINAL = frozenset(
    {"de", "da", "nb", "nn", "no", "fi", "et", "lv", "hu", "cs", "sk", "sl", "hr", "bs", "sr", "pl", "tr"}
)
# A word in small letters, a mark, and a capital behind it; or one quotation behind another.
_PLAIN = re.compile(
    r"(?<![\w.])([^\W\d_]*[^\W\d_A-Z]{3})[.?!]\s+(?=[\"“‘']?[A-ZÀ-ÖØ-ÞА-Я][\w’']*[\s,])|[.!?][\"”’']\s+(?=[\"“‘'][A-Z])"
)
# p. 12, art. 5: these stand before their number.
_COUNTED = re.compile(
    r"\b(?:pp?|art|arts|vol|fig|figs|nos?|chap|ch|sec|abs|nr|s|n|env|cf|al|par|tel)\.\s*$", re.IGNORECASE
)


@functools.cache
def _segmenter(language: str) -> Segmenter:
    with warnings.catch_warnings():
        # Its regular expressions hold escapes that a first compilation complains of.
        warnings.simplefilter("ignore")
        import pysbd

        return pysbd.Segmenter(language=language, clean=False)


def cuts(paragraph: str, language: str) -> list[int]:
    """Where new sentences begin inside one paragraph, as offsets, in ascending order (0 is not told)."""
    if not _POSSIBLE.search(paragraph):
        return []
    segmenter = _segmenter(_rules(language))
    found = {_past_quote(paragraph, cut) for cut in _pysbd(paragraph, segmenter)}
    found = {cut for cut in found if _holds(paragraph, cut, language)}
    found |= {m.end() for m in _MISSED.finditer(paragraph)}
    # pysbd leaves what stands between quotation marks in one piece; so would a speech of ten sentences be.
    abbreviations = segmenter.language_module.Abbreviation.ABBREVIATIONS
    found |= {m.end() for m in _PLAIN.finditer(paragraph) if (m[1] or "").lower() not in abbreviations}
    return sorted(cut for cut in found if 0 < cut < len(paragraph))


def _rules(language: str) -> str:
    code = primary(language)
    return code if code in _RULES else "en"


def _past_quote(paragraph: str, cut: int) -> int:
    """The cut behind a closing mark that a space parts from its sentence."""
    match = re.compile(r"[\"”’»]\s+").match(paragraph, cut)
    return match.end() if match else cut


def _pysbd(paragraph: str, segmenter: Segmenter) -> list[int]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        sentences = segmenter.processor(paragraph).process()
    # pysbd's own search for offsets starts anew for each sentence and loses those it changed: look on from the last.
    starts, place = [], 0
    for sentence in sentences or ():
        start = paragraph.find(sentence.strip(), place)
        if start >= 0:
            starts.append(start)
            place = start + len(sentence.strip())
    return starts[1:] if starts and not paragraph[: starts[0]].strip() else starts


def _holds(paragraph: str, cut: int, language: str) -> bool:
    """Whether a cut of pysbd stands: it needs an end mark and space before it, words behind it, and no speaker behind a
    quotation."""
    before, after = paragraph[max(0, cut - 40) : cut], paragraph[cut : cut + 120]
    if not before[-1:].isspace() or _LEADING.search(before) or (after[:1].isdigit() and _COUNTED.search(before)):
        return False
    if not _ENDED.search(before) or (_ROMAN.search(before) and not re.match(_STARTER, after)):
        return False
    if primary(language) in _ORDINAL and re.search(r"(?<![\d.,])\d{1,2}\.\s*$", before):
        return False
    if re.match(r"[^\w“\"‘'(\[«¿¡*•#-]*$|[,;:.)\]”’]", after):
        return False
    return not (_QUOTED_END.search(before) and _SPEAKER.match(after))
