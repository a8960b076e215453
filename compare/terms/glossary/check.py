"""T401 and T402: is every term of the glossary rendered as agreed?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from samesaid.compare.evidence import Evidence
from samesaid.compare.pair import Pair
from samesaid.compare.tagging import taggings
from samesaid.compare.terms import tuning
from samesaid.compare.terms.glossary.requirements import Requirement, breach, requirements
from samesaid.compare.terms.glossary.spelling import spelling_breaches
from samesaid.compare.terms.glossary.usage import (
    HouseUsage,
    UsageConflict,
    is_common_word,
    is_other_part_of_speech,
    may_have_other_sense,
)
from samesaid.compare.terms.matching.normalise import light_stem, words
from samesaid.compare.terms.matching.phrase_vectors import PhraseVectors
from samesaid.model import Span, message, sentences

_BEFORE_PHRASE = re.compile(r"(?:\W|_|(?:the|a|an|this|that|these|those|its|their|our)\s)+", re.IGNORECASE)


def breaches(pair: Pair) -> Iterator[Evidence]:
    """Evidence of every bead in which a term lacks an accepted rendering or has a forbidden one.

    A term that the version hardly ever renders as agreed is reported once: glossary and house style conflict.
    """
    required = list(requirements(pair))
    vectors = PhraseVectors(pair.encoder)
    usage = HouseUsage(pair, required)
    conflicts = usage.conflicts()
    for requirement in required:
        yield from _forbidden(pair, requirement)
    missing = [r for r in required if r.accepted and r.is_missing and not is_other_part_of_speech(pair, r)]
    partly = [r for r in required if r.rendered and len(r.places) > len(r.rendered) and not r.forbidden and not r.keep]
    vectors.prepare(
        wording for r in (*missing, *partly) for wording in (*r.accepted, r.source, *_phrase_texts(pair, r.bead.target))
    )
    for requirement in missing:
        conflict = conflicts.get(requirement.terms)
        if conflict is None:
            yield _missing(pair, requirement, vectors, established=usage.is_established(requirement.terms))
        elif conflict.first is requirement:
            yield _usage_conflict(pair, conflict)
    for requirement in partly:
        yield from _second_name(pair, requirement, vectors)
    yield from spelling_breaches(pair, required)


def _missing(pair: Pair, requirement: Requirement, vectors: PhraseVectors, *, established: bool) -> Evidence:
    accepted, target = requirement.accepted, requirement.bead.target
    place = None if requirement.keep else nearest_phrase(pair, target, accepted, vectors)
    extent = place or pair.target.extent(target)
    strength = tuning.MISSING if requirement.keep else _strength(pair, requirement, vectors)
    if established and strength <= (tuning.DOUBTFUL_BREACH if place else tuning.LIKELY_MISSING):
        strength = tuning.HIDDEN_BREACH
    term = requirement.places[0].of(pair.source.document.text)
    if requirement.keep:
        text = message("code.T401.keep", term=accepted[0])
    elif place:
        found = place.of(pair.target.document.text)
        text = message("code.T401.instead", term=term, renderings=accepted, found=found)
    else:
        text = message("code.T401.missing", term=term, renderings=accepted, n=len(accepted))
    weak = strength <= tuning.DOUBTFUL_BREACH
    return breach(requirement, text, requirement.places, (extent,) if extent else (), strength=strength, weak=weak)


def _strength(pair: Pair, requirement: Requirement, vectors: PhraseVectors) -> float:
    """How likely it is that the version renders the term differently, rather than omits it or means something else."""
    if requirement.reordered or may_have_other_sense(pair, requirement):
        return tuning.DOUBTFUL_BREACH
    wordings = (requirement.source, *requirement.accepted)
    nearest = nearest_phrase(pair, requirement.bead.target, wordings, vectors, min_cosine=-1.0)
    phrase = nearest.of(pair.target.document.text) if nearest else ""
    cosine = max((vectors.cosine(phrase, w) for w in wordings), default=0.0) if nearest else 0.0
    if cosine < tuning.MIN_ATTEMPT_COSINE:
        return tuning.DOUBTFUL_BREACH
    likely = cosine < tuning.MIN_OTHER_RENDERING_COSINE or is_common_word(requirement.source)
    return tuning.LIKELY_MISSING if likely else tuning.MISSING


def _usage_conflict(pair: Pair, conflict: UsageConflict) -> Evidence:
    requirement = conflict.first
    extent = pair.target.extent(requirement.bead.target)
    text = message(
        "code.T401.usage",
        term=requirement.places[0].of(pair.source.document.text),
        renderings=requirement.accepted,
        differing=conflict.differing,
        sentences=conflict.sentences,
    )
    sources = requirement.places if pair.independent else conflict.places
    strength = tuning.DOUBTFUL_BREACH
    return breach(requirement, text, sources, (extent,) if extent else (), strength=strength, weak=True)


def _second_name(pair: Pair, requirement: Requirement, vectors: PhraseVectors) -> Iterator[Evidence]:
    """A bead with the term several times, rendered as agreed once and beside that by a phrase of the same meaning."""
    accepted, target = requirement.accepted, requirement.bead.target
    least = tuning.MIN_SECOND_NAME_COSINE
    place = nearest_phrase(pair, target, accepted, vectors, outside=requirement.rendered, min_cosine=least)
    if place is None or is_other_part_of_speech(pair, requirement) or may_have_other_sense(pair, requirement):
        return
    text = message(
        "code.T401.second",
        term=requirement.places[0].of(pair.source.document.text),
        renderings=accepted,
        times=len(requirement.places),
        found=place.of(pair.target.document.text),
    )
    other_head = any(_differs_in_head(place.of(pair.target.document.text), rendering) for rendering in accepted)
    strength = tuning.DOUBTFUL_BREACH if other_head else tuning.HIDDEN_BREACH
    yield breach(requirement, text, requirement.places, (place,), strength=strength, weak=True)


def _differs_in_head(phrase: str, rendering: str) -> bool:
    """True if a phrase has another last word than the rendering, and its other words: no short form, no sibling."""
    one, two = ([light_stem(word) for word in words(text)] for text in (phrase, rendering))
    return len(one) == len(two) > 1 and one[:-1] == two[:-1] and one[-1] != two[-1]


def _forbidden(pair: Pair, requirement: Requirement) -> Iterator[Evidence]:
    reported: list[Span] = []
    accepted = requirement.accepted
    for rendering, place in sorted(requirement.forbidden, key=lambda f: (-len(f[1]), f[1])):
        if any(place.overlaps(other) for other in reported):
            continue
        reported.append(place)
        text = message(
            "code.T402.forbidden",
            found=place.of(pair.target.document.text),
            term=requirement.places[0].of(pair.source.document.text),
        )
        if accepted:
            text = sentences(text, message("code.T402.use", renderings=accepted))
        yield Evidence(
            "T402",
            requirement.with_notes(text),
            requirement.number,
            requirement.places,
            (place,),
            strength=tuning.FORBIDDEN,
            reading=message("term.different", reference=(requirement.source,), version=(rendering,)),
            suggestion=accepted[0] if accepted else None,
        )


def nearest_phrase(
    pair: Pair,
    indices: Sequence[int],
    wordings: Sequence[str],
    vectors: PhraseVectors,
    *,
    outside: Sequence[Span] = (),
    min_cosine: float = tuning.MIN_INSTEAD_COSINE,
) -> Span | None:
    """The noun phrase of these target sentences that is closest in meaning to one of ``wordings``.

    None if its cosine is below ``min_cosine``. Phrases that overlap one of ``outside`` do not count.
    """
    text = pair.target.document.text
    phrases = [p for p in _phrases(pair, indices) if not any(p.overlaps(other) for other in outside)]
    cosines = {p: max((vectors.cosine(p.of(text), w) for w in wordings), default=-1.0) for p in phrases}
    best = max(cosines, key=lambda p: cosines[p], default=None)
    return best if best is not None and cosines[best] >= min_cosine else None


def _phrase_texts(pair: Pair, indices: Sequence[int]) -> Iterator[str]:
    return (phrase.of(pair.target.document.text) for phrase in _phrases(pair, indices))


def _phrases(pair: Pair, indices: Sequence[int]) -> Iterator[Span]:
    """Noun phrases of the target sentences without leading articles and punctuation."""
    tagged = pair.target.annotate(taggings)
    for i in indices:
        for phrase in tagged[i].noun_phrases:
            before = _BEFORE_PHRASE.match(phrase.of(pair.target.document.text))
            start = phrase.start + (before.end() if before else 0)
            if 0 < phrase.end - start <= tuning.MAX_PHRASE_CHARACTERS:
                yield Span(start, phrase.end)
