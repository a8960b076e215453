"""Which name of a version stands for which name of the reference, bead by bead: the basis of consistency."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from samesaid.compare.names.gazetteer import countries
from samesaid.compare.names.matching.same_language import GENERIC, words_of
from samesaid.compare.names.recognition.mentions import names_of
from samesaid.compare.names.recognition.short_forms import full_names, name_words
from samesaid.compare.names.text import simplify, stem, unmarked
from samesaid.compare.names.transliteration import pinyin
from samesaid.compare.names.transliteration.sound import Heard, weight
from samesaid.compare.pair import Pair
from samesaid.languages import primary
from samesaid.model import FloatArray, Mention

_KINDS = frozenset({"ORG", "PLACE", "OTHER", "PERSON", "EVENT"})
# The encoder's cosine from which a Chinese and an English name may be one.
_NEAR = 0.5
_SAME_SOUND = 0.3
# A person in Chinese letters goes by usage as well as by sound (特朗普, 川普).
_USUAL_SOUND = 0.46
_DOTS = "·・•‧"


@dataclass(frozen=True, slots=True)
class Link:
    """A mention of the reference, its full name, and what the version calls it there.

    ``part`` is the part of an English name that the version renders (a family name), empty for the whole.
    """

    bead: int
    name: str
    reference: Mention
    version: Mention
    part: str = ""


@dataclass(frozen=True, slots=True)
class _Scored:
    value: float
    link: Link


def links(pair: Pair) -> Iterator[Link]:
    """Every mention of the reference with at most one of the version in the same bead, the surest first."""
    languages = primary(pair.source.document.language), primary(pair.target.document.language)
    full = full_names(pair.source)
    source, target = names_of(pair.source), names_of(pair.target)
    beads = [(i, _of(source, b.source), _of(target, b.target)) for i, b in pair.matched()]
    scorer = _Scorer(pair, languages, [m for _, left, right in beads if left and right for m in (*left, *right)])
    for index, left, right in beads:
        scored = [s for r in left for v in right if (s := scorer.score(index, full.get(r.text, r.text), r, v))]
        taken: set[str] = set()
        for item in sorted(scored, key=lambda s: -s.value):
            one, other = item.link.reference.text, "\0" + item.link.version.text
            if taken.isdisjoint((one, other)):
                taken |= {one, other}
                yield item.link


def _of(found: Sequence[tuple[Mention, ...]], run: tuple[int, ...]) -> list[Mention]:
    return [m for i in run for m in found[i] if m.kind in _KINDS]


class _Scorer:
    """How likely two names are one; every name is encoded once."""

    def __init__(self, pair: Pair, languages: tuple[str, str], names: Sequence[Mention]) -> None:
        self.languages = languages
        self.vectors: Mapping[str, FloatArray] = {}
        if languages[0] != languages[1]:
            every = sorted({simplify(m.text) for m in names} | set(full_names(pair.source).values()))
            encoded = pair.encoder.encode(every) if every else np.zeros((0, 1), dtype=np.float32)
            self.vectors = dict(zip(every, encoded, strict=True))

    def score(self, bead: int, name: str, reference: Mention, version: Mention) -> _Scored | None:
        """A value above 0 for names that may be one, None for others."""
        if self.languages == ("en", "en"):
            value, part = _within(name, version), ""
        elif self.languages == ("zh", "en"):
            value, part = self._across(reference, version, version, simplify(reference.text), version.text)
            part = ""
        else:
            value, part = self._across(version, reference, reference, simplify(version.text), name)
        return _Scored(value, Link(bead, name, reference, version, part)) if value > 0 else None

    def _across(
        self, chinese: Mention, english: Mention, person: Mention, simplified: str, name: str
    ) -> tuple[float, str]:
        by_usage = self.languages[0] == "en" and chinese.kind == "PERSON" and english.kind != "PLACE"
        limit = _USUAL_SOUND if by_usage else _SAME_SOUND
        if person.kind == "PERSON" or (chinese.kind == "PERSON" and self.languages[0] == "en"):
            return _sound(simplified, english, whole=self.languages[0] == "zh", limit=limit)
        codes = countries.of_english(english.text)
        if codes:
            return float(self.languages[0] == "en" and codes == countries.of_chinese(simplified)), ""
        if self.languages[0] == "en" and chinese.kind == english.kind == "PLACE":
            value, part = _sound(simplified, english, whole=False, limit=limit)
            if value > 0:
                return value, part
        if len(simplified) < 4 or len(name_words(name)) < 2:
            return 0.0, ""
        cosine = float(self.vectors[simplified] @ self.vectors[simplify(name)])
        return (cosine, "") if cosine >= _NEAR else (0.0, "")


def _within(reference: str, version: Mention) -> float:
    """The share of words two English names have in common; 0 unless one of them is telling."""
    left, right = {stem(w): w for w in name_words(reference)}, {stem(w): w for w in name_words(version)}
    shared = left.keys() & right.keys()
    if len(left) < 2 or len(right) < 2 or not any(left[s] not in GENERIC for s in shared):
        return 0.0
    return 2 * len(shared) / (len(left) + len(right))


def _sound(simplified: str, english: Mention, whole: bool, limit: float) -> tuple[float, str]:
    """How near Chinese characters sound to an English name, and to which part of it.

    ``whole``: to all of it, for a short form of a name is no second spelling. 0 for sounds farther than ``limit``.
    """
    if not whole and pinyin.matches(simplified, english.text):
        return 1.0, ""
    characters = simplified if whole else simplified.rsplit("·", 1)[-1]
    heard = Heard("".join(c for c in characters if c not in _DOTS))
    parts = ["".join(name_words(english))] if whole else [unmarked(w).strip(".") for w in words_of(english)]
    best = (0.0, "")
    for part in parts:
        if part and 0.6 <= weight(part) / max(heard.weight, 0.1) <= 1.6:
            best = max(best, (1 - heard.distance(part) / limit, "" if whole else part))
    return max(0.0, best[0]), best[1]
