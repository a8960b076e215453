"""Which name of a version renders which name of the reference, bead by bead; `consistency` compares the renderings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from samesaid.compare.names import tuning
from samesaid.compare.names.gazetteer import countries
from samesaid.compare.names.matching.same_language import GENERIC
from samesaid.compare.names.recognition.mentions import names_in, words_of
from samesaid.compare.names.recognition.short_forms import full_names, name_words
from samesaid.compare.names.text import bare, simplify, stem
from samesaid.compare.names.transliteration.romanisation import is_pinyin_of
from samesaid.compare.names.transliteration.sound import ChineseSound, weight
from samesaid.compare.pair import Pair
from samesaid.languages import primary
from samesaid.model import FloatArray, Mention

_KINDS = frozenset({"ORG", "PLACE", "OTHER", "PERSON", "EVENT"})
_DOTS = "·・•‧"


@dataclass(frozen=True, slots=True)
class Link:
    """A mention in the reference, the full name of what it mentions, and what the version calls it there.

    ``part`` is the part of an English name that the version renders (a family name), empty for the whole.
    """

    bead: int
    name: str
    reference: Mention
    version: Mention
    part: str = ""


def links(pair: Pair) -> Iterator[Link]:
    """Every mention of the reference with at most one of the version in the same bead, the most likely first."""
    full = full_names(pair.source)
    beads = [
        (i, names_in(pair.source, b.source, _KINDS), names_in(pair.target, b.target, _KINDS)) for i, b in pair.matched()
    ]
    scorer = _Scorer(pair, [m for _, left, right in beads if left and right for m in (*left, *right)])
    for index, left, right in beads:
        scored = [s for r in left for v in right if (s := scorer.score(index, full.get(r.text, r.text), r, v))]
        taken: set[str] = set()
        for _, link in sorted(scored, key=lambda s: -s[0]):
            one, other = link.reference.text, "\0" + link.version.text
            if taken.isdisjoint((one, other)):
                taken |= {one, other}
                yield link


class _Scorer:
    """How likely two names are one; every name is encoded once."""

    def __init__(self, pair: Pair, names: Sequence[Mention]) -> None:
        source, target = primary(pair.source.document.language), primary(pair.target.document.language)
        self._monolingual = source == target
        self._english_first = source == "en"
        self._vectors: Mapping[str, FloatArray] = {}
        if not self._monolingual:
            every = sorted({simplify(m.text) for m in names} | set(full_names(pair.source).values()))
            encoded = pair.encoder.encode(every) if every else np.zeros((0, 1), dtype=np.float32)
            self._vectors = dict(zip(every, encoded, strict=True))

    def score(self, bead: int, name: str, reference: Mention, version: Mention) -> tuple[float, Link] | None:
        """A value above 0 with the link for names that may be one, None for others."""
        part = ""
        if self._monolingual:
            value = _shared_words(name, version)
        elif self._english_first:
            value, part = self._across(version, reference, name)
        else:
            value, _ = self._across(reference, version, version.text)
        return (value, Link(bead, name, reference, version, part)) if value > 0 else None

    def _across(self, chinese: Mention, english: Mention, name: str) -> tuple[float, str]:
        """How likely a Chinese and an English mention are one, and the part of the English one; ``name`` is its full
        form."""
        simplified, into_chinese = simplify(chinese.text), self._english_first
        by_usage = into_chinese and chinese.kind == "PERSON" and english.kind != "PLACE"
        limit = tuning.MAX_USUAL_NAME_DISTANCE if by_usage else tuning.MAX_SAME_NAME_DISTANCE
        if english.kind == "PERSON" or (chinese.kind == "PERSON" and into_chinese):
            return _similar_sound(simplified, english, whole=not into_chinese, limit=limit)
        codes = countries.of_english(english.text)
        if codes:
            return float(into_chinese and codes == countries.of_chinese(simplified)), ""
        if into_chinese and chinese.kind == english.kind == "PLACE":
            value, part = _similar_sound(simplified, english, whole=False, limit=limit)
            if value > 0:
                return value, part
        if len(simplified) < tuning.MIN_BODY_CHARACTERS or len(name_words(name)) < tuning.MIN_BODY_WORDS:
            return 0.0, ""
        cosine = float(self._vectors[simplified] @ self._vectors[simplify(name)])
        return (cosine, "") if cosine >= tuning.MIN_BODY_COSINE else (0.0, "")


def _shared_words(reference: str, version: Mention) -> float:
    """Dice's coefficient of the words of two English names of several words; 0 where only generic ones are shared."""
    left, right = {stem(w): w for w in name_words(reference)}, {stem(w): w for w in name_words(version)}
    shared = left.keys() & right.keys()
    if len(left) < 2 or len(right) < 2 or not any(left[s] not in GENERIC for s in shared):
        return 0.0
    return 2 * len(shared) / (len(left) + len(right))


def _similar_sound(simplified: str, english: Mention, whole: bool, limit: float) -> tuple[float, str]:
    """How similar Chinese characters sound to an English name (1 to 0), and to which part of it.

    ``whole``: to all of it, for a short form of a name is no second spelling. 0 from a distance of ``limit``.
    """
    if not whole and is_pinyin_of(english.text, simplified):
        return 1.0, ""
    characters = simplified if whole else simplified.rsplit("·", 1)[-1]
    sound = ChineseSound("".join(c for c in characters if c not in _DOTS))
    parts = ["".join(name_words(english))] if whole else [bare(w) for w in words_of(english)]
    best = (0.0, "")
    for part in parts:
        ratio = weight(part) / max(sound.weight, tuning.MIN_SOUND_WEIGHT)
        if part and tuning.MIN_WEIGHT_RATIO <= ratio <= tuning.MAX_WEIGHT_RATIO:
            best = max(best, (1 - sound.distance(part) / limit, "" if whole else part))
    return max(0.0, best[0]), best[1]
