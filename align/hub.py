"""Encoders from sentence-transformers. Importing the library takes seconds, so it happens when a model is asked for."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from samesaid.model import SamesaidError, Span

if TYPE_CHECKING:
    from numpy.typing import NDArray

    FloatArray = NDArray[np.float32]


class HubEncoder:
    """A sentence-transformers model by name or path. Raises SamesaidError when it cannot be loaded."""

    def __init__(self, name: str, device: str | None = None) -> None:
        self.name = Path(name).name if Path(name).exists() else name
        self._model = _load(name, device)

    @property
    def languages(self) -> frozenset[str] | None:
        """None: a model does not say which languages it knows."""
        return None

    @cached_property
    def digest(self) -> str:
        """Twelve hex digits of a hash over names, shapes and sums of the weights."""
        state = hashlib.sha256(self.name.encode())
        for key, tensor in sorted(self._model.state_dict().items()):
            state.update(f"{key}{tuple(tensor.shape)}{float(tensor.double().sum()):.9e}".encode())
        return state.hexdigest()[:12]

    def encode(self, texts: Sequence[str]) -> FloatArray:
        """Unit vectors, shape (len(texts), dimension). Raises SamesaidError when one is not finite."""
        if not texts:
            return np.zeros((0, int(self._model.get_embedding_dimension() or 1)), dtype=np.float32)
        vectors = self._model.encode(list(texts), normalize_embeddings=True, show_progress_bar=False)
        out = np.asarray(vectors, dtype=np.float32)
        if not np.isfinite(out).all():
            raise SamesaidError(f"the model {self.name} gave a vector that is not finite: choose another with --model")
        return out

    def encode_spans(self, text: str, spans: Sequence[Span]) -> FloatArray:
        """Unit vectors of parts of one sentence, each read as a text of its own."""
        return self.encode([span.of(text) for span in spans])


def _load(name: str, device: str | None) -> Any:
    try:
        from sentence_transformers import SentenceTransformer
    except ImportError as error:
        raise SamesaidError(f"--model {name} needs sentence-transformers: pip install sentence-transformers") from error
    try:
        try:
            return SentenceTransformer(name, device=device, local_files_only=True)
        except Exception:
            if Path(name).exists() or not _hub_answers():
                raise
            return SentenceTransformer(name, device=device)
    except Exception as error:  # the library, the hub and torch each raise their own kinds
        reason = next((line.strip() for line in str(error).splitlines() if line.strip()), type(error).__name__)
        raise SamesaidError(
            f"cannot load the model {name} ({reason[:120]}): give a sentence-transformers name that this machine can "
            "reach, or the path of a downloaded model"
        ) from error


def _hub_answers() -> bool:
    """One quick request: the library itself retries an unreachable hub for minutes."""
    from huggingface_hub import constants
    from huggingface_hub.utils import get_session  # type: ignore[attr-defined]

    try:
        get_session().head(constants.ENDPOINT, timeout=10)
    except Exception:
        return False
    return True
