"""T404, and T403 between versions of one language: variants of terms, found without a glossary."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from samesaid.compare.evidence import Evidence
from samesaid.compare.pair import Pair
from samesaid.compare.terms.matching.normalise import key
from samesaid.compare.terms.matching.quotes import quoted_strings
from samesaid.compare.terms.variants.grouping import Group, Place, closed, distinct, grouped
from samesaid.compare.terms.variants.ranking import weigh
from samesaid.compare.terms.variants.survey import survey
from samesaid.compare.terms.variants.voting import vote
from samesaid.languages import primary
from samesaid.model import Span

# Languages whose tagger gives parts of speech, heads and noun phrases, which finding variants rests on.
LANGUAGES = frozenset({"en"})
# How sure a finding is by what speaks for it.
_STRENGTHS = {"quoted": 0.7, "quantity": 0.65, "compound": 0.6, "repeated": 0.5}
_RECURRING, _OUTVOTED = 0.2, 0.1


def applies(pair: Pair) -> bool:
    """Whether both sides are in one language that variants can be found in."""
    languages = {primary(side.document.language) for side in (pair.source, pair.target)}
    return len(languages) == 1 and languages <= LANGUAGES


def variants(pair: Pair) -> Iterator[Evidence]:
    """One piece of evidence a term that the versions tell in different words, the most telling first.

    Those with the fact ``wording`` are other words for the same thing, for a list that raises no alarm.
    """
    groups = grouped(weigh(survey(pair), independent=pair.independent), independent=pair.independent)
    quotes = [] if pair.independent else _new_quotes(pair)
    for group in groups:
        if pair.independent and not group.facts:
            continue
        whole = closed(group, quotes)
        yield _different(pair, whole)
        if _wavers(group) and not pair.independent:
            yield inconsistent(whole.bead, distinct(whole.source)[0], whole.target)


def _wavers(group: Group) -> bool:
    """Whether one quoted term of the reference has several quoted renderings."""
    several = len(distinct(group.source)) == 1 and len(distinct(group.target)) > 1
    return several and {"quoted", "recurring"} <= group.facts


def inconsistent(
    bead: int,
    term: str,
    places: Sequence[Place],
    *,
    terms: Sequence[Span] = (),
    strength: float = 0.8,
    facts: frozenset[str] = frozenset({"quoted", "recurring"}),
) -> Evidence:
    """T403: the version has several wordings for what the reference calls ``term``, at ``terms`` if they are told."""
    counted = ", ".join(f"“{w}” ({_times(_count(places, w))})" for w in distinct(places))
    return Evidence(
        "T403",
        f"The version renders “{term}” in {len(distinct(places))} ways: {counted}.",
        bead,
        tuple(terms),
        tuple(p.span for p in places),
        strength=strength,
        reading=f"{term} = {' / '.join(distinct(places))}",
        facts=facts,
    )


def _different(pair: Pair, group: Group) -> Evidence:
    mine, theirs = distinct(group.source), distinct(group.target)
    votes = vote(pair, mine, theirs)
    return Evidence(
        "T404",
        f"The reference says {_listed(mine)}; the version says {_listed(theirs)}{_repeated(group)}.",
        group.bead,
        tuple(p.span for p in group.source),
        tuple(p.span for p in group.target),
        strength=min(1.0, _strength(group) + _OUTVOTED * (votes.reference > votes.version)),
        reading=f"{' / '.join(mine)} ≠ {' / '.join(theirs)}",
        facts=_told(group),
    )


def _strength(group: Group) -> float:
    if not group.facts:
        # Never surer than a shown one: the list of wordings stands below, in the order of the ranks.
        return min(0.7 * group.best.strength, 0.3 + 0.28 * group.best.strength)
    best = max(_STRENGTHS.get(fact, 0.0) for fact in group.facts)
    return best + _RECURRING * ("recurring" in group.facts)


def _told(group: Group) -> frozenset[str]:
    if not group.facts:
        return frozenset({"wording"})
    return group.facts if "recurring" in group.facts else group.facts | {"weak"}


def _repeated(group: Group) -> str:
    times = max(len(group.source), len(group.target))
    return f" ({times} places)" if times > 1 else ""


def _new_quotes(pair: Pair) -> list[Place]:
    """Quoted strings of the version that the reference does not have."""
    known = {key(p.text) for p in _quotes(pair.source.document.text, pair.source.annotate(quoted_strings))}
    there = _quotes(pair.target.document.text, pair.target.annotate(quoted_strings))
    return [q for q in there if key(q.text) not in known]


def _quotes(text: str, sentences: Sequence[Sequence[Span]]) -> Iterator[Place]:
    for spans in sentences:
        yield from (Place(span.of(text), span) for span in spans)


def _count(places: Sequence[Place], wording: str) -> int:
    return sum(key(p.text) == key(wording) for p in places)


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def _listed(wordings: Sequence[str]) -> str:
    quoted = [f"“{w}”" for w in wordings]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} and {quoted[-1]}"
