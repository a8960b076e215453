"""E303: a name that a version spells in two ways where the reference has one name.

Two spellings of the version are compared where a name of the reference is in sentences of both; two names of the
reference, such as those of two persons, may be spelled in two ways.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from samesaid.compare.evidence import Evidence
from samesaid.compare.names import tuning
from samesaid.compare.names.evidence import SpelledAs, two_spellings_of
from samesaid.compare.names.gazetteer import lexicon
from samesaid.compare.names.matching.chinese_spellings import chinese_spellings
from samesaid.compare.names.matching.source_names import SourceNames, is_place, likeness, source_names
from samesaid.compare.names.matching.spellings import two_spellings
from samesaid.compare.names.recognition.spelled_names import Spelling, spelled_names
from samesaid.compare.names.transliteration.spelling import are_forms, plain_letters
from samesaid.compare.pair import Pair
from samesaid.compare.spans import SpanIndex, any_overlap
from samesaid.languages import primary
from samesaid.model import Span

# What goes on with a name: Hongkong Post, Hongkong and Shanghai Banking.
_MORE_OF_A_NAME = re.compile(r"(?: (?:and|und|et|y|e|&))?[ -][^\W\d_a-z]\w*")

Places = Mapping[int, Sequence[Span]]
"""The places of a name in each bead."""


@dataclass(frozen=True, slots=True)
class _Two:
    """Two spellings of the version, and the name of the reference that both are."""

    source: str
    keys: tuple[str, str]


def compare(pair: Pair, reported: Sequence[Evidence] = ()) -> Iterator[Evidence]:
    """E303 for each name of the reference with several spellings in the version.

    Names that ``reported`` evidence marks already are left out.
    """
    language = primary(pair.target.document.language)
    bead_of = {sentence: i for i, bead in pair.matched() for sentence in bead.target}
    sources = source_names(pair)
    if language == "zh":
        names, pairs = chinese_spellings(pair, sources)
    else:
        names = pair.target.annotate(spelled_names)
        pairs = list(two_spellings(names, language))
    if not pairs:
        return
    places = {key: _by_bead(names[key], bead_of) for two in pairs for key in two}
    found = [
        _Two(source, two)
        for two in pairs
        if (source := _one_source(sources, two, places, names)) is not None
        and not _is_own_name(pair.target.document.text, source, (names[two[0]], names[two[1]]))
    ]
    marked = SpanIndex((span, None) for evidence in reported for span in evidence.target_spans)
    for source, keys in _together(found):
        every = [_Spelled(names[key].text, names[key].places[0].sentence, places[key]) for key in keys]
        spelled = _without_forms(every, language)
        if len(spelled) < 2 or any(marked.touches(span) for name in spelled for span in name.spans()):
            continue
        evidence = _evidence(pair, sources, source, spelled)
        for span in evidence.target_spans:
            marked.add(span, None)
        yield evidence


@dataclass(frozen=True, slots=True)
class _Spelled:
    """A spelling, the number of the first sentence that has it, and its places."""

    text: str
    sentence: int
    places: Places

    def spans(self) -> Iterator[Span]:
        return (span for spans in self.places.values() for span in spans)


def _without_forms(spelled: Sequence[_Spelled], language: str) -> list[_Spelled]:
    """Spellings, of which the forms of one (Зеленский, Зеленского) are one."""
    found: list[_Spelled] = []
    for name in spelled:
        same = next((i for i, s in enumerate(found) if are_forms(s.text.lower(), name.text.lower(), language)), None)
        if same is None:
            found.append(name)
        else:
            known = found[same]
            beads = known.places.keys() | name.places.keys()
            places = {i: [*known.places.get(i, ()), *name.places.get(i, ())] for i in beads}
            found[same] = _Spelled(known.text, min(known.sentence, name.sentence), places)
    return found


def _by_bead(name: Spelling, bead_of: Mapping[int, int]) -> dict[int, list[Span]]:
    found: dict[int, list[Span]] = defaultdict(list)
    for place in name.places:
        if place.sentence in bead_of:
            found[bead_of[place.sentence]].append(place.span)
    return dict(found)


def _one_source(
    sources: SourceNames, two: tuple[str, str], places: Mapping[str, Places], names: Mapping[str, Spelling]
) -> str | None:
    """The name of the reference that both spellings are, None where they may be two names."""
    texts = [names[key].text for key in two]
    if all(map(sources.has, texts)):
        return None
    one, other = (places[key] for key in two)
    scores: dict[str, float] = defaultdict(float)
    for text, where in zip(texts, (one, other), strict=True):
        for bead in list(where)[: tuning.MAX_BEADS_ASKED]:
            for source, value in sources.similar(bead, text).items():
                scores[source] = max(scores[source], value)
    named = any(names[key].named for key in two)
    if not scores and named and not any(map(lexicon.in_dictionary, texts)):
        # Nothing sounds like it: a name by meaning or in kanji, if no other sentence has it.
        return next(sources.only_in({*one, *other}), None)
    for source in sorted(scores, key=lambda s: (-scores[s], -len(s), s)):
        if not named and not sources.is_name(source):
            continue
        enough = {i for i in {*one, *other} if _has_enough(len(sources.places(i, source)), one, other, i)}
        if not all(_is_rendered(where, enough) for where in (one, other)) or any(
            _has_rival(sources, source, text, where) for text, where in zip(texts, (one, other), strict=True)
        ):
            continue
        return source
    return None


def _has_enough(count: int, one: Places, other: Places, bead: int) -> bool:
    """Whether a bead has the name of the reference; with both spellings in it, as often as both together."""
    here = [len(places[bead]) for places in (one, other) if bead in places]
    return count >= (sum(here) if len(here) > 1 else 1)


def _is_rendered(places: Places, with_source: set[int]) -> bool:
    """Whether most beads with a spelling have the name of the reference as often as its spellings."""
    shared = sum(i in with_source for i in places)
    return shared > 0 and shared >= tuning.MIN_SHARE_WITH_SOURCE * len(places)


def _has_rival(sources: SourceNames, source: str, text: str, places: Places) -> bool:
    """Whether a bead has another name of the reference that is more like a spelling of the version."""
    own = likeness(source, text)
    return any(
        value > own and not any_overlap(sources.places(bead, other), sources.places(bead, source))
        for bead in places
        for other, value in sources.similar(bead, text).items()
        if other != source
    )


def _is_own_name(text: str, source: str, names: tuple[Spelling, Spelling]) -> bool:
    """Whether one of two spellings of a place, with the same letters, only begins other names: Hongkong Post.

    A body may have its own spelling of the town that it is called after.
    """
    one, other = names
    if plain_letters(one.text) != plain_letters(other.text) or not is_place(source):
        return False
    following = [{_next_word(text, place.span) for place in name.places} for name in names]
    return any("" not in mine and not mine & others for mine, others in (following, following[::-1]))


def _next_word(text: str, span: Span) -> str:
    """The next word of the same name; empty where it ends."""
    match = _MORE_OF_A_NAME.match(text, span.end)
    return match.group() if match else ""


def _together(found: Sequence[_Two]) -> Iterator[tuple[str, list[str]]]:
    """The spellings of each name of the reference that are joined by a common one."""
    groups: list[tuple[str, list[str]]] = []
    for two in found:
        group = next((keys for source, keys in groups if source == two.source and set(keys) & set(two.keys)), None)
        if group is None:
            groups.append((two.source, list(two.keys)))
        else:
            group.extend(key for key in two.keys if key not in group)
    yield from groups


def _evidence(pair: Pair, sources: SourceNames, source: str, spelled: Sequence[_Spelled]) -> Evidence:
    """Marks the first place of the most frequent spelling, and every place of the others."""
    ordered = sorted(
        spelled, key=lambda s: (-sum(map(len, s.places.values())), likeness(source, s.text) < 1, min(s.places))
    )
    usual, others = ordered[0], ordered[1:]
    first = min(usual.places)
    marked = [(first, usual.places[first][0])]
    marked.extend((bead, span) for name in others for bead in sorted(name.places) for span in name.places[bead])
    source_spans: list[Span] = []
    for bead, _ in marked:
        here = [span for span in sources.places(bead, source) if span not in source_spans]
        source_spans.extend(here[:1])
    return two_spellings_of(
        min(others[0].places),
        source_spans[0].of(pair.source.document.text),
        [SpelledAs(s.text, sum(map(len, s.places.values())), s.sentence + 1) for s in ordered],
        tuple(sorted(source_spans)),
        tuple(sorted(span for _, span in marked)),
        tuning.STRENGTH_TWO_SPELLINGS,
    )
