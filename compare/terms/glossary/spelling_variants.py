"""T401 for a rendering that is the agreed one but for its spelling: minor, and told once where it is the house's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from samesaid.compare.evidence import Evidence
from samesaid.compare.pair import Pair
from samesaid.compare.terms.glossary.requirements import Asked
from samesaid.compare.terms.glossary.respelling import Respelled, respelled, throughout
from samesaid.model import Span

_STRENGTH = 0.55


def spellings(pair: Pair, told: Sequence[Asked]) -> Iterator[Evidence]:
    """Evidence for every term whose rendering is spelled otherwise than in the glossary.

    A word that a document spells so in several sentences and never as the glossary does is told once, with all its
    places. Rows that have nothing to do with one another have no such custom.
    """
    found = respelled(pair, told)
    ruled = {} if pair.independent else throughout(pair, told, found)
    of_a_rule = {id(one) for all_of in ruled.values() for one in all_of}
    for one in found:
        if id(one) not in of_a_rule:
            yield _evidence(one, _once(pair, one), one.asked.places, (one.place,))
    for all_of in ruled.values():
        sources = tuple(place for one in all_of for place in one.asked.places)
        yield _evidence(all_of[0], _always(all_of), sources, tuple(one.place for one in all_of))


def _once(pair: Pair, one: Respelled) -> str:
    term = one.asked.places[0].of(pair.source.document.text)
    verb = "written" if one.is_number else "spelled"
    return f"“{term}” is {verb} with “{one.word}” where the glossary writes “{one.agreed}” ({one.rendering})."


def _always(all_of: Sequence[Respelled]) -> str:
    first = all_of[0]
    return (
        f"“{first.word}” is spelled so throughout, in {len(all_of)} places, where the glossary writes “{first.agreed}” "
        f"({first.rendering})."
    )


def _evidence(one: Respelled, message: str, sources: tuple[Span, ...], places: tuple[Span, ...]) -> Evidence:
    return Evidence(
        "T401",
        message + one.asked.note,
        one.asked.number,
        sources,
        places,
        strength=_STRENGTH,
        reading=f"{one.asked.terms[0].source} = {' | '.join(one.asked.agreed)}",
        suggestion=one.rendering,
        facts=frozenset({"glossary", "weak"}),
    )
