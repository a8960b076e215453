"""The encoder that models of words and names were fitted on: it reads parts of sentences in their context."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, cast

import numpy as np
from numpy.typing import NDArray

from samesaid.model import Encoder, FloatArray


class TokenEncoder(Protocol):
    """The bundled encoder, whose vectors of words and of parts of sentences the models know."""

    def embeddings(self, words: Sequence[str]) -> tuple[FloatArray, FloatArray]: ...

    def encode_parts(
        self, texts: Sequence[str], parts: Sequence[NDArray[np.int64]], rests: Sequence[NDArray[np.int64]]
    ) -> tuple[list[FloatArray], list[FloatArray]]: ...


def token_encoder(encoder: Encoder) -> TokenEncoder | None:
    """That encoder where it is in use, alone or beside others."""
    members = [one for one, _ in getattr(encoder, "members", ())]
    found = next((one for one in (encoder, *members) if hasattr(one, "encode_parts")), None)
    return cast("TokenEncoder | None", found)
