"""Texts in the tokens of multilingual-e5-small, with the place of each in the text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from samesaid.align.encoders.e5_file import Pieces

IntArray = NDArray[np.int64]

# The mark of SentencePiece for a space, which is also before the first word.
_SPACE = "▁"


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text with the marks of its beginning and end, and their ``places``, shape (n, 2), in code points;
    the marks have empty places.
    """

    numbers: IntArray
    places: IntArray


class E5Tokenizer:
    """The most probable pieces of a text (Kudo 2018, "Subword regularization"), by the library tokenizers."""

    def __init__(self, known: Pieces, longest: int) -> None:
        from tokenizers import Tokenizer
        from tokenizers.models import Unigram

        self._known, self._longest = known, longest
        self._tokenizer = Tokenizer(Unigram(list(known.pieces), known.unknown))

    def tokens(self, texts: Sequence[str]) -> list[Tokens]:
        """The tokens of each text; what is longer than the model reads is cut off."""
        plain = [replaced(text, self._known.replacements) for text in texts]
        return [
            self._framed(encoded.ids, encoded.offsets, places)
            for encoded, (_, places) in zip(
                self._tokenizer.encode_batch([text for text, _ in plain], add_special_tokens=False), plain, strict=True
            )
        ]

    def _framed(self, numbers: Sequence[int], offsets: Sequence[tuple[int, int]], places: IntArray) -> Tokens:
        kept = self._longest - 2
        numbers, ranges = numbers[:kept], np.array(offsets[:kept], dtype=np.int64).reshape(-1, 2)
        inside = np.stack([places[ranges[:, 0], 0], places[ranges[:, 1] - 1, 1]], axis=1)
        marks = np.zeros((1, 2), dtype=np.int64)
        framed = np.array([self._known.begin, *numbers, self._known.end], dtype=np.int64)
        return Tokens(framed, np.concatenate([marks, inside, marks]))


def replaced(text: str, replacements: Mapping[int, str]) -> tuple[str, IntArray]:
    """The text as the pieces spell it, and from where to where in ``text`` each of its characters is, shape (n, 2)."""
    characters: list[str] = []
    places: list[tuple[int, int]] = []
    if not text.startswith(" "):
        characters.append(_SPACE)
        places.append((0, 0))
    for place, character in enumerate(text):
        for one in replacements.get(ord(character), character):
            shown = _SPACE if one == " " else one
            if shown == _SPACE and characters and characters[-1] == _SPACE:
                continue
            characters.append(shown)
            places.append((place, place + 1))
    return "".join(characters), np.array(places, dtype=np.int64).reshape(-1, 2)
