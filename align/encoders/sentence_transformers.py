"""Models of sentence-transformers: what they share, and any of them by its name on the hub or by path.

The library takes seconds to import, so it is imported at the first sentence.
"""

from __future__ import annotations

import hashlib
import os
import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import numpy as np
from numpy.typing import NDArray

from samesaid.align.encoders.vectors import checked
from samesaid.align.encoders.word_vectors import TokenReader, read_words, reader_of
from samesaid.model import SamesaidError, Span

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

FloatArray = NDArray[np.float32]
Model = TypeVar("Model")

_INSTEAD = (
    "bundled, e5-small, a name from sentence-transformers that this machine can reach, or the path of a downloaded "
    "model"
)

# Models of the e5 family are trained with a prompt before every text (Wang et al. 2024, "Multilingual E5 text
# embeddings"): "query: " for two texts of one kind. Those that take an instruction have one for parallel sentences.
E5_PROMPT = "query: "
_E5_INSTRUCTION = "Instruct: Retrieve parallel sentences.\nQuery: "
_E5 = re.compile(r"(?:^|[^a-z])e5(?:[^a-z]|$)", re.IGNORECASE)
_INSTRUCT = re.compile("instruct", re.IGNORECASE)
_WEIGHTS = ("*.safetensors", "*.bin", "*.onnx")
_HUB_TIMEOUT_SECONDS = 10
# Characters of a library's error that ours repeats.
_MAX_REASON = 120


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
        return loaded(self._load, "--model", self.name, self.device, _INSTEAD)

    def encode(self, texts: Sequence[str]) -> FloatArray:
        """Unit vectors, shape (len(texts), dimension). Raises SamesaidError when one is missing or not finite."""
        if not texts:
            return np.zeros((0, int(self._model.get_embedding_dimension() or 1)), dtype=np.float32)
        model = self._model
        try:
            vectors = model.encode(list(texts), prompt=self.prompt, show_progress_bar=False)
        except Exception as error:  # the library, torch and a model's own code each raise their own kinds
            failed = f"the model {self.name} failed ({short_reason(error)})"
            raise SamesaidError(f"{failed}: choose another with --model, or another --device") from error
        return checked(vectors, len(texts), self.name)

    @cached_property
    def _reader(self) -> TokenReader | None:
        """What reads the inner layers of the model, if it has any."""
        return reader_of(self._model)

    def word_vectors(self, texts: Sequence[str], places: Sequence[NDArray[np.int64]]) -> list[FloatArray] | None:
        """The vectors of the words at ``places[i]`` of each text in their context, shape (layers, words, width); None
        where the model has no inner layers. Raises SamesaidError when the model fails.
        """
        try:
            reader = self._reader
            return None if reader is None else read_words(reader, texts, places, self.prompt or "")
        except SamesaidError:
            raise
        except Exception as error:  # the library and torch each raise their own kinds
            failed = f"the model {self.name} failed ({short_reason(error)})"
            raise SamesaidError(f"{failed}: choose another with --model, or another --device") from error

    def encode_spans(self, text: str, spans: Sequence[Span]) -> FloatArray:
        """Unit vectors of parts of one sentence, each read as a text of its own."""
        return self.encode([span.of(text) for span in spans])


class SentenceTransformersEncoder(TransformerEncoder):
    """A model by name or path. Without a prompt, e5 models get theirs, and others the one of their configuration.

    Raises SamesaidError when there is no such model, or when it is not on this machine and cannot be reached.
    """

    def __init__(self, name: str, device: str | None = None, prompt: str | None = None) -> None:
        shown = Path(name).name if Path(name).exists() else name
        super().__init__(shown, device, _usual_prompt(shown) if prompt is None else prompt)
        self._given = name
        if model_folder(name) is None:
            # Loading downloads the model, or raises at once when it cannot be reached.
            _ = self._model

    @cached_property
    def digest(self) -> str:
        """Twelve hex digits of a hash over the model's files and the prompt."""
        folder = model_folder(self._given)
        if folder is None:
            raise SamesaidError(f"cannot find the files of the model {self._given}: give its folder with --model")
        files = sorted(path for path in folder.rglob("*") if path.is_file())
        return files_digest(files, folder, repr(self.prompt))

    def _load(self) -> SentenceTransformer:
        from sentence_transformers import SentenceTransformer

        try:
            return SentenceTransformer(self._given, device=self.device, local_files_only=True)
        except Exception:
            if Path(self._given).exists() or not hub_answers():
                raise
            return SentenceTransformer(self._given, device=self.device)


def model_folder(name: str) -> Path | None:
    """The folder of a model, by path or by its name among downloaded ones; None when it is not on this machine."""
    if Path(name).is_dir():
        return Path(name)
    from huggingface_hub import snapshot_download

    cache = os.environ.get("SENTENCE_TRANSFORMERS_HOME")
    for repository in (name, f"sentence-transformers/{name}"):
        try:
            found = Path(snapshot_download(repository, cache_dir=cache, local_files_only=True))
        except Exception:  # the loader distinguishes an invalid name from a missing model
            continue
        # A download that was interrupted has a configuration, but no weights yet.
        if any(path for pattern in _WEIGHTS for path in found.rglob(pattern)):
            return found
    return None


def files_digest(files: Iterable[Path], root: Path, *more: str) -> str:
    """Twelve hex digits of a SHA-256 over the files' paths below ``root``, their contents, and ``more``."""
    state = hashlib.sha256("\0".join(more).encode())
    for path in files:
        with path.open("rb") as file:
            content = hashlib.file_digest(file, "sha256").hexdigest()
        state.update(f"{path.relative_to(root).as_posix()} {content}\n".encode())
    return state.hexdigest()[:12]


def _usual_prompt(name: str) -> str | None:
    if not _E5.search(name):
        return None
    return _E5_INSTRUCTION if _INSTRUCT.search(name) else E5_PROMPT


def loaded(load: Callable[[], Model], option: str, name: str, device: str | None, instead: str) -> Model:
    """What ``load`` gives. Raises SamesaidError, with the option and what to give ``instead``, when it cannot."""
    try:
        import sentence_transformers  # noqa: F401
    except ImportError as error:
        needed = f"{option} {name} needs sentence-transformers: pip install sentence-transformers"
        raise SamesaidError(needed) from error
    check_device(device)
    try:
        return load()
    except Exception as error:  # the library, the hub and torch each raise their own kinds
        raise SamesaidError(f"cannot load the model {name} ({short_reason(error)}): give {instead}") from error


def check_device(device: str | None) -> None:
    """Raise SamesaidError for a device (cpu, cuda, …) that torch cannot use here."""
    import torch

    if device is None:
        return
    try:
        torch.zeros(1, device=device)
    except Exception as error:  # AssertionError, RuntimeError and others, by device
        raise SamesaidError(f"--device {device} is not available ({short_reason(error)}): use --device cpu") from error


def hub_answers() -> bool:
    """One quick request: the library itself retries an unreachable hub for minutes."""
    from huggingface_hub import constants
    from huggingface_hub.utils import get_session  # type: ignore[attr-defined]

    try:
        get_session().head(constants.ENDPOINT, timeout=_HUB_TIMEOUT_SECONDS)
    except Exception:
        return False
    return True


def short_reason(error: Exception) -> str:
    """The first line of an exception's message."""
    line = next((line.strip() for line in str(error).splitlines() if line.strip()), type(error).__name__)
    return line[:_MAX_REASON]
