"""Renderings of one name: which are forms of one another, and which contradict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from samesaid.compare.names.gazetteer import countries
from samesaid.compare.names.gazetteer.lexicon import words
from samesaid.compare.names.matching.linking import Link
from samesaid.compare.names.matching.same_language import GENERIC
from samesaid.compare.names.recognition.short_forms import name_words
from samesaid.compare.names.text import letters, simplify, stem
from samesaid.model import Mention

_OFFICES = words("english", "office_heads")
_BODY_ENDS = words("chinese", "body_ends")
_COMMON_BIGRAMS = words("chinese", "common_bigrams")


@dataclass(frozen=True, slots=True)
class Form:
    """One way a version renders a name, and every place where it does."""

    links: tuple[Link, ...]

    @property
    def text(self) -> str:
        """The wording told most often, the longest of those."""
        counts = Counter(link.version.text for link in self.links)
        return max(counts, key=lambda text: (counts[text], len(text)))


def forms(links: Sequence[Link], language: str) -> list[Form]:
    """The renderings that contradict one another, the dominant one first; a short form counts with its long one."""
    contradict = _in_chinese if language == "zh" else _in_english
    groups: list[list[Link]] = []
    for link in sorted(links, key=lambda item: (-len(item.version.text), item.version.span)):
        fitting = [g for g in groups if not contradict(g[0], link)]
        if not fitting:
            groups.append([link])
        elif len(fitting) == 1 or len(fitting) == len(groups):
            # A short form that fits several long ones tells nothing about which of them is meant.
            fitting[0].append(link)
    made = [Form(tuple(sorted(group, key=lambda item: item.version.span))) for group in groups]
    return sorted(made, key=lambda form: (-len(form.links), form.links[0].version.span))


def _in_english(left: Link, right: Link) -> bool:
    """Two English renderings of one thing that are neither forms nor parts of one another."""
    one, other = left.version, right.version
    if one.kind == other.kind == "PERSON":
        return _spelled_apart(one, other)
    a, b = ({_root(w): w for w in name_words(mention)} for mention in (one, other))
    if (
        a.keys() <= b.keys()
        or b.keys() <= a.keys()
        or countries.of_english(one.text) & countries.of_english(other.text)
    ):
        return False
    telling = [{s for s, w in words.items() if w not in GENERIC} for words in (a, b)]
    if not telling[0] or not telling[1]:
        return False
    # Immigration Bureau and Administration of Immigration; but Fintech Day and Fintech Supervisory Sandbox are two.
    both_offices = not _OFFICES.isdisjoint(a.values()) and not _OFFICES.isdisjoint(b.values())
    return telling[0] == telling[1] or (both_offices and (telling[0] <= telling[1] or telling[1] <= telling[0]))


def _root(word: str) -> str:
    """The beginning of a word, but all of an office: a committee is no commission."""
    return word if word in _OFFICES else stem(word)


def _spelled_apart(left: Mention, right: Mention) -> bool:
    """Two spellings of a person that are not the same words in another order, joined otherwise, or fewer of them."""
    a, b = set(name_words(left)), set(name_words(right))
    return not (a <= b or b <= a) and sorted(letters(left.text)) != sorted(letters(right.text))


def _in_chinese(left: Link, right: Link) -> bool:
    """Two Chinese renderings of one name (特朗普, 川普) that are neither the same nor short for one another."""
    one, other = (_last_part(simplify(link.version.text)) for link in (left, right))
    if left.part != right.part or is_short_for(one, other) or is_short_for(other, one):
        return False
    if countries.of_chinese(one) or countries.of_chinese(other):
        return len(one) > 1 and len(other) > 1 and one[0] != other[0]
    if left.part or {left.reference.kind, right.reference.kind} == {"PERSON"}:
        return True
    both_bodies = one[-1] in _BODY_ENDS and other[-1] in _BODY_ENDS
    return both_bodies and bool((_bigrams(one) & _bigrams(other)) - _COMMON_BIGRAMS)


def _last_part(name: str) -> str:
    return name.rsplit("·", 1)[-1]


def is_short_for(short: str, full: str) -> bool:
    """Whether the characters of ``short`` stand in ``full`` in this order: 国家发改委, 国家发展和改革委员会."""
    rest = iter(full)
    return all(character in rest for character in short)


def _bigrams(text: str) -> set[str]:
    return {text[i : i + 2] for i in range(len(text) - 1)}
