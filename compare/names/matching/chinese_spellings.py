"""Two spellings of a foreign name in a Chinese text: 泽连斯基 and 泽伦斯基.

One is a name to the tagger. The other is looked for where the reference has the same name and the first one is absent:
characters of the same number, all but one the same, the other one of a similar sound.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping

from samesaid.compare.names import tuning
from samesaid.compare.names.gazetteer import lexicon
from samesaid.compare.names.matching.source_names import SourceNames
from samesaid.compare.names.recognition.mentions import names_of
from samesaid.compare.names.recognition.spelled_names import Place, Spelling
from samesaid.compare.names.text import simplify
from samesaid.compare.names.transliteration.romanisation import TRANSLITERATION_CHARACTERS, readings
from samesaid.compare.names.transliteration.sound import ChineseSound, sounds_of_character, weight
from samesaid.compare.pair import Pair
from samesaid.model import Bead, Mention, Span

_KINDS = frozenset({"PERSON", "PLACE", "ORG", "OTHER"})
_PLACE_SUFFIXES = lexicon.words("chinese", "place_suffixes")
_DOTS = re.compile("[·・•‧]")


def chinese_spellings(pair: Pair, sources: SourceNames) -> tuple[Mapping[str, Spelling], list[tuple[str, str]]]:
    """The names of the version that have a second spelling, those spellings, and which two belong together."""
    sentences = pair.target.document.sentences
    bead_of = {n: i for i, bead in pair.matched() for n in bead.target}
    # One text, so that a name is looked for once.
    text = simplify(pair.target.document.text)
    starts = [sentence.span.start for sentence in sentences]
    found: dict[str, Spelling] = {}
    pairs: list[tuple[str, str]] = []
    for name in sorted(_known_names(pair)):
        spans = [Span(m.start(), m.end()) for m in re.finditer(re.escape(name), text)]
        places = [Place(max(0, bisect_right(starts, span.start) - 1), span) for span in spans]
        with_name = sorted({bead_of[p.sentence] for p in places if p.sentence in bead_of})
        similar = {s for i in with_name[: tuning.MAX_BEADS_ASKED] for s in sources.similar(i, name)}
        without = {i for s in similar for i in sources.beads_with(s)} - set(with_name)
        others: dict[str, list[Place]] = defaultdict(list)
        for i in sorted(without):
            for other, place in _windows(pair, pair.beads[i], text, name):
                others[other].append(place)
        for other, at in sorted(others.items()):
            if (other, name) not in pairs:
                found[name], found[other] = _spelling(name, places), _spelling(other, at)
                pairs.append((name, other))
    return found, pairs


def _known_names(pair: Pair) -> set[str]:
    """The parts of the names that the tagger finds, in simplified characters."""
    return {
        part
        for mentions in names_of(pair.target)
        for mention in mentions
        if mention.kind in _KINDS
        for part in map(_without_kind, _DOTS.split(simplify(mention.text)))
        if len(part) >= _min_characters(mention)
    }


def _without_kind(name: str) -> str:
    """A name without the character that says what kind of place it is."""
    return name[:-1] if name[-1:] in _PLACE_SUFFIXES else name


def _min_characters(name: Mention) -> int:
    """The name of a person may have two characters, of which the other has the same reading: 王毅, 王义."""
    return 2 if name.kind == "PERSON" else tuning.MIN_SPELLED_CHARACTERS


def _windows(pair: Pair, bead: Bead, text: str, name: str) -> Iterator[tuple[str, Place]]:
    """The characters of a bead that may be another spelling of ``name``; ``text`` is the simplified document."""
    for n in bead.target:
        sentence = pair.target.document.sentences[n]
        for start in range(sentence.span.start, sentence.span.end - len(name) + 1):
            window = text[start : start + len(name)]
            if _is_other_spelling(name, window):
                yield window, Place(n, Span(start, start + len(name)))


def _is_other_spelling(name: str, other: str) -> bool:
    """Whether all characters but one are the same, and that one sounds alike; or two neighbours changed places."""
    differing = [i for i, (a, b) in enumerate(zip(name, other, strict=True)) if a != b]
    if len(differing) == 1:
        i = differing[0]
        same = bool(set(readings(name[i])) & set(readings(other[i])))
        return same or (len(name) >= tuning.MIN_SPELLED_CHARACTERS and _sound_alike(name[i], other[i]))
    if len(differing) == 2 and len(name) > tuning.MIN_SPELLED_CHARACTERS:
        i, j = differing
        return j == i + 1 and name[i] == other[j] and name[j] == other[i]
    return False


def _sound_alike(one: str, other: str) -> bool:
    """Whether two characters sound alike and are both used in transliterations."""
    if one not in TRANSLITERATION_CHARACTERS or other not in TRANSLITERATION_CHARACTERS:
        return False
    sounds = sounds_of_character(other)
    heavier = max(weight(sounds), ChineseSound(one).weight, tuning.MIN_SOUND_WEIGHT)
    return ChineseSound(one).distance(sounds) * weight(sounds) / heavier <= tuning.MAX_CHARACTER_DISTANCE


def _spelling(text: str, places: list[Place]) -> Spelling:
    return Spelling(text, (text,), tuple(places), True)
