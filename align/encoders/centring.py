"""Centring: encoders whose vectors all lie close together, made comparable with the others."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from samesaid.align.encoders.vectors import unit

if TYPE_CHECKING:
    from samesaid.model import Encoder, Span

FloatArray = NDArray[np.float32]

# Sentences with no subject in common, in languages and scripts that are far apart.
_UNRELATED = (
    "The ferry to the island leaves at seven in the morning.",
    "His grandmother never learned to ride a bicycle.",
    "昨天夜里山上下了今年的第一场雪。",
    "这家公司决定把总部搬到南方。",
    "Der Richter vertagte die Verhandlung auf nächste Woche.",
    "Im Garten hinter dem Haus stehen drei alte Apfelbäume.",
    "La recette demande deux œufs et un peu de beurre.",
    "Le satellite a cessé d'émettre après onze ans.",
    "El entrenador no quiso hablar con la prensa.",
    "Las abejas vuelven a la colmena antes de la lluvia.",
    "Учёные нашли под озером древний город.",
    "Цены на хлеб выросли вдвое.",
    "隣の部屋から小さなピアノの音が聞こえる。",
    "新しい法律は来年の春に施行される。",
    "선생님은 학생들에게 지도를 나누어 주었다.",
    "항구에는 빈 컨테이너가 쌓여 있다.",
    "أغلقت المدرسة أبوابها بسبب العاصفة.",
    "اشترى الطبيب سيارة قديمة من جاره.",
    "O rio secou pela segunda vez em dez anos.",
    "A orquestra ensaia todas as quintas-feiras.",
    "Trenin neden durduğunu kimse bilmiyordu.",
    "Müzenin girişi pazar günleri ücretsizdir.",
    "A bánya bezárása után sokan elköltöztek.",
    "Az orvos szerint a törés gyorsan gyógyul.",
)


class CentredEncoder:
    """An encoder without what all its vectors have in common (Mu and Viswanath 2018, "All-but-the-top").

    Models trained at a low temperature, such as e5, give unrelated sentences cosines of .7 and more. Thresholds, shares
    of an ensemble and the similarity that a reader sees would then mean something else with every model. The common
    part is the mean over unrelated sentences, shortened by the length that chance alone gives a mean of so few.
    """

    def __init__(self, encoder: Encoder) -> None:
        self.encoder = encoder

    @property
    def name(self) -> str:
        return self.encoder.name

    @cached_property
    def digest(self) -> str:
        """Twelve hex digits that change with the model and with the sentences of the mean."""
        return hashlib.sha256("\n".join([self.encoder.digest, *_UNRELATED]).encode()).hexdigest()[:12]

    @property
    def languages(self) -> frozenset[str] | None:
        return self.encoder.languages

    @cached_property
    def _common(self) -> FloatArray:
        vectors = self.encoder.encode(_UNRELATED)
        mean: FloatArray = vectors.mean(axis=0)
        n, length = len(vectors), float(mean @ mean)
        # The mean cosine of different sentences estimates the squared length of the true mean without bias.
        true = (n * n * length - float((vectors * vectors).sum())) / (n * (n - 1))
        return mean * np.float32(max(0.0, true) / length if length else 0.0)

    def encode(self, texts: Sequence[str]) -> FloatArray:
        """Unit vectors, shape (len(texts), dimension)."""
        vectors = self.encoder.encode(texts)
        return unit(vectors - self._common) if len(vectors) else vectors

    def encode_spans(self, text: str, spans: Sequence[Span]) -> FloatArray:
        """Unit vectors of parts of one sentence, each read as a text of its own."""
        return self.encode([span.of(text) for span in spans])
