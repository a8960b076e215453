"""Another speaker: both sides name who says something, and the names, or the roles, do not agree."""

from __future__ import annotations

from collections.abc import Iterator

from samesaid.compare.evidence import Evidence
from samesaid.compare.meaning.attribution import tuning
from samesaid.compare.meaning.attribution.evidence import Known, is_reported, two_sided
from samesaid.compare.meaning.attribution.same_speaker import differ, is_among
from samesaid.compare.meaning.attribution.spoken import spoken
from samesaid.compare.meaning.attribution.words import speaker_words
from samesaid.compare.pair import Pair
from samesaid.languages import primary
from samesaid.model import SIDES

_COMPARED_WITH_CHINESE = frozenset({"en", "zh"})


def speakers_between(one: str, other: str) -> bool:
    """Whether speakers are compared between these languages (primary subtags): in Chinese with English alone."""
    known = speaker_words(one) is not None and speaker_words(other) is not None
    return known and ("zh" not in (one, other) or {one, other} <= _COMPARED_WITH_CHINESE)


def speakers(pair: Pair, known: Known) -> Iterator[Evidence]:
    """Evidence for each bead in which one person, or role, says something on each side, and they are not the same.

    What ``known`` evidence marks is reported already: two names that change places, two parties of a contract.
    """
    languages = primary(pair.source.document.language), primary(pair.target.document.language)
    if not speakers_between(*languages):
        return
    for number, bead in pair.matched():
        if any(len(pair.side(s).text(bead.run(s))) > tuning.MAX_PASSAGE for s in SIDES):
            continue
        ones = spoken(pair.source, bead.source)
        others = spoken(pair.target, bead.target) if ones.speakers else ones
        one, other = ones.only(), others.only()
        if one is None or other is None or not differ(pair, one.mention, other.mention, languages):
            continue
        # Where a speaker is mentioned on both sides, what is between a name and its verb may hide who speaks.
        texts = pair.source.text(bead.source), pair.target.text(bead.target)
        again = is_among(pair, one.mention, others.mentions, texts[1], languages) or is_among(
            pair, other.mention, ones.mentions, texts[0], languages, is_target=True
        )
        if not again or (one.close and other.close):
            places = one.mention.span, other.mention.span
            if not is_reported(known, number, *places):
                yield two_sided(pair, number, "speaker", *places, tuning.STRENGTH_SPEAKER)
