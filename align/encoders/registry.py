"""Which encoder: the bundled one, the offline e5-small, any model of sentence-transformers, or an ensemble."""

from __future__ import annotations

import functools
import os
from pathlib import Path
from typing import TYPE_CHECKING

from samesaid.align.encoders.use import bundled
from samesaid.align.tuning import ENSEMBLE_WEIGHTS, OTHER_ENSEMBLE_WEIGHT
from samesaid.model import SamesaidError

if TYPE_CHECKING:
    from samesaid.model import Encoder, Entailment
    from samesaid.settings import Settings

# The longest path of Linux; names on the hub are shorter.
_MAX_NAME_CHARS = 4_096

__all__ = ["bundled", "configured", "entailment", "folders", "named"]

_BUILT_IN = ("bundled", "e5-small")


def named(name: str, device: str | None = None, prompt: str | None = None, cache: bool = True) -> Encoder:
    """The encoder of that name, or several joined by ``+``: ``bundled+e5-small``, ``bundled=.7+e5-small=.3``.

    A name is ``bundled``, ``e5-small``, or a sentence-transformers model (its name on the hub or a local path).
    ``device`` (cpu, cuda, …) and ``prompt`` are for all but the bundled one. ``cache`` keeps vectors between runs, of
    the bundled one its unpacked weights: its vectors are made faster than they are read. Raises SamesaidError when a
    model is missing or cannot be reached.
    """
    if len(name) > _MAX_NAME_CHARS or not name.isprintable():
        raise SamesaidError(f"--model {name[:40]!r}: no model can have this name; correct it")
    if Path(name).exists() or "+" not in name:
        return _single(name, device, prompt, cache)
    from samesaid.align.encoders.ensemble import EnsembleEncoder

    parts = [_weighted(part.strip(), name) for part in name.split("+")]
    if len({part for part, _ in parts}) < len(parts):
        raise SamesaidError(f"--model {name}: an encoder is named twice: name each once, with a weight such as =.5")
    return EnsembleEncoder([(_single(part, device, prompt, cache), weight) for part, weight in parts])


def folders(name: str) -> list[Path]:
    """The folders of this machine that the encoder of that name, or of several names, is read from."""
    if len(name) > _MAX_NAME_CHARS:
        return []
    names = (name, *(part.strip().partition("=")[0] for part in name.split("+")))
    return [Path(one) for one in dict.fromkeys(names) if one not in _BUILT_IN and os.path.isdir(one)]  # noqa: PTH112


def configured(settings: Settings) -> Encoder:
    """The encoder that the settings name. Raises SamesaidError like `named`."""
    return named(settings.model, device=settings.device, prompt=settings.prompt, cache=settings.cache)


@functools.lru_cache(maxsize=1)
def entailment(name: str, device: str | None = None) -> Entailment:
    """The model of entailment of that name (on the hub) or in that folder. Raises SamesaidError like `named`."""
    if len(name) > _MAX_NAME_CHARS or not name.isprintable() or not name.strip():
        raise SamesaidError(f"--model-nli {name[:40]!r}: no model can have this name; correct it")
    from samesaid.align.encoders.entailment import EntailmentModel

    return EntailmentModel(name, device)


def _weighted(part: str, whole: str) -> tuple[str, float]:
    """NAME or NAME=WEIGHT as name and weight. Raises SamesaidError for anything else; ``whole`` is for its message."""
    name, sign, written = part.rpartition("=")
    if not sign:
        name, written = part, str(ENSEMBLE_WEIGHTS.get(part, OTHER_ENSEMBLE_WEIGHT))
    try:
        weight = float(written)
    except ValueError:
        weight = 0.0
    if not name or not 0 < weight < float("inf"):
        raise SamesaidError(f"--model {whole}: {part!r} is not NAME or NAME=WEIGHT with a weight above 0")
    return name, weight


def _single(name: str, device: str | None, prompt: str | None, cache: bool) -> Encoder:
    if name == "bundled":
        return bundled(cache)
    encoder: Encoder
    if name == "e5-small":
        from samesaid.align.encoders.e5_small import E5SmallEncoder

        encoder = E5SmallEncoder(device, prompt)
    else:
        from samesaid.align.encoders.sentence_transformers import SentenceTransformersEncoder

        encoder = SentenceTransformersEncoder(name, device, prompt)
    from samesaid.align.encoders.centring import CentredEncoder

    if cache:
        from samesaid.align.encoders.cache import CachedEncoder, VectorCache

        encoder = CachedEncoder(encoder, VectorCache())
    return CentredEncoder(encoder)
