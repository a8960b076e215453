"""O503 and O505: sentences and words that are not in the language of their text.

Four signs are used: letters of a script that the version's language is not written in, text that was copied from the
reference, single words of English versions that are not English, and whole sentences that are certainly in another
language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from samesaid.compare.coverage import tuning
from samesaid.compare.coverage.evidence import quoted
from samesaid.compare.coverage.left_words.check import left_words, usual_words
from samesaid.compare.coverage.scripts import (
    LATIN,
    alphabetic_length,
    same_language,
    script_letters,
    script_runs,
    scripts_of,
)
from samesaid.compare.coverage.sentence_language import other_language, without_intended
from samesaid.compare.evidence import Evidence, Fact
from samesaid.compare.pair import Pair
from samesaid.languages import primary
from samesaid.model import Document, Message, Sentence, SideName, Span, language_name, message

_MAX_QUOTED_PARTS = 3
# What has no white space may be an address: all of one with an @ and a dot after it, of others what follows its start.
_UNBROKEN = re.compile(r"\S+")
_ADDRESS = re.compile(r"\b(?:https?://|www\.)\S.*")
_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_LATIN_RUN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ɏ][A-Za-zÀ-ÖØ-öø-ɏ'’\-]*(?:[ ,]+[A-Za-zÀ-ÖØ-öø-ɏ][A-Za-zÀ-ÖØ-öø-ɏ'’\-]*)*")


@dataclass(frozen=True, slots=True)
class ForeignPart:
    """What is foreign in a sentence of the version: ``whole`` or words; ``spans`` count in the document.

    ``third`` is the tag of a whole sentence's language, if it is neither that of the version nor that of the reference.
    """

    sentence: Sentence
    spans: tuple[Span, ...]
    whole: bool
    third: str | None = None


def other_languages(document: Document) -> Mapping[int, str]:
    """The language of each sentence that is certainly not in that of its text, by index; an annotation of a side."""
    found = ((s.index, other_language(s.text, document.language)) for s in document.sentences)
    return {index: tag for index, tag in found if tag}


def foreign_parts(pair: Pair, skipped: frozenset[int] = frozenset()) -> dict[int, ForeignPart]:
    """The foreign parts of the version, by the index of their sentence, but of the sentences that are ``skipped``."""
    counterparts = {i: pair.source.text(bead.source) for bead in pair.beads for i in bead.target}
    languages = pair.target.annotate(other_languages)
    found: dict[int, ForeignPart] = {}
    for sentence in pair.target.document.sentences:
        if sentence.index in skipped:
            continue
        reference = counterparts.get(sentence.index, "")
        tag = languages.get(sentence.index)
        spans, whole = _parts(pair, sentence, reference)
        if not whole and tag and not (same_language(pair) and sentence.text.strip() in reference):
            spans, whole = (sentence.span,), True
        if spans:
            third = tag if whole and tag != primary(pair.source.document.language) else None
            found[sentence.index] = ForeignPart(sentence, spans, whole, third)
    return found


def untranslated(pair: Pair, found: Mapping[int, ForeignPart]) -> Iterator[Evidence]:
    """O503 for each bead with foreign parts that are not in a third language."""
    for number, bead in enumerate(pair.beads):
        parts = [found[i] for i in bead.target if i in found and not found[i].third]
        if parts:
            yield _evidence(pair, number, bead.source, parts)


def third_languages(pair: Pair, found: Mapping[int, ForeignPart], skipped: frozenset[int]) -> Iterator[Evidence]:
    """O505 for each passage in a third language on either side; ``skipped`` are sentences of the reference."""
    version = {i: part.third for i, part in found.items() if part.third}
    tags = pair.source.annotate(other_languages)
    own = primary(pair.target.document.language)
    reference = {i: tag for i, tag in tags.items() if tag != own and i not in skipped}
    sides: tuple[tuple[SideName, Mapping[int, str]], ...] = (("target", version), ("source", reference))
    for side, languages in sides:
        held: list[tuple[int, int]] = []
        for number, bead in enumerate(pair.beads):
            for index in bead.run(side):
                if index not in languages:
                    continue
                follows = held and index == held[-1][1] + 1 and languages[index] == languages[held[-1][1]]
                if held and (pair.independent or not follows):
                    yield _in_third_language(pair, side, held, languages[held[-1][1]])
                    held = []
                held.append((number, index))
        if held:
            yield _in_third_language(pair, side, held, languages[held[-1][1]])


def _in_third_language(pair: Pair, side: SideName, held: Sequence[tuple[int, int]], language: str) -> Evidence:
    passage = pair.side(side).sentences(tuple(index for _, index in held))
    spans = tuple(sentence.span for sentence in passage)
    where = "reference" if side == "source" else "version"
    quote = quoted(passage[0].text)
    return Evidence(
        "O505",
        message(f"code.O505.{where}", n=len(spans), language=language_name(language), quote=quote),
        held[0][0],
        spans if side == "source" else (),
        spans if side == "target" else (),
        strength=tuning.STRENGTH_OTHER_LANGUAGE,
        reading=message("coverage.language", language=language_name(pair.target.document.language)),
        facts=frozenset({Fact.ONE_SIDED} if side == "source" else ()),
    )


def _parts(pair: Pair, sentence: Sentence, reference: str) -> tuple[tuple[Span, ...], bool]:
    """The foreign parts of a sentence of the version, and whether they are the whole of it."""
    text = _UNBROKEN.sub(_without_address, sentence.text)
    whole = ((sentence.span,), True)
    own_scripts = scripts_of(pair.target.document.language)
    letters = script_letters(text)
    foreign = {script: n for script, n in letters.items() if script not in own_scripts and script != LATIN}
    if foreign and sum(foreign.values()) >= tuning.MIN_FOREIGN_SHARE * sum(letters.values()):
        # What the reference has in a script of neither language is a formula, a sign or a name.
        kept = same_language(pair) or not scripts_of(pair.source.document.language).intersection(foreign)
        return ((), False) if kept and text.strip() in reference else whole
    if not same_language(pair) and _is_copied(text, reference):
        return whole
    unintended = without_intended(text)
    spans = [span for script in foreign for span in script_runs(unintended, script)]
    if LATIN not in own_scripts and LATIN in scripts_of(pair.source.document.language):
        spans += _copied_runs(unintended, reference)
    if same_language(pair):
        spans = [span for span in spans if span.of(text) not in reference]
    else:
        own = scripts_of(pair.source.document.language)
        spans = [s for s in spans if own.intersection(script_letters(s.of(text))) or s.of(text) not in reference]
    languages = pair.source.document.language, pair.target.document.language
    usual = frozenset() if pair.independent else pair.target.annotate(usual_words)
    spans += left_words(text, reference, languages, usual)
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
