"""Titles and their acronyms: Harbour Management Authority, HMA."""

from __future__ import annotations

from collections.abc import Sequence

from samesaid.model import Span

# Small words that an acronym leaves out.
SMALL = frozenset({"a", "an", "and", "at", "by", "for", "in", "of", "on", "or", "the", "to", "with"})
# Two letters stand for too many things.
SHORTEST = 3


def acronyms(title: str) -> frozenset[str]:
    """The acronyms of a title of three words or more, with its small words and without; none for lower case."""
    words = [w for w in title.replace("-", " ").split() if w[0].isalpha()]
    if len(words) < SHORTEST or not any(w[0].isupper() for w in words):
        return frozenset()
    made = {"".join(w[0] for w in words), "".join(w[0] for w in words if w.lower() not in SMALL)}
    return frozenset(a.upper() for a in made if len(a) >= SHORTEST)


def spelled_out(acronym: str, words: Sequence[Span], text: str) -> Span | None:
    """The first run of ``words`` of ``text`` whose capitals spell ``acronym``; small words may stand between."""
    for start in range(len(words)):
        spelled = ""
        for word in words[start : start + 2 * len(acronym)]:
            written = word.of(text)
            if written[0].isupper() and not written.isupper():
                spelled += written[0]
            elif not spelled or written.lower() not in SMALL:
                break
            if spelled == acronym:
                return Span(words[start].start, word.end)
            if not acronym.startswith(spelled):
                break
    return None
