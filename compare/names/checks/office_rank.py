"""E302: one office in two ranks, such as a deputy director who is the director in the other version."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterator, Sequence

from samesaid.compare.evidence import Evidence
from samesaid.compare.names import tuning
from samesaid.compare.names.evidence import replaced_rank
from samesaid.compare.names.matching.certain_matches import may_be_same
from samesaid.compare.names.matching.same_language import similar_words
from samesaid.compare.names.recognition.european_offices import LANGUAGES, RANKS, count_hints, european_offices
from samesaid.compare.names.recognition.mentions import names_of, words_of
from samesaid.compare.names.recognition.offices import Office, Rank, offices, rank_words
from samesaid.compare.names.text import bare, simplify
from samesaid.compare.pair import Pair, Side
from samesaid.compare.tagging import taggings
from samesaid.languages import primary
from samesaid.model import Bead, Mention

OfficePair = tuple[Office, Office]
"""An office of the reference and one of the version."""


def compare(pair: Pair, index: int, bead: Bead) -> Iterator[Evidence]:
    """E302 for each office that both sides mention in ranks that differ by one word."""
    languages = [primary(side.document.language) for side in (pair.source, pair.target)]
    ranks = common_ranks(languages)
    left, right = offices_of(pair.source, bead.source, ranks), offices_of(pair.target, bead.target, ranks)
    if not left or not right or not any(office.ranks for office in (*left, *right)):
        return
    language = languages[0]
    for source, target in _linked(left, right, sounds="zh" in languages and languages[0] != languages[1]):
        differing = source.ranks ^ target.ranks
        if len(differing) != 1:
            continue
        rank = next(iter(differing))
        without, with_rank = (pair.target, bead.target), (pair.source, bead.source)
        if rank in target.ranks:
            without, with_rank = with_rank, without
        same_holder = _both_held(source, target)
        if not _is_hinted(rank, *without, *with_rank, same_holder):
            english = source if language == "en" else target
            strength = tuning.STRENGTH_SAME_HOLDER if same_holder else tuning.STRENGTH_SAME_OFFICE
            yield replaced_rank(index, source, target, rank, _without_rank(english.text, rank), strength)


def common_ranks(languages: Sequence[str]) -> frozenset[Rank]:
    """The ranks that both languages have words for."""
    if set(languages) <= {"en", "zh"}:
        return frozenset(Rank) - {Rank.GENERAL}
    return frozenset(RANKS)


def offices_of(side: Side, run: tuple[int, ...], ranks: frozenset[Rank]) -> list[Office]:
    """The offices of some sentences, with those of their ranks that count."""
    language = primary(side.document.language)
    tagged, text = side.annotate(taggings), side.document.text
    if language in LANGUAGES:
        found = [office for i in run for office in european_offices(language, tagged[i].tokens, text)]
    else:
        names = names_of(side)
        persons = {i: [m for m in names[i] if m.kind == "PERSON"] for i in run}
        found = [office for i in run for office in offices(language, tagged[i].tokens, persons[i], text)]
    return [dataclasses.replace(office, ranks=office.ranks & ranks) for office in found]


def _linked(left: Sequence[Office], right: Sequence[Office], sounds: bool) -> Iterator[OfficePair]:
    """Offices with one holder, then those that nothing else on either side can be; each office once.

    ``sounds``: a holder is Chinese on one side and English on the other, and is compared by sound.
    """
    open_left, open_right = list(left), list(right)
    for source in left:
        match = next((o for o in open_right if same_office(source, o) and _same_holder(source, o, sounds)), None)
        if match is not None:
            open_left.remove(source)
            open_right.remove(match)
            yield source, match
    # Offices in the same rank on both sides agree.
    for source in list(open_left):
        match = next((o for o in open_right if same_office(source, o) and o.ranks == source.ranks), None)
        if match is not None and not _both_held(source, match):
            open_left.remove(source)
            open_right.remove(match)
    for source in open_left:
        fitting = [o for o in open_right if same_office(source, o)]
        only = len(fitting) == 1 and sum(same_office(s, fitting[0]) for s in open_left) == 1
        if only and not _both_held(source, fitting[0]):
            yield source, fitting[0]


def same_office(source: Office, target: Office) -> bool:
    """Whether one may translate the other, in whichever ranks."""
    return bool(source.rows & target.rows)


def _both_held(source: Office, target: Office) -> bool:
    """Whether the holder's name is beside both."""
    return source.holder is not None and target.holder is not None


def _same_holder(source: Office, target: Office, sounds: bool) -> bool:
    one, other = source.holder, target.holder
    if one is None or other is None:
        return False
    if not sounds:
        return any(similar_words(a, b) for a in _parts(one) for b in _parts(other))
    english, chinese = (one, other) if one.text.isascii() else (other, one)
    return may_be_same(english, chinese)


def _parts(person: Mention) -> list[str]:
    return [bare(word) for word in words_of(person)]


def _is_hinted(
    rank: Rank, side: Side, run: tuple[int, ...], other: Side, other_run: tuple[int, ...], same_holder: bool
) -> bool:
    """Whether other words of a ``side`` without the rank may express it.

    For a deputy they must be as many as on the ``other`` side, where the rank itself counts. With the same holder on
    both sides only the plain hints count.
    """
    roles = ("hints",) if same_holder else ("hints", "maybe")
    found = sum(_count(rank, role, side, run) for role in roles)
    return found >= (max(1, _count(rank, "hints", other, other_run)) if rank is Rank.DEPUTY else 1)


def _count(rank: Rank, role: str, side: Side, run: tuple[int, ...]) -> int:
    """How many words of some sentences may express the rank."""
    language = primary(side.document.language)
    if language == "zh":
        text = simplify(side.text(run))
        return sum(text.count(word) for word in rank_words("zh", rank, role))
    tagged = side.annotate(taggings)
    if language in LANGUAGES:
        return sum(count_hints(language, rank, role, tagged[i].tokens) for i in run)
    words = Counter(word for i in run for t in tagged[i].tokens for word in _with_parts(t.text.lower()))
    return sum(words[word] for word in rank_words("en", rank, role))


def _with_parts(word: str) -> tuple[str, ...]:
    return (word, *word.split("-")) if "-" in word else (word,)


def _without_rank(office: str, rank: Rank) -> str:
    """An English office without the words of this rank, in lower case."""
    words = rank_words("en", rank, "before")
    return " ".join(part for part in office.replace("-", " ").split() if part.lower() not in words).lower()
