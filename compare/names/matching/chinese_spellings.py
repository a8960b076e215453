"""Two spellings of a foreign name in a Chinese text: 泽连斯基 and 泽伦斯基.

One is a name to the tagger. The other is looked for where the reference has the same name and the first one is absent:
characters of the same number, all but one the same, the other one of a similar sound.
"""

from __future__ import annotations

import re
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
    known = _known_names(pair)
    found: dict[str, Spelling] = {}
    pairs: dict[tuple[str, str], None] = {}
    for name in sorted(known):
        beads = [(i, bead, bool(_find(pair, bead, name))) for i, bead in pair.matched()]
        with_name = [i for i, _, has in beads if has]
        similar = {s for i in with_name[: tuning.MAX_BEADS_ASKED] for s in sources.similar(i, name)}
        others: dict[str, list[Place]] = defaultdict(list)
        for i, bead, has in beads:
            if not has and any(sources.places(i, s) for s in similar):
                for text, place in _windows(pair, bead, name):
                    others[text].append(place)
        for text, places in sorted(others.items()):
            if text in known and len(known[text]) >= len(known[name]) and (text, name) in pairs:
                continue
            found[name] = _spelling(name, [p for _, bead, _ in beads for p in _find(pair, bead, name)])
            found[text] = _spelling(text, places)
            pairs[name, text] = None
    return found, list(pairs)


def _known_names(pair: Pair) -> dict[str, list[Span]]:
    """The parts of the names that the tagger finds, in simplified characters, with their places."""
    found: dict[str, list[Span]] = defaultdict(list)
    for mentions in names_of(pair.target):
        for mention in mentions:
            for part in map(_without_kind, _DOTS.split(simplify(mention.text))):
                if mention.kind in _KINDS and len(part) >= _min_characters(mention):
                    found[part].append(mention.span)
    return found


def _without_kind(name: str) -> str:
    """A name without the character that says what kind of place it is."""
    return name[:-1] if name[-1:] in _PLACE_SUFFIXES else name


def _min_characters(name: Mention) -> int:
    """The name of a person may have two characters, of which the other has the same reading: 王毅, 王义."""
    return 2 if name.kind == "PERSON" else tuning.MIN_SPELLED_CHARACTERS


def _find(pair: Pair, bead: Bead, name: str) -> list[Place]:
    """Where a bead has these characters."""
    return [
        Place(n, Span(m.start(), m.end()).shift(pair.target.document.sentences[n].span.start))
        for n in bead.target
        for m in re.finditer(re.escape(name), simplify(pair.target.document.sentences[n].text))
    ]


def _windows(pair: Pair, bead: Bead, name: str) -> Iterator[tuple[str, Place]]:
    """The characters of a bead that may be another spelling of ``name``."""
    for n in bead.target:
        sentence = pair.target.document.sentences[n]
        text = simplify(sentence.text)
        for start in range(len(text) - len(name) + 1):
            window = text[start : start + len(name)]
            if _is_other_spelling(name, window):
                yield window, Place(n, Span(start, start + len(name)).shift(sentence.span.start))


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
