"""Names that a Chinese sentence writes in Latin letters: the other side must have those letters, or their initials."""

from __future__ import annotations

import re

from samesaid.compare.names.bead_text import BeadText, EnglishText
from samesaid.compare.names.matching.same_language import initials_of, near
from samesaid.compare.names.text import is_acronym, letters, unmarked
from samesaid.model import Mention, Span

_WORD = r"[A-ZÀ-Þ][A-Za-zÀ-ɏ]*(?:['’.-][A-Za-zÀ-ɏ]+)*"
_RUN = re.compile(rf"(?<![A-Za-zÀ-ɏ0-9./@_-]){_WORD}(?:[ ·]{_WORD})*(?![A-Za-zÀ-ɏ0-9/@_-])")
_WORDS = re.compile(r"\w{3,}")
# Shorter ones are units, grades and marks.
_SHORTEST = 3


def latin_names(text: BeadText) -> list[Mention]:
    """Runs of capitalised words in Latin letters."""
    found = []
    for sentence in text.side.sentences(text.indices):
        for match in _RUN.finditer(sentence.text):
            if len(letters(match.group())) >= _SHORTEST:
                span = Span(match.start(), match.end()).shift(sentence.span.start)
                found.append(Mention("OTHER", span, tuple(_WORDS.findall(match.group())), match.group()))
    return found


def stands(name: Mention, text: EnglishText) -> bool:
    """Whether a word of ``name``, all of it without spaces, its initials or what it is short for stand in ``text``."""
    whole = letters(name.text)
    if whole in text.letters or (is_acronym(name.text) and whole.rstrip("s") in initials_of(text.words)):
        return True
    own = [unmarked(str(word)) for word in name.value] if isinstance(name.value, tuple) else []
    if any(near(word, other) for word in own for other in text.plain):
        return True
    initials = "".join(word[0] for word in own)
    return len(initials) > 2 and any(letters(w).startswith(initials[:3]) for w in text.words if is_acronym(w))
