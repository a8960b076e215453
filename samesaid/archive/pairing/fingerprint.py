"""Features by which versions of one text are recognised: meaning, numbers, letters, length, date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from samesaid.compare.quantities.reader import quantities
from samesaid.model import Document
from samesaid.relation.marks import details_of, figures_of, length_of, letters_of

if TYPE_CHECKING:
    from samesaid.model import Encoder

FloatArray = NDArray[np.float32]

# First sentences whose vectors are kept: a text begins with its subject, and versions begin alike.
LEADS = 12
# Maximum number of sentences that are encoded, spread over the text: more do not change the mean.
_SAMPLED = 60


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """The features of a document.

    ``vector`` is the mean of its sentences' vectors, of unit length, shape (d,); ``leads`` the vectors of its first
    sentences, shape (up to LEADS, d); ``figures`` the values of its numbers, as keys that are equal for equal values;
    ``latin`` the words in Latin capitals that any version would keep (acronyms, models); ``size`` its length in
    letters, a Han character counted as three; ``details`` its dates and ordinals, as keys like those of ``figures``.
    """

    language: str
    published: date | None
    title: str | None
    vector: FloatArray
    leads: FloatArray
    figures: frozenset[str]
    latin: frozenset[str]
    size: float
    details: frozenset[str] = frozenset()


def fingerprint(document: Document, encoder: Encoder) -> Fingerprint:
    """The features of ``document``; a long text is sampled evenly."""
    texts = [s.text for s in document.sentences if s.text.strip()]
    step = max(1, len(texts) // _SAMPLED)
    sampled = [*texts[:LEADS], *texts[LEADS::step]]
    vectors = encoder.encode(sampled)
    mean = vectors.mean(axis=0)
    mentions = quantities(document)
    return Fingerprint(
        document.language,
        document.published,
        document.title,
        np.asarray(mean / max(float(np.linalg.norm(mean)), 1e-9), dtype=np.float32),
        np.asarray(vectors[:LEADS], dtype=np.float32),
        figures_of(mentions),
        letters_of(document),
        length_of(texts),
        details_of(mentions),
    )
