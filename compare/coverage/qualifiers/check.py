"""O501 and O502 for a word that limits a statement: only, at least, again, for the first time, for the time being.

They are short, they change what is promised, and the vectors of a sentence hardly move without them. A meaning is
missing if one side says it plainly and nothing on the other side may say it, by lists of words. Lists do for it: in
clean translations between Chinese and English all but a few of these words are answered by one of their list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from samesaid.compare.coverage.evidence import inside_sentence
from samesaid.compare.coverage.parts import tuning as of_parts
from samesaid.compare.coverage.qualifiers import tuning
from samesaid.compare.coverage.qualifiers.words import qualifiers
from samesaid.compare.evidence import Evidence
from samesaid.compare.pair import Pair, Side
from samesaid.languages import primary
from samesaid.model import SIDES, Sentence, SideName, Span

# A figure in digits or in Chinese numerals, or the English words that begin one.
_NUMERALS = "a|one|two|three|four|five|six|seven|eight|nine|ten|half"
_FIGURE = re.compile(rf"[\d０-９一二两兩三四五六七八九十百千万萬半]|\b(?:{_NUMERALS})\b", re.I)


def qualifiers_between(one: str, other: str) -> bool:
    """Whether these words are looked for between two languages (primary subtags). Two versions of one language are
    compared word for word by other checks.
    """
    return one != other and bool(qualifiers(one)) and bool(qualifiers(other))


def missing_qualifiers(pair: Pair, skipped: Mapping[SideName, frozenset[int]]) -> Iterator[Evidence]:
    """Evidence for each meaning that only one side of a bead says."""
    languages = primary(pair.source.document.language), primary(pair.target.document.language)
    if not qualifiers_between(*languages):
        return
    for number, bead in pair.matched():
        runs = (bead.source, bead.target)
        if bead.similarity < of_parts.MIN_SIMILARITY or any(
            not skipped[side].isdisjoint(run) for side, run in zip(SIDES, runs, strict=True)
        ):
            continue
        texts = (pair.source.text(bead.source), pair.target.text(bead.target))
        for k in range(len(SIDES)):
            theirs = qualifiers(languages[1 - k])
            for name, qualifier in qualifiers(languages[k]).items():
                if name not in theirs or theirs[name].answers.search(texts[1 - k]):
                    continue
                span = _said(pair.side(SIDES[k]), runs[k], qualifier.said)
                if span is not None:
                    caret = _end(pair.side(SIDES[1 - k]), runs[1 - k])
                    yield inside_sentence(pair, SIDES[k], number, "qualifier", span, caret, tuning.STRENGTH)


def _said(side: Side, run: Sequence[int], said: re.Pattern[str]) -> Span | None:
    """The first place where the sentences of a run say a meaning; not where a figure follows."""
    for sentence in (side.document.sentences[i] for i in run):
        for match in said.finditer(sentence.text):
            after = sentence.text[match.end() : match.end() + tuning.MAX_BEFORE_FIGURE]
            if match.group() and not _FIGURE.search(after):
                start = sentence.span.start
                return Span(start + match.start(), start + match.end())
    return None


def _end(side: Side, run: Sequence[int]) -> Span:
    """A caret before the last mark of a run: nothing says where the word would be."""
    last: Sentence = side.document.sentences[run[-1]]
    place = last.span.start + len(last.text.rstrip('。.!?！？…"”’»）) '))
    return Span(place, place)
