"""T401 and T402: is every term of the glossary rendered as agreed?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from samesaid.compare.evidence import Evidence
from samesaid.compare.pair import Pair
from samesaid.compare.terms.glossary.house_usage import Custom, Usage
from samesaid.compare.terms.glossary.nearest_phrase import candidates, instead
from samesaid.compare.terms.glossary.requirements import Asked, asked
from samesaid.compare.terms.glossary.sense import common_word, doubtful, other_part_of_speech
from samesaid.compare.terms.glossary.spelling_variants import spellings
from samesaid.compare.terms.matching.meanings import Meanings
from samesaid.model import Span

_FORBIDDEN, _MISSING = 0.95, 0.9
# Something stands there that means the same, though it is not what was agreed; below that it may be left out.
_HEARD, _LIKELY = 0.6, 0.75
# A rendering whose words stand there in another order, a term in a compound, and one that nothing seems to render.
_DOUBTED = 0.55
_SILENT = 0.4
# A phrase as near as this to a rendering that stands there too is a second name for the same; or a word for another
# thing of its kind, so that only those who ask for everything are told. So are those doubts where the version knows
# the term.
_SECOND, _UNSURE = 0.8, 0.45


def breaches(pair: Pair) -> Iterator[Evidence]:
    """Evidence for every bead in which a term of the reference lacks an accepted rendering or has a forbidden one.

    A term that the version renders otherwise as a rule is told once: there glossary and version disagree, and no
    translator has slipped.
    """
    told = list(asked(pair))
    meanings = Meanings(pair.encoder)
    usage = Usage(pair, told)
    ruled = usage.customs()
    for one in told:
        yield from _forbidden(pair, one)
    missing = [one for one in told if _is_missing(pair, one)]
    partly = [one for one in told if one.met and len(one.places) > len(one.met) and not one.forbidden and not one.keep]
    meanings.prepare(
        wording
        for one in (*missing, *partly)
        for wording in candidates(pair, one.bead.target, (*one.agreed, one.terms[0].source))
    )
    for one in missing:
        custom = ruled.get(one.terms)
        if custom is None:
            yield _missing(pair, one, meanings, known=usage.knows(one.terms))
        elif custom.first is one:
            yield _custom(pair, one, custom)
    for one in partly:
        yield from _second(pair, one, meanings)
    yield from spellings(pair, told)


def _is_missing(pair: Pair, one: Asked) -> bool:
    # What is forbidden there is told already: that the agreed rendering is missing would be the same once more.
    return bool(one.agreed) and not one.met and not one.forbidden and not other_part_of_speech(pair, one)


def _missing(pair: Pair, one: Asked, meanings: Meanings, *, known: bool) -> Evidence:
    term = one.places[0].of(pair.source.document.text)
    place = None if one.keep else instead(pair, one.bead.target, one.agreed, meanings)
    extent = place or pair.target.extent(one.bead.target)
    strength = _MISSING if one.keep else _strength(pair, one, meanings)
    if known and strength <= _DOUBTED:
        strength = _UNSURE
    if one.keep:
        message = f"The glossary keeps “{one.agreed[0]}” as it is; the version does not have it.{one.note}"
    else:
        said = f"; the version says “{place.of(pair.target.document.text)}”." if place else _without(one.agreed)
        message = f"The glossary renders “{term}” as {_listed(one.agreed)}{said}{one.note}"
    return Evidence(
        "T401",
        message,
        one.number,
        one.places,
        (extent,) if extent else (),
        strength=strength,
        reading=f"{one.terms[0].source} = {' | '.join(one.agreed)}",
        suggestion=one.agreed[0],
        facts=frozenset({"glossary", "weak"} if strength <= _DOUBTED else {"glossary"}),
    )


def _strength(pair: Pair, one: Asked, meanings: Meanings) -> float:
    """How sure it is that the version renders the term otherwise, and does not leave it out or mean something else."""
    if one.scattered or doubtful(pair, one):
        return _DOUBTED
    source, text = one.terms[0].source, pair.target.document.text
    wordings = (source, *one.agreed)
    heard = instead(pair, one.bead.target, wordings, meanings, near=-1.0)
    nearness = max((meanings.cosine(heard.of(text), w) for w in wordings), default=0.0) if heard else 0.0
    if nearness < _SILENT:
        return _DOUBTED
    return _LIKELY if nearness < _HEARD or common_word(source) else _MISSING


def _custom(pair: Pair, one: Asked, custom: Custom) -> Evidence:
    term = one.places[0].of(pair.source.document.text)
    extent = pair.target.extent(one.bead.target)
    spans = one.places if pair.independent else custom.places
    return Evidence(
        "T401",
        f"The glossary renders “{term}” as {_listed(one.agreed)}; the version renders it otherwise in "
        f"{custom.otherwise} of {custom.sentences} sentences, so glossary and version disagree as a rule.{one.note}",
        one.number,
        spans,
        (extent,) if extent else (),
        strength=_DOUBTED,
        reading=f"{one.terms[0].source} = {' | '.join(one.agreed)}",
        suggestion=one.agreed[0],
        facts=frozenset({"glossary", "weak"}),
    )


def _second(pair: Pair, one: Asked, meanings: Meanings) -> Iterator[Evidence]:
    """A term told twice and rendered as agreed once, where a phrase beside that one is the term by another name."""
    place = instead(pair, one.bead.target, one.agreed, meanings, beside=one.met, near=_SECOND)
    if place is None or other_part_of_speech(pair, one) or doubtful(pair, one):
        return
    said, term = place.of(pair.target.document.text), one.places[0].of(pair.source.document.text)
    yield Evidence(
        "T401",
        f"The glossary renders “{term}” as {_listed(one.agreed)}; it stands {len(one.places)} times here, and the "
        f"version also says “{said}”.{one.note}",
        one.number,
        one.places,
        (place,),
        strength=_UNSURE,
        reading=f"{one.terms[0].source} = {' | '.join(one.agreed)}",
        suggestion=one.agreed[0],
        facts=frozenset({"glossary", "weak"}),
    )


def _forbidden(pair: Pair, one: Asked) -> Iterator[Evidence]:
    told: list[Span] = []
    for rendering, place in sorted(one.forbidden, key=lambda f: (-len(f[1]), f[1])):
        if any(place.overlaps(other) for other in told):
            continue
        told.append(place)
        term = one.places[0].of(pair.source.document.text)
        advice = f" Use {_listed(one.agreed)}." if one.agreed else ""
        yield Evidence(
            "T402",
            f"The glossary forbids “{place.of(pair.target.document.text)}” for “{term}”.{advice}{one.note}",
            one.number,
            one.places,
            (place,),
            strength=_FORBIDDEN,
            reading=f"{one.terms[0].source} ≠ {rendering}",
            suggestion=one.agreed[0] if one.agreed else None,
            facts=frozenset({"glossary"}),
        )


def _listed(renderings: Sequence[str]) -> str:
    return " or ".join(f"“{r}”" for r in renderings)


def _without(renderings: Sequence[str]) -> str:
    pronoun = "it" if len(renderings) == 1 else "either" if len(renderings) == 2 else "any of them"
    return f"; the version does not use {pronoun} here."
