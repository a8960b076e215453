"""T404, and T403 between versions of one language: variants of terms, found without a glossary."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from samesaid.compare.evidence import Evidence, Fact
from samesaid.compare.pair import Pair, Side
from samesaid.compare.terms import tuning
from samesaid.compare.terms.matching.normalise import units, wording_key
from samesaid.compare.terms.matching.passage import quoted_strings
from samesaid.compare.terms.matching.rendering_match import SearchableText
from samesaid.compare.terms.variants.grouping import (
    TermGroup,
    TextSpan,
    different,
    distinct,
    grouped,
    inconsistent,
    with_parts,
)
from samesaid.compare.terms.variants.ranking import rank_variants
from samesaid.compare.terms.variants.survey import survey
from samesaid.languages import primary
from samesaid.model import Document

# Languages whose tagger gives the parts of speech, heads and noun phrases that this check needs.
LANGUAGES = frozenset({"en"})


def applies(pair: Pair) -> bool:
    """True if both sides are in one language that variants can be found in."""
    languages = {primary(side.document.language) for side in (pair.source, pair.target)}
    return len(languages) == 1 and languages <= LANGUAGES


def variants(pair: Pair) -> Iterator[Evidence]:
    """Evidence of every term that the versions word differently, the most important first.

    With the fact WORDING it is another choice of words, for a list that raises no alarm.
    """
    groups = grouped(rank_variants(survey(pair), independent=pair.independent), independent=pair.independent)
    quotes = [] if pair.independent else _new_quotes(pair)
    for group in groups:
        if pair.independent and not group.facts:
            continue
        whole = with_parts(group, quotes)
        yield _different(pair, whole)
        if _has_several_renderings(group) and not pair.independent:
            yield inconsistent(whole.bead, distinct(whole.source)[0], whole.target)


def _has_several_renderings(group: TermGroup) -> bool:
    """True if one quoted term of the reference has several quoted renderings."""
    return group.is_quoted_name and len(distinct(group.source)) == 1 and len(distinct(group.target)) > 1


def _different(pair: Pair, group: TermGroup) -> Evidence:
    mine, theirs = distinct(group.source), distinct(group.target)
    votes = count_votes(pair, mine, theirs)
    outvoted = votes.reference > votes.version
    text, reading = different(mine, theirs, max(len(group.source), len(group.target)))
    return Evidence(
        "T404",
        text,
        group.bead,
        tuple(p.span for p in group.source),
        tuple(p.span for p in group.target),
        strength=min(1.0, _strength(group) + tuning.OUTVOTED_BONUS * outvoted),
        reading=reading,
        facts=_facts(group),
    )


def _strength(group: TermGroup) -> float:
    if not group.facts:
        # Never as high as that of an alarm; inside the list in the order of the ranks.
        best = group.best.strength
        return min(tuning.WORDING_FACTOR * best, tuning.WORDING_BASE + tuning.WORDING_SLOPE * best)
    best = max(tuning.ALARM_STRENGTHS.get(fact, 0.0) for fact in group.facts)
    return best + tuning.RECURRING_BONUS * (Fact.RECURRING in group.facts)


def _facts(group: TermGroup) -> frozenset[Fact]:
    if not group.facts:
        return frozenset({Fact.WORDING})
    return group.facts if Fact.RECURRING in group.facts else group.facts | {Fact.WEAK}


def _new_quotes(pair: Pair) -> list[TextSpan]:
    """Quoted strings of the version that the reference does not have."""
    known = {wording_key(p.text) for p in _quotes(pair.source)}
    return [q for q in _quotes(pair.target) if wording_key(q.text) not in known]


def _quotes(side: Side) -> Iterator[TextSpan]:
    for spans in side.annotate(quoted_strings):
        yield from (TextSpan(span.of(side.document.text), span) for span in spans)


@dataclass(frozen=True, slots=True)
class Votes:
    """How many of the further versions use the reference's wording, and how many the version's."""

    reference: int
    version: int


def count_votes(pair: Pair, reference: Sequence[str], version: Sequence[str]) -> Votes:
    """The votes of ``pair.other`` in the version's language. A text that has neither wording, or both, abstains."""
    language = primary(pair.target.document.language)
    ballots = [_ballot(s, reference, version) for s in pair.other if primary(s.document.language) == language]
    return Votes(ballots.count("reference"), ballots.count("version"))


def _ballot(side: Side, reference: Sequence[str], version: Sequence[str]) -> str:
    text = side.annotate(_searchable)
    mine, theirs = (any(text.find(wording) for wording in wordings) for wordings in (reference, version))
    return "" if mine == theirs else "reference" if mine else "version"


def _searchable(document: Document) -> SearchableText:
    return SearchableText(units(document.text), document.text)
