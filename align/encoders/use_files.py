"""The files of a model: where they lie, and what they amount to, without loading anything."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

_WEIGHTS = ("*.safetensors", "*.bin", "*.onnx")


def folder(name: str) -> Path | None:
    """The folder of a model, by path or by its name among what was downloaded; None when it is not on this machine."""
    if Path(name).is_dir():
        return Path(name)
    from huggingface_hub import snapshot_download

    for repository in (name, f"sentence-transformers/{name}"):
        try:
            found = Path(
                snapshot_download(
                    repository, cache_dir=os.environ.get("SENTENCE_TRANSFORMERS_HOME"), local_files_only=True
                )
            )
        except Exception:  # an invalid name and a missing model are told apart by the loader
            continue
        # A download that was broken off has configuration, but no weights yet.
        if any(path for pattern in _WEIGHTS for path in found.rglob(pattern)):
            return found
    return None


def digest(files: Iterable[Path], root: Path, *more: str) -> str:
    """Twelve hex digits of a SHA-256 over the files' names, counted from ``root``, and contents, and ``more``."""
    state = hashlib.sha256("\0".join(more).encode())
    for path in files:
        with path.open("rb") as file:
            content = hashlib.file_digest(file, "sha256").hexdigest()
        state.update(f"{path.relative_to(root).as_posix()} {content}\n".encode())
    return state.hexdigest()[:12]


def hub_answers() -> bool:
    """One quick request: the library itself retries an unreachable hub for minutes."""
    from huggingface_hub import constants
    from huggingface_hub.utils import get_session  # type: ignore[attr-defined]

    try:
        get_session().head(constants.ENDPOINT, timeout=10)
    except Exception:
        return False
    return True
