"""O503: sentences and words of the version that are not in the version's language.

Two signs are used: letters of a script that the version's language is not written in, and text that was copied from the
reference.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from samesaid.compare.coverage import tuning
from samesaid.compare.coverage.evidence import quoted
from samesaid.compare.coverage.scripts import (
    LATIN,
    alphabetic_length,
    same_language,
    script_letters,
    script_runs,
    scripts_of,
)
from samesaid.compare.evidence import Evidence
from samesaid.compare.pair import Pair
from samesaid.model import Message, Sentence, Span, language_name, message

_MAX_QUOTED_PARTS = 3
# Where a foreign word is intended: glosses in brackets, quotations, titles of works.
_INTENDED = re.compile(
    r"\([^()]*\)|（[^（）]*）|\[[^\[\]]*\]|\"[^\"]*\"|“[^“”]*”|‘[^‘’]*’|「[^「」]*」|『[^『』]*』|《[^《》]*》|«[^«»]*»"
)
# What has no white space may be an address: all of one with an @ and a dot after it, of others what follows its start.
_UNBROKEN = re.compile(r"\S+")
_ADDRESS = re.compile(r"\b(?:https?://|www\.)\S.*")
_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_LATIN_RUN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ɏ][A-Za-zÀ-ÖØ-öø-ɏ'’\-]*(?:[ ,]+[A-Za-zÀ-ÖØ-öø-ɏ][A-Za-zÀ-ÖØ-öø-ɏ'’\-]*)*")


@dataclass(frozen=True, slots=True)
class ForeignPart:
    """What is foreign in a sentence of the version: ``whole`` or words; ``spans`` count in the document."""

    sentence: Sentence
    spans: tuple[Span, ...]
    whole: bool


def foreign_parts(pair: Pair) -> dict[int, ForeignPart]:
    """The foreign parts of the version, by the index of their sentence."""
    counterparts = {i: pair.source.text(bead.source) for bead in pair.beads for i in bead.target}
    found: dict[int, ForeignPart] = {}
    for sentence in pair.target.document.sentences:
        spans, whole = _parts(pair, sentence, counterparts.get(sentence.index, ""))
        if spans:
            found[sentence.index] = ForeignPart(sentence, spans, whole)
    return found


def untranslated(pair: Pair, found: Mapping[int, ForeignPart]) -> Iterator[Evidence]:
    """One piece of evidence for each bead with foreign parts."""
    for number, bead in enumerate(pair.beads):
        parts = [found[i] for i in bead.target if i in found]
        if parts:
            yield _evidence(pair, number, bead.source, parts)


def _parts(pair: Pair, sentence: Sentence, reference: str) -> tuple[tuple[Span, ...], bool]:
    """The foreign parts of a sentence of the version, and whether they are the whole of it."""
    text = _UNBROKEN.sub(_without_address, sentence.text)
    whole = ((sentence.span,), True)
    own_scripts = scripts_of(pair.target.document.language)
    letters = script_letters(text)
    foreign = {script: n for script, n in letters.items() if script not in own_scripts and script != LATIN}
    if foreign and sum(foreign.values()) >= tuning.MIN_FOREIGN_SHARE * sum(letters.values()):
        return ((), False) if same_language(pair) and text.strip() in reference else whole
    if not same_language(pair) and _is_copied(text, reference):
        return whole
    unintended = _INTENDED.sub(_blank, text)
    spans = [span for script in foreign for span in script_runs(unintended, script)]
    if LATIN not in own_scripts and LATIN in scripts_of(pair.source.document.language):
        spans += _copied_runs(unintended, reference)
    if same_language(pair):
        spans = [span for span in spans if span.of(text) not in reference]
    return tuple(span.shift(sentence.span.start) for span in sorted(spans)), False


def _blank(match: re.Match[str]) -> str:
    """As many spaces, so that offsets stay."""
    return " " * len(match.group())


def _without_address(match: re.Match[str]) -> str:
    """A text without white space, blank where it is an address."""
    text = match[0]
    at = text.find("@", 1)
    if at > 0 and text.find(".", at + 2, len(text) - 1) > 0:
        return _blank(match)
    return _ADDRESS.sub(_blank, text)


def _is_copied(text: str, reference: str) -> bool:
    """Whether the sentence is the reference's, word for word, and more than a name or a title."""
    folded = _fold(text)
    if not folded or folded not in _fold(reference) or alphabetic_length(text) < tuning.MIN_COPIED_LETTERS:
        return False
    return _lowercase_words(text) >= tuning.MIN_LOWERCASE_WORDS or not re.search(r"[A-Za-z]", text)


def _copied_runs(text: str, reference: str) -> Iterator[Span]:
    """Runs of Latin words that occur in the reference too and read like a sentence, for a version in another script."""
    folded = _fold(reference)
    for match in _LATIN_RUN.finditer(text):
        if _lowercase_words(match.group()) >= tuning.MIN_LOWERCASE_WORDS and _fold(match.group()) in folded:
            yield Span(*match.span())


def _lowercase_words(text: str) -> int:
    return sum(word.islower() for word in _WORD.findall(text))


def _fold(text: str) -> str:
    return " ".join(word.casefold() for word in _WORD.findall(text))


def _evidence(pair: Pair, number: int, source: tuple[int, ...], parts: Sequence[ForeignPart]) -> Evidence:
    spans = tuple(span for part in parts for span in part.spans)
    sentences = [part.sentence.text for part in parts if part.whole]
    if sentences:
        strength = tuning.STRENGTH_UNTRANSLATED_SENTENCE
    elif sum(map(len, spans)) > 1:
        strength = tuning.STRENGTH_UNTRANSLATED_WORDS
    else:
        strength = tuning.STRENGTH_UNTRANSLATED_CHARACTER
    return Evidence(
        "O503",
        _content(sentences, [span.of(pair.target.document.text) for span in spans]),
        number,
        tuple(s.span for s in pair.source.sentences(source)),
        spans,
        strength=strength,
        reading=message("coverage.language", language=language_name(pair.target.document.language)),
    )


def _content(sentences: Sequence[str], words: Sequence[str]) -> Message:
    if len(sentences) == 1:
        return message("code.O503.sentence", quote=quoted(sentences[0]))
    if sentences:
        return message("code.O503.sentences", n=len(sentences), quote=quoted(sentences[0]))
    key = "code.O503.words" if len(words) <= _MAX_QUOTED_PARTS else "code.O503.words-among-others"
    return message(key, words=tuple(message("coverage.quoted", text=word) for word in words[:_MAX_QUOTED_PARTS]))
