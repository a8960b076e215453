"""Acronyms of a document and the names that they are short for."""

from __future__ import annotations

import re
from collections import ChainMap
from collections.abc import Mapping
from dataclasses import dataclass, field

from samesaid.compare.names import tuning
from samesaid.compare.names.recognition.en import content_words
from samesaid.compare.names.recognition.mentions import names_of
from samesaid.compare.names.text import bare, is_acronym
from samesaid.compare.pair import Pair, Side
from samesaid.languages import primary
from samesaid.model import Document, Mention

# A word is bounded: a long run of capitals is read again from each of them.
_WORD = rf"[A-Z][\w’'&.-]{{0,{tuning.MAX_NAME_WORD - 1}}}"
# National Immigration Administration (NIA), and the other way round.
_NAME = rf"{_WORD}(?:\s+(?:of|for|and|the|on|in|&|{_WORD})){{1,9}}"
_ACRONYM = r"[A-Z][A-Za-z]{0,2}(?:[A-Z&.-]){1,7}s?"
_NAME_FIRST = re.compile(rf"(?P<full>{_NAME})\s*[(（](?:the\s+)?[“\"]?(?P<short>{_ACRONYM})[”\"]?[)）]")
_ACRONYM_FIRST = re.compile(rf"\b(?P<short>{_ACRONYM})\s*[(（](?:the\s+)?(?P<full>{_NAME})[)）]")


def name_words(name: Mention | str) -> tuple[str, ...]:
    """The words of an English name in lower case without marks, joiners (``of``) or titles."""
    text = name if isinstance(name, str) else name.text
    return tuple(map(bare, content_words(text)))


def full_names(side: Side) -> dict[str, str]:
    """Acronym of an English document → the name in it that has these initials; empty for other languages."""
    return side.annotate(_FullNamesOf(side))


@dataclass(frozen=True)
class _FullNamesOf:
    """An annotation that uses another annotation of the side; all instances are equal, so a side keeps one value."""

    side: Side = field(compare=False)

    def __call__(self, document: Document) -> dict[str, str]:
        return _full_names(self.side) if primary(document.language) == "en" else {}


def _full_names(side: Side) -> dict[str, str]:
    mentions = [m for sentence in names_of(side) for m in sentence]
    initials = {"".join(word[0] for word in name_words(m)).upper(): m.text for m in mentions if " " in m.text}
    return {m.text: initials[m.text] for m in mentions if is_acronym(m.text) and m.text in initials}


def introduced(text: str) -> dict[str, str]:
    """Acronym → full name, for every acronym that ``text`` introduces in brackets beside its name."""
    found: dict[str, str] = {}
    for pattern in (_NAME_FIRST, _ACRONYM_FIRST):
        for match in pattern.finditer(text):
            full = _name_of(match["short"], match["full"])
            if full:
                found.setdefault(match["short"], full)
    return found


def introduced_in(pair: Pair, source: str, target: str) -> Mapping[str, str]:
    """`introduced` for one bead with these two texts: from both documents as a whole, unless rows are independent."""
    if pair.independent:
        return introduced(source) | introduced(target)
    return ChainMap(pair.source.annotate(_introduced_in_document), pair.target.annotate(_introduced_in_document))


def _introduced_in_document(document: Document) -> dict[str, str]:
    return introduced(document.text)


def _name_of(acronym: str, words: str) -> str | None:
    """The last of these words, from the first that has the acronym's first letter: another name may precede it."""
    parts = words.split()
    starts = [i for i, word in enumerate(parts) if word[0] == acronym[0] and len(parts) - i > 1]
    return " ".join(parts[starts[0] :]) if starts else None
