"""Where a version mentions a name of the reference."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from functools import cached_property

from samesaid.compare.collation import tuning
from samesaid.compare.collation.texts import Texts
from samesaid.compare.names.gazetteer import countries
from samesaid.compare.names.matching.certain_matches import counterparts
from samesaid.compare.names.matching.same_language import GENERIC, distinctive, similar_words
from samesaid.compare.names.recognition.mentions import names_of, words_of
from samesaid.compare.names.recognition.short_forms import full_names, name_words
from samesaid.compare.names.text import is_acronym, letters, simplify, stem
from samesaid.compare.names.transliteration.romanisation import pinyin_spellings
from samesaid.compare.terms.matching.normalise import has_spaceless_script
from samesaid.languages import primary
from samesaid.model import Mention, Span

_BODIES = frozenset({"ORG", "OTHER"})
_Key = tuple[tuple[str, ...], str]


def one_name(one: str, other: str) -> bool:
    """Whether two wordings in one language are forms of one name: inflected, shortened, initials, or one country."""
    if has_spaceless_script(one) or has_spaceless_script(other):
        a, b = simplify(one), simplify(other)
        return a in b or b in a or bool(countries.of_chinese(a) & countries.of_chinese(b))
    if _within(one, other) or _within(other, one) or countries.of_english(one) & countries.of_english(other):
        return True
    if letters(one) == letters(other):
        return True
    pairs = ((one, other), (other, one))
    return any(is_acronym(x) and letters(x) == "".join(w[0] for w in name_words(y)) for x, y in pairs)


def _within(short: str, long: str) -> bool:
    """Whether every word of ``short`` has a form in ``long``."""
    return all(any(similar_words(word, other) for other in name_words(long)) for word in name_words(short))


class NameLookup:
    """Finds names of the reference in one version: in the passages that mention them, else by exact words anywhere."""

    def __init__(self, texts: Texts, text: int) -> None:
        self._texts, self._text = texts, text
        self._one, self._other = texts.sides[0], texts.sides[text]
        self._languages = tuple(primary(side.document.language) for side in (self._one, self._other))

    def places(self, mentions: Sequence[Mention]) -> list[Span]:
        """Every place of the version that mentions the name of ``mentions``; [] where none does."""
        if not self._texts.compared(self._text):
            return []
        here = [span for m in mentions for span in self._linked_places.get(m.span, ())]
        if self._languages[0] != self._languages[1]:
            return here
        wanted = {m.text for m in mentions} | {self._full.get(m.text, m.text) for m in mentions}
        return [*here, *self.exactly(wanted)]

    def titled(self, wordings: Collection[str]) -> list[Span]:
        """Every place of the title in the version that shares most words with one of these bodies. English only."""
        if not self._texts.compared(self._text) or self._languages != ("en", "en"):
            return []
        best = (0.0, "")
        for wording in wordings:
            titles = {title for word in name_words(wording) for title in self._by_stem.get(stem(word), ())}
            best = max((best, *((_shared(wording, title), title) for title in titles)))
        return [m.span for m in self._by_name.get(_key(best[1]), ()) if m.kind in _BODIES] if best[0] else []

    def exactly(self, wordings: Collection[str]) -> list[Span]:
        """Every place of the version where one of these names occurs in the same words."""
        if not self._texts.compared(self._text):
            return []
        found = (self._by_name.get(key, ()) for key in dict.fromkeys(map(_key, wordings)))
        return sorted((m.span for same in found for m in same), key=self._order.__getitem__)

    @cached_property
    def _by_name(self) -> dict[_Key, list[Mention]]:
        """The mentions of every name of the version."""
        found: dict[_Key, list[Mention]] = defaultdict(list)
        for mention in self._mentions:
            found[_key(mention.text)].append(mention)
        return dict(found)

    @cached_property
    def _by_stem(self) -> dict[str, dict[str, None]]:
        """The titles of bodies of the version by the stems of their words; empty for a stem that none has."""
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for mention in self._mentions:
            if mention.kind in _BODIES:
                for word in name_words(mention):
                    found[stem(word)][mention.text] = None
        return dict(found)

    @cached_property
    def _order(self) -> dict[Span, int]:
        return {mention.span: n for n, mention in enumerate(self._mentions)}

    @cached_property
    def _mentions(self) -> list[Mention]:
        return [m for sentence in names_of(self._other) for m in sentence]

    @cached_property
    def _full(self) -> dict[str, str]:
        return full_names(self._one)

    @cached_property
    def _other_full(self) -> dict[str, str]:
        return full_names(self._other)

    @cached_property
    def _linked_places(self) -> dict[Span, list[Span]]:
        """The place of a name in the reference → its places in the corresponding passage of the version."""
        found: dict[Span, list[Span]] = {}
        one, other = names_of(self._one), names_of(self._other)
        for passage in self._texts.passages:
            left = [m for i in passage.runs[0] for m in one[i]]
            right = [m for i in passage.runs[self._text] for m in other[i]]
            if left and right:
                for a, b in self._link(left, right):
                    found.setdefault(a.span, []).append(b.span)
        return found

    def _link(self, left: list[Mention], right: list[Mention]) -> list[tuple[Mention, Mention]]:
        """Pairs of mentions of one name: certain ones first, then titles of bodies among the rest."""
        match self._languages:
            case ("zh", "en"):
                certain = [(zh, en) for en, zh in _sounding(counterparts(right, left), right, left)]
            case ("en", "zh"):
                certain = _sounding(counterparts(left, right), left, right)
            case _:
                certain = [(a, b) for a in left for b in right if _key(a.text) == _key(b.text)]
        taken = {m.span for pair in certain for m in pair}
        rest = [m for m in left if m.span not in taken], [m for m in right if m.span not in taken]
        return [*certain, *self._related(*rest)]

    def _related(self, left: Sequence[Mention], right: Sequence[Mention]) -> list[tuple[Mention, Mention]]:
        """Titles of bodies that share most words, or across languages have a high cosine; one to one, best first."""
        scored = sorted(
            ((score, a.span, b.span, a, b) for a in left for b in right if (score := self._score(a, b)) > 0),
            key=lambda entry: (-entry[0], entry[1], entry[2]),
        )
        chosen: list[tuple[Mention, Mention]] = []
        taken: set[tuple[int, Span]] = set()
        for _, one, other, a, b in scored:
            if not {(0, one), (1, other)} & taken:
                taken |= {(0, one), (1, other)}
                chosen.append((a, b))
        return chosen

    def _score(self, one: Mention, other: Mention) -> float:
        if not {one.kind, other.kind} <= _BODIES:
            return 0.0
        if self._languages == ("en", "en"):
            return _shared(self._full.get(one.text, one.text), self._other_full.get(other.text, other.text))
        if self._languages in (("zh", "en"), ("en", "zh")):
            chinese, english = (one, other) if self._languages[0] == "zh" else (other, one)
            if len(chinese.text) >= tuning.MIN_TITLE_CHARACTERS and len(name_words(english)) > 1:
                vectors = self._texts.encoder.encode([simplify(chinese.text), english.text])
                cosine = float(vectors[0] @ vectors[1])
                return cosine if cosine >= tuning.MIN_COSINE_TITLES else 0.0
        return 0.0


def _key(name: str) -> _Key:
    """What two mentions of a name in the same words have in common."""
    return name_words(name), simplify(name).casefold()


def _sounding(
    pairs: Sequence[tuple[Mention, Mention]], english: Sequence[Mention], chinese: Sequence[Mention]
) -> list[tuple[Mention, Mention]]:
    """``pairs`` of an English and a Chinese name, those replaced where either name has a counterpart by its sound.

    Glosses mislead: the dictionary says of a city that it is in Sichuan, but Sichuan itself is 四川.
    """
    by_sound = [(en, zh) for en in english for zh in chinese if _spelled(en, zh)]
    taken = {m.span for pair in by_sound for m in pair}
    return [*by_sound, *((en, zh) for en, zh in pairs if en.span not in taken and zh.span not in taken)]


def _spelled(english: Mention, chinese: Mention) -> bool:
    """Whether the distinctive words of an English name are the pinyin of a Chinese one, with or without its last
    character."""
    wanted = letters("".join(distinctive(words_of(english))))
    name = simplify(chinese.text)
    return 1 < len(name) <= tuning.MAX_SPELLED_CHARACTERS and any(
        wanted in pinyin_spellings(part) for part in (name, name[:-1]) if len(part) > 1
    )


def _shared(one: str, other: str) -> float:
    """Dice's coefficient of the stems of two English titles; 0 where it is low or only generic words are shared."""
    left, right = ({stem(w): w for w in name_words(name)} for name in (one, other))
    shared = left.keys() & right.keys()
    if len(left) < 2 or not any(left[s] not in GENERIC for s in shared):
        return 0.0
    dice = 2 * len(shared) / (len(left) + len(right))
    return dice if dice >= tuning.MIN_SHARED_WORDS else 0.0
