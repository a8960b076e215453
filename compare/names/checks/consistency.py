"""E303: one name of the reference that a version renders in several ways.

Every mention of a name in the reference is linked with at most one name in the version's sentence. Renderings that are
forms of one another (the National Immigration Administration, NIA) count as one. Two that each have words that the
other lacks are inconsistent.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from samesaid.compare.evidence import Evidence
from samesaid.compare.names import tuning
from samesaid.compare.names.evidence import several_renderings
from samesaid.compare.names.gazetteer import countries, lexicon
from samesaid.compare.names.matching.linking import Link, links
from samesaid.compare.names.matching.same_language import GENERIC
from samesaid.compare.names.recognition.short_forms import name_words
from samesaid.compare.names.text import letters, simplify, stem
from samesaid.compare.pair import Pair
from samesaid.languages import primary
from samesaid.model import Mention

_OFFICE_HEADS = lexicon.words("english", "office_heads")
_BODY_ENDS = lexicon.words("chinese", "body_ends")
_COMMON_BIGRAMS = lexicon.words("chinese", "common_bigrams")


@dataclass(frozen=True, slots=True)
class Rendering:
    """One way in which a version renders a name, with every place where it does."""

    links: tuple[Link, ...]

    @property
    def text(self) -> str:
        """The most frequent wording, the longest of those."""
        counts = Counter(link.version.text for link in self.links)
        return max(counts, key=lambda text: (counts[text], len(text)))


def compare(pair: Pair) -> Iterator[Evidence]:
    """E303 for each name of the reference with inconsistent renderings, once a name."""
    language = primary(pair.target.document.language)
    by_name: dict[str, list[Link]] = defaultdict(list)
    for link in _unambiguous(list(links(pair))):
        by_name[simplify(link.name)].append(link)
    for found in by_name.values():
        inconsistent = renderings(found, language)
        if len(inconsistent) > 1:
            yield _evidence(found[0].name, inconsistent)


def _unambiguous(found: Sequence[Link]) -> Iterator[Link]:
    """Links without those whose rendering is more often that of another name of the reference."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for link in found:
        counts[simplify(link.version.text)][simplify(link.name)] += 1
    for link in found:
        names = counts[simplify(link.version.text)]
        if names[simplify(link.name)] == max(names.values()):
            yield link


def _evidence(name: str, found: Sequence[Rendering]) -> Evidence:
    """Marks the first place of the most frequent rendering, and every place of the others."""
    usual, others = found[0], found[1:]
    marked = (usual.links[0], *(link for rendering in others for link in rendering.links))
    places = sorted(marked, key=lambda link: link.version.span)
    return several_renderings(
        others[0].links[0].bead,
        name,
        [(rendering.text, len(rendering.links)) for rendering in found],
        tuple(link.reference.span for link in places),
        tuple(link.version.span for link in places),
        tuning.STRENGTH_SEVERAL_RENDERINGS,
    )


def renderings(links: Sequence[Link], language: str) -> list[Rendering]:
    """The inconsistent renderings of one name, the most frequent first; a short form counts with its long form."""
    inconsistent = _inconsistent_in_chinese if language == "zh" else _inconsistent_in_english
    groups: list[list[Link]] = []
    for link in sorted(links, key=lambda item: (-len(item.version.text), item.version.span)):
        fitting = [g for g in groups if not inconsistent(g[0], link)]
        if not fitting:
            groups.append([link])
        elif len(fitting) == 1 or len(fitting) == len(groups):
            # A short form of several long forms does not say which of them is meant.
            fitting[0].append(link)
    made = [Rendering(tuple(sorted(group, key=lambda item: item.version.span))) for group in groups]
    return sorted(made, key=lambda rendering: (-len(rendering.links), rendering.links[0].version.span))


def _inconsistent_in_english(left: Link, right: Link) -> bool:
    """Whether two English renderings of one thing are neither forms nor parts of one another."""
    one, other = left.version, right.version
    if one.kind == other.kind == "PERSON":
        return _spelled_differently(one, other)
    a, b = ({_root(w): w for w in name_words(mention)} for mention in (one, other))
    if (
        a.keys() <= b.keys()
        or b.keys() <= a.keys()
        or countries.of_english(one.text) & countries.of_english(other.text)
    ):
        return False
    mine, others = ({root for root, word in words.items() if word not in GENERIC} for words in (a, b))
    if not mine or not others:
        return False
    # Immigration Bureau and Administration of Immigration; but Fintech Day and Fintech Supervisory Sandbox are two.
    both_offices = not _OFFICE_HEADS.isdisjoint(a.values()) and not _OFFICE_HEADS.isdisjoint(b.values())
    return mine == others or (both_offices and (mine <= others or others <= mine))


def _root(word: str) -> str:
    """The stem of a word, but all of a word for an office: a committee is no commission."""
    return word if word in _OFFICE_HEADS else stem(word)


def _spelled_differently(left: Mention, right: Mention) -> bool:
    """Whether two spellings of a person differ in more than order, joining, or fewer words."""
    a, b = set(name_words(left)), set(name_words(right))
    return not (a <= b or b <= a) and sorted(letters(left.text)) != sorted(letters(right.text))


def _inconsistent_in_chinese(left: Link, right: Link) -> bool:
    """Whether two Chinese renderings of one name (特朗普, 川普) are neither equal nor short for one another."""
    one, other = (simplify(link.version.text).rsplit("·", 1)[-1] for link in (left, right))
    if left.part != right.part or is_short_for(one, other) or is_short_for(other, one):
        return False
    if countries.of_chinese(one) or countries.of_chinese(other):
        return len(one) > 1 and len(other) > 1 and one[0] != other[0]
    if left.part or {left.reference.kind, right.reference.kind} == {"PERSON"}:
        return True
    both_bodies = one[-1] in _BODY_ENDS and other[-1] in _BODY_ENDS
    return both_bodies and bool((_bigrams(one) & _bigrams(other)) - _COMMON_BIGRAMS)


def is_short_for(short: str, full: str) -> bool:
    """Whether ``full`` has the characters of ``short`` in this order: 国家发改委, 国家发展和改革委员会."""
    rest = iter(full)
    return all(character in rest for character in short)


def _bigrams(text: str) -> set[str]:
    return {text[i : i + 2] for i in range(len(text) - 1)}
