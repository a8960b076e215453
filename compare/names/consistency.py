"""One name of the reference that a version calls by several names (E303).

Every mention of a name in the reference is linked with at most one name of the version's sentence. Renderings that are
short forms of one another (the Administration, NIA) are one; two renderings that each have words the other lacks are
told as an inconsistency.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from samesaid.compare.evidence import Evidence
from samesaid.compare.names import countries
from samesaid.compare.names.extraction import names_of
from samesaid.compare.names.monolingual import GENERIC
from samesaid.compare.names.pinyin import letters
from samesaid.compare.names.shortening import full_names, name_words
from samesaid.compare.names.texts import simplify, stem
from samesaid.compare.names.transliteration import Heard, weight
from samesaid.compare.names.wording import several_message
from samesaid.compare.pair import Pair
from samesaid.languages import primary
from samesaid.model import Encoder, Mention

_KINDS = frozenset({"ORG", "PLACE", "OTHER", "PERSON", "EVENT"})
# The encoder's cosine from which a Chinese and an English name may be one.
_LINK = 0.5
_SAME_SOUND = 0.3


@dataclass(frozen=True, slots=True)
class Link:
    """A mention of the reference, and what the version calls it there."""

    bead: int
    reference: Mention
    version: Mention


def compare(pair: Pair) -> Iterator[Evidence]:
    """E303 for each name of the reference with renderings that contradict one another, once a name."""
    by_name: dict[str, list[Link]] = defaultdict(list)
    full = full_names(pair.source)
    for link in _links(pair, full):
        by_name[full.get(link.reference.text, link.reference.text)].append(link)
    for name, links in by_name.items():
        forms = _distinct(links)
        if len(forms) > 1:
            yield _evidence(name, forms)


def _links(pair: Pair, full: dict[str, str]) -> Iterator[Link]:
    source, target = names_of(pair.source), names_of(pair.target)
    score = _score_across if primary(pair.source.document.language) == "zh" else _score_within
    for index, bead in pair.matched():
        left = _candidates(source, bead.source)
        right = [m for m in _candidates(target, bead.target) if m.kind == "PERSON" or len(name_words(m)) > 1]
        scored = (
            [(score(full.get(r.text, r.text), v, pair.encoder), r, v) for r in left for v in right] if right else []
        )
        taken: set[str] = set()
        for value, reference, version in sorted(scored, key=lambda item: -item[0]):
            if value > 0 and reference.text not in taken and version.text not in taken:
                taken |= {reference.text, version.text}
                yield Link(index, reference, version)


def _candidates(found: Sequence[tuple[Mention, ...]], run: tuple[int, ...]) -> list[Mention]:
    return [m for i in run for m in found[i] if m.kind in _KINDS]


def _score_within(reference: str, version: Mention, _encoder: Encoder) -> float:
    """The share of words two English names have in common; 0 unless one of them is telling."""
    left, right = {stem(w): w for w in name_words(reference)}, {stem(w): w for w in name_words(version)}
    shared = left.keys() & right.keys()
    if len(left) < 2 or not any(left[s] not in GENERIC for s in shared):
        return 0.0
    return 2 * len(shared) / (len(left) + len(right))


def _score_across(reference: str, version: Mention, encoder: Encoder) -> float:
    """The encoder's cosine of a Chinese organisation or place and an English name, 0 where it is low."""
    if version.kind == "PERSON":
        return _score_of_person(reference, version)
    if len(reference) < 4:
        return 0.0
    vectors = encoder.encode([simplify(reference), version.text])
    cosine = float(vectors[0] @ vectors[1])
    return cosine if cosine >= _LINK else 0.0


def _score_of_person(reference: str, version: Mention) -> float:
    """How near the whole sound of a person's name is to that of the Chinese characters."""
    simplified = simplify(reference)
    heard = Heard("".join(c for c in simplified if c not in "·・•‧"))
    sound = "".join(name_words(version))
    # Both must be as long: Liu is a part of Liu Haitao, not a second spelling.
    if not 0.6 <= weight(sound) / max(heard.weight, 0.1) <= 1.6:
        return 0.0
    return max(0.0, 1 - heard.distance(sound) / _SAME_SOUND)


def _distinct(links: Sequence[Link]) -> list[Link]:
    """One link for every rendering that contradicts all the others, told in its longest form, in order of place."""
    forms: list[Link] = []
    for link in sorted(links, key=lambda item: -len(name_words(item.version))):
        if all(_contradicts(link.version, other.version) for other in forms):
            forms.append(link)
    return sorted(forms, key=lambda item: item.version.span)


def _contradicts(left: Mention, right: Mention) -> bool:
    """Two renderings of one thing that are neither forms nor parts of one another."""
    if left.kind == right.kind == "PERSON":
        return _spelled_apart(left, right)
    a, b = {stem(w) for w in name_words(left)}, {stem(w) for w in name_words(right)}
    if a <= b or b <= a or countries.of_english(left.text) & countries.of_english(right.text):
        return False
    telling_left = {stem(w) for w in name_words(left) if w not in GENERIC}
    telling_right = {stem(w) for w in name_words(right) if w not in GENERIC}
    # What tells the name must be shared: Immigration Bureau and Administration of Immigration.
    return bool(telling_left & telling_right) and (telling_left <= telling_right or telling_right <= telling_left)


def _spelled_apart(left: Mention, right: Mention) -> bool:
    """Two spellings of a person that are not the same words in another order, joined otherwise, or fewer of them."""
    a, b = set(name_words(left)), set(name_words(right))
    return not (a <= b or b <= a) and sorted(letters(left.text)) != sorted(letters(right.text))


def _evidence(name: str, forms: Sequence[Link]) -> Evidence:
    renderings = tuple(link.version.text for link in forms)
    return Evidence(
        "E303",
        several_message(name, renderings),
        forms[1].bead,
        tuple(link.reference.span for link in forms),
        tuple(link.version.span for link in forms),
        strength=0.8,
        reading=f"{name} → {' · '.join(renderings)}",
        facts=frozenset({"name", "recurring"}),
    )
