"""M601: a duty on one side that is none on the other, where that side says that something may be or can be done.

A duty is stated in every faithful version, in one word or another. What may be is often left unsaid, so the lack of a
word for it says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from samesaid.compare.evidence import Evidence
from samesaid.compare.meaning import tuning
from samesaid.compare.meaning.modality.words import ModalWords, modal_words
from samesaid.compare.meaning.text import folded_sentences
from samesaid.compare.pair import Pair, Side
from samesaid.compare.quantities.values.format import readings
from samesaid.languages import primary
from samesaid.model import SIDES, Span, message


@dataclass(frozen=True, slots=True)
class Modals:
    """The modal words of a side of a bead, as places in its document: plain duties, all duties, what may be."""

    must: tuple[Span, ...]
    need: tuple[Span, ...]
    may: tuple[Span, ...]


def modality(pair: Pair) -> Iterator[Evidence]:
    """Evidence for each bead of which one side states a duty, and the other says instead that something may be.

    The other side has more words for what may be, and no word for a duty; in one language it may have some, but fewer.
    Long passages are left out, where words of different statements would be counted against each other.
    """
    source, target = (modal_words(primary(pair.side(side).document.language)) for side in SIDES)
    if source is None or target is None:
        return
    for number, bead in pair.matched():
        if any(len(pair.side(side).text(bead.run(side))) > tuning.MAX_PASSAGE_CHARACTERS for side in SIDES):
            continue
        reference, version = _modals(pair.source, bead.source, source), _modals(pair.target, bead.target, target)
        if _is_weaker(reference, version, same_words=source is target):
            yield _evidence(pair, number, "weaker", reference.must[0], version.may[0])
        elif _is_weaker(version, reference, same_words=source is target):
            yield _evidence(pair, number, "stronger", reference.may[0], version.must[0])


def _modals(side: Side, indices: Sequence[int], words: ModalWords) -> Modals:
    folded = side.annotate(folded_sentences)
    texts = [(sentence.span.start, folded[sentence.index]) for sentence in side.sentences(tuple(indices))]

    def places(pattern: re.Pattern[str]) -> tuple[Span, ...]:
        return tuple(Span(*m.span()).shift(start) for start, text in texts for m in pattern.finditer(text))

    return Modals(places(words.must), places(words.need), places(words.may))


def _is_weaker(one: Modals, other: Modals, *, same_words: bool) -> bool:
    """Whether ``other`` says that something may be where ``one`` states a duty."""
    duties = len(one.need) if same_words else 1
    return bool(one.must) and len(other.need) < duties and len(other.may) > len(one.may)


def _evidence(pair: Pair, number: int, how: str, reference: Span, version: Span) -> Evidence:
    quotes = {"reference": reference.of(pair.source.document.text), "version": version.of(pair.target.document.text)}
    return Evidence(
        "M601",
        message(f"code.M601.{how}", **quotes),
        number,
        (reference,),
        (version,),
        tuning.STRENGTH_MODALITY,
        readings(message("value.words", words=quote) for quote in quotes.values()),
    )
