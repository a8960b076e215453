"""Which encoder: the bundled one, the offline e5-small, any model of sentence-transformers, or several fused."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from samesaid.align.encoders.use import BundledEncoder, bundled
from samesaid.model import SamesaidError

if TYPE_CHECKING:
    from samesaid.model import Encoder
    from samesaid.settings import Settings

__all__ = ["BundledEncoder", "bundled", "configured", "named"]

# What each encoder's cosine counts in a fusion where nothing else is said, before the shares are made to add up to 1:
# measured with the bundled encoder and e5-small on gold alignments in two pairs of languages.
_WEIGHTS = {"bundled": 0.55}
_OTHER_WEIGHT = 0.35


def named(name: str, device: str | None = None, prompt: str | None = None, cache: bool = True) -> Encoder:
    """The encoder of that name, or several joined by ``+``: ``bundled+e5-small``, ``bundled=.7+e5-small=.3``.

    A name is ``bundled``, ``e5-small``, or a sentence-transformers model (its name on the hub or a local path).
    ``device`` (cpu, cuda, …), ``prompt`` and ``cache`` (keep vectors between runs) are for all but the bundled one,
    which is quicker than a look into the cache. Raises SamesaidError when a model is missing or cannot be reached.
    """
    if Path(name).exists() or "+" not in name:
        return _one(name, device, prompt, cache)
    from samesaid.align.encoders.ensemble import FusedEncoder

    parts = [_weighted(part.strip(), name) for part in name.split("+")]
    if len({part for part, _ in parts}) < len(parts):
        raise SamesaidError(f"--model {name}: an encoder is named twice: name each once, with a weight such as =.5")
    return FusedEncoder([(_one(part, device, prompt, cache), weight) for part, weight in parts])


def configured(settings: Settings) -> Encoder:
    """The encoder that the settings name. Raises SamesaidError like `named`."""
    return named(settings.model, device=settings.device, prompt=settings.prompt, cache=settings.cache)


def _weighted(part: str, whole: str) -> tuple[str, float]:
    name, sign, written = part.rpartition("=")
    if not sign:
        name, written = part, str(_WEIGHTS.get(part, _OTHER_WEIGHT))
    try:
        weight = float(written)
    except ValueError:
        weight = 0.0
    if not name or not 0 < weight < float("inf"):
        raise SamesaidError(f"--model {whole}: {part!r} is not NAME or NAME=WEIGHT with a weight above 0")
    return name, weight


def _one(name: str, device: str | None, prompt: str | None, cache: bool) -> Encoder:
    if name == "bundled":
        return bundled()
    encoder: Encoder
    if name == "e5-small":
        from samesaid.align.encoders.e5_small import E5SmallEncoder

        encoder = E5SmallEncoder(device, prompt)
    else:
        from samesaid.align.encoders.sentence_transformers import HubEncoder

        encoder = HubEncoder(name, device, prompt)
    from samesaid.align.encoders.centering import CentredEncoder

    if cache:
        from samesaid.align.encoders.cache import CachedEncoder, VectorCache

        encoder = CachedEncoder(encoder, VectorCache())
    return CentredEncoder(encoder)
