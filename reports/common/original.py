"""Where the words of a document are in the text of its file, from which a reader took marks and other parts."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property

from samesaid.model import Document, Span

# A word, or one character of a script without spaces; whatever else a text has may be changed by a reader.
_TOKEN = re.compile(
    "[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\U00020000-\U0003ffff]|[^\\W_]+?(?=[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]|\\b|_)"
)
# Tokens of one side times those of the other, of which each is a bit of memory: 100 MB.
_MAX_CELLS = 800_000_000


class Original:
    """The text of a document's file, and where its spans are in it.

    Both texts are aligned word by word (the longest common subsequence, by rapidfuzz); a word that occurs in a part
    that was left out, too, is the one beside its neighbours. Texts of many tens of thousands of words are cut in two.
    """

    def __init__(self, document: Document) -> None:
        self._read = document.text
        self.text = document.text if document.original is None else document.original

    def span(self, span: Span) -> Span:
        """The span in the file: the same words; for one without words the place between its neighbours."""
        if self.text is self._read:
            return span
        first = bisect_right(self._ends, span.start)
        last = bisect_left(self._starts, span.end) - 1
        if last < first:
            place = self._after(last)
            return Span(place, place)
        start, end = self._place(first, span.start), self._place(last, span.end)
        return Span(start, max(start, end))

    def _place(self, token: int, offset: int) -> int:
        """Where an offset inside or at the edge of a token is in the file."""
        into = min(max(offset, self._starts[token]), self._ends[token]) - self._starts[token]
        return self._found[token] + into

    def _after(self, token: int) -> int:
        return 0 if token < 0 else self._place(token, self._ends[token])

    @property
    def _starts(self) -> list[int]:
        return self._tokens[0]

    @property
    def _ends(self) -> list[int]:
        return self._tokens[1]

    @cached_property
    def _tokens(self) -> tuple[list[int], list[int]]:
        found = [match.span() for match in _TOKEN.finditer(self._read)]
        return [start for start, _ in found], [end for _, end in found]

    @cached_property
    def _found(self) -> list[int]:
        """For each token its place in the file; what is not there has the place after the one before it."""
        there = [(match[0], match.start()) for match in _TOKEN.finditer(self.text)]
        words = [self._read[start:end] for start, end in zip(*self._tokens, strict=True)]
        pairs = _aligned(words, [word for word, _ in there])
        places, after = [], 0
        for word, pair in zip(words, pairs, strict=True):
            if pair is None:
                places.append(after)
            else:
                places.append(there[pair][1])
                after = there[pair][1] + len(word)
        return places


def _aligned(words: list[str], there: list[str]) -> list[int | None]:
    """For each word the index of the same word in ``there``, in order; None where it is not there."""
    if len(words) * len(there) > _MAX_CELLS:
        half = len(words) // 2
        # Where the middle of one is in the other is known well enough by what follows it.
        cut = _nearest(words[half : half + 8], there, len(there) * half // max(len(words), 1))
        return [
            *_aligned(words[:half], there[:cut]),
            *(None if pair is None else pair + cut for pair in _aligned(words[half:], there[cut:])),
        ]
    from rapidfuzz.distance import LCSseq

    pairs: list[int | None] = [None] * len(words)
    for block in LCSseq.opcodes(words, there):
        if block.tag == "equal":
            for n in range(block.src_end - block.src_start):
                pairs[block.src_start + n] = block.dest_start + n
    _join(pairs, words, there)
    return pairs


def _nearest(words: list[str], there: list[str], around: int) -> int:
    places = [n for n in range(len(there)) if there[n : n + len(words)] == words]
    return min(places, key=lambda n: abs(n - around), default=around)


def _join(pairs: list[int | None], words: list[str], there: list[str]) -> None:
    """Move each word to its neighbour where the same word is beside it: as long, and in one place."""
    for n in range(len(pairs) - 2, -1, -1):
        here, after = pairs[n], pairs[n + 1]
        if here is not None and after is not None and here < after - 1 and there[after - 1] == words[n]:
            pairs[n] = after - 1
