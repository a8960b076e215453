"""Negations that one side alone has, by fitted models: between languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from samesaid.compare.evidence import Evidence
from samesaid.compare.meaning.negation.answers import answered, said
from samesaid.compare.meaning.negation.evidence import negation
from samesaid.compare.meaning.negation.features import Array, Question, answers
from samesaid.compare.meaning.negation.model import Model, models
from samesaid.compare.meaning.negation.tuning import MAX_CHARACTERS, MAX_CUES, MAX_MARKED_CHARACTERS
from samesaid.compare.meaning.negation.words import Cue, negations
from samesaid.compare.pair import Pair
from samesaid.languages import primary
from samesaid.model import SIDES, SideName, Span

# Beads whose texts go through the encoder together.
_BATCH = 16
_CLAUSE = re.compile(r"[^，。；：！？、,;:!?\n]+")


@dataclass(frozen=True, slots=True)
class _Bead:
    """A bead of which one side negates more; ``extents`` are the places of both texts in their documents."""

    index: int
    negating: SideName
    model: Model
    questions: tuple[Question, ...]
    extents: tuple[Span, Span]


def across(pair: Pair) -> Iterator[Evidence]:
    """Evidence from beads where one side has more negations than the other, between languages with a model.

    At most one of a bead: its cue with the highest score.
    """
    beads = _beads(pair)
    while batch := list(islice(beads, _BATCH)):
        questions = [question for bead in batch for question in bead.questions]
        rows, places = answers(questions, pair.encoder)
        start = 0
        for bead in batch:
            stop = start + len(bead.questions)
            scores = bead.model.scores(rows[start:stop])
            found = _best(pair, bead, scores)
            if found is not None:
                best, strength = found
                yield _evidence(pair, bead, best, places[start + best], strength)
            start = stop


def _best(pair: Pair, bead: _Bead, scores: Array) -> tuple[int, float] | None:
    """The cue with the highest score of those that the other side leaves unanswered, and its strength; None where it
    answers so many that the side no longer negates more, or where none is evidence.
    """
    strengths = [bead.model.strength(float(score)) for score in scores]
    if not any(strengths):
        return None
    answers = _answered(pair, bead)
    left = [n for n, question in enumerate(bead.questions) if question.cue not in answers and strengths[n]]
    question = bead.questions[0]
    if not left or len(question.here.cues) - len(answers) <= len(question.there.cues):
        return None
    best = max(left, key=lambda n: float(scores[n]))
    return best, strengths[best] or 0.0


def _answered(pair: Pair, bead: _Bead) -> frozenset[Cue]:
    names: tuple[SideName, SideName] = ("source", "target") if bead.negating == "source" else ("target", "source")
    extents = bead.extents if bead.negating == "source" else bead.extents[::-1]
    question = bead.questions[0]
    here, there = (
        said(pair.side(name), pair.beads[bead.index].run(name), negated, extent.start)
        for name, negated, extent in zip(names, (question.here, question.there), extents, strict=True)
    )
    return answered(here, there)


def _beads(pair: Pair) -> Iterator[_Bead]:
    tags = [pair.side(side).document.language for side in SIDES]
    languages = [primary(tag) for tag in tags]
    known = [models().get((languages[n], languages[1 - n])) for n in (0, 1)]
    if not any(known):
        return
    for index, bead in pair.matched():
        one, other = pair.source.extent(bead.source), pair.target.extent(bead.target)
        if not one or not other or max(len(one), len(other)) > MAX_CHARACTERS:
            continue
        texts = one.of(pair.source.document.text), other.of(pair.target.document.text)
        both = [negations(text, tag) for text, tag in zip(texts, tags, strict=True)]
        negating = 0 if len(both[0].cues) > len(both[1].cues) else 1
        model, here, there = known[negating], both[negating], both[1 - negating]
        if model and len(here.cues) > len(there.cues):
            questions = tuple(Question(here, cue, there) for cue in here.cues[:MAX_CUES])
            yield _Bead(index, SIDES[negating], model, questions, (one, other))


def _evidence(pair: Pair, bead: _Bead, best: int, place: Span, strength: float) -> Evidence:
    question = bead.questions[best]
    own, other = bead.extents if bead.negating == "source" else bead.extents[::-1]
    cue = question.cue.span.shift(own.start)
    stated = _clause(question.there.text, place).shift(other.start)
    one, two = (cue, stated) if bead.negating == "source" else (stated, cue)
    return negation(pair, bead.index, bead.negating, one, two, strength)


def _clause(text: str, place: Span) -> Span:
    """The clause that has most of a part of a text; the part itself where the clause is long or there is none."""
    clauses = [Span(*m.span()) for m in _CLAUSE.finditer(text)]
    best = max(clauses, key=lambda c: min(c.end, place.end) - max(c.start, place.start), default=place)
    if len(best) > MAX_MARKED_CHARACTERS:
        best = place
    words = best.of(text)
    return Span(best.start + len(words) - len(words.lstrip()), best.end - len(words) + len(words.rstrip(" .…\n")))
