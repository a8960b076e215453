"""What encoders from sentence-transformers share. The library takes seconds to import: it waits for a sentence."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from samesaid.align.encoders.vectors import checked
from samesaid.model import SamesaidError, Span

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

FloatArray = NDArray[np.float32]


class TransformerEncoder(ABC):
    """A model of sentence-transformers, loaded at the first sentence. ``prompt`` is put before every text."""

    languages: frozenset[str] | None = None

    def __init__(self, name: str, device: str | None, prompt: str | None) -> None:
        self.name, self.device, self.prompt = name, device, prompt

    @property
    @abstractmethod
    def digest(self) -> str:
        """Twelve hex digits that change with the model's files and the prompt."""

    @abstractmethod
    def _load(self) -> SentenceTransformer:
        """The model, on the device."""

    @cached_property
    def _model(self) -> SentenceTransformer:
        try:
            import sentence_transformers  # noqa: F401
        except ImportError as error:
            told = f"--model {self.name} needs sentence-transformers: pip install sentence-transformers"
            raise SamesaidError(told) from error
        _check_device(self.device)
        try:
            return self._load()
        except Exception as error:  # the library, the hub and torch each raise their own kinds
            raise SamesaidError(
                f"cannot load the model {self.name} ({_reason(error)}): give bundled, e5-small, a name from "
                "sentence-transformers that this machine can reach, or the path of a downloaded model"
            ) from error

    def encode(self, texts: Sequence[str]) -> FloatArray:
        """Unit vectors, shape (len(texts), dimension). Raises SamesaidError when one is missing or not finite."""
        if not texts:
            return np.zeros((0, int(self._model.get_embedding_dimension() or 1)), dtype=np.float32)
        model = self._model
        try:
            vectors = model.encode(list(texts), prompt=self.prompt, show_progress_bar=False)
        except Exception as error:  # the library, torch and a model's own code each raise their own kinds
            told = f"the model {self.name} failed ({_reason(error)}): choose another with --model, or another --device"
            raise SamesaidError(told) from error
        return checked(vectors, len(texts), self.name)

    def encode_spans(self, text: str, spans: Sequence[Span]) -> FloatArray:
        """Unit vectors of parts of one sentence, each read as a text of its own."""
        return self.encode([span.of(text) for span in spans])


def _check_device(device: str | None) -> None:
    import torch

    if device is None:
        return
    try:
        torch.zeros(1, device=device)
    except Exception as error:  # AssertionError, RuntimeError and others, by device
        raise SamesaidError(f"--device {device} cannot be had here ({_reason(error)}): use --device cpu") from error


def _reason(error: Exception) -> str:
    """The first line of what an exception says."""
    line = next((line.strip() for line in str(error).splitlines() if line.strip()), type(error).__name__)
    return line[:120]
