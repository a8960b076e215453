"""Models of entailment (natural language inference) of sentence-transformers, by name on the hub or by path.

Such a model reads a premise and a hypothesis and says whether the first entails or contradicts the second (Bowman et
al. 2015, "A large annotated corpus for learning natural language inference"). The library takes seconds to import, so
it is imported at the first sentence.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from samesaid.align.encoders.sentence_transformers import (
    files_digest,
    hub_answers,
    loaded,
    model_folder,
    short_reason,
)
from samesaid.model import SamesaidError

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder

FloatArray = NDArray[np.float32]

_OPTION = "--model-nli"
# The beginning of the label, in the names that the makers of such models give it: contradiction, CONTRADICTION.
_CONTRADICTION = "contradict"
# Pairs of texts that the model reads at once.
_BATCH = 32
# Tokens of both texts together that are read; most such models know no longer ones.
_MAX_TOKENS = 512


class EntailmentModel:
    """A model with a label of contradiction, which is loaded at the first pair of texts.

    Raises SamesaidError when there is no such model, or when it is not on this machine and cannot be reached.
    """

    def __init__(self, name: str, device: str | None = None) -> None:
        self.name = Path(name).name if Path(name).exists() else name
        self.device = device
        self._given = name
        if model_folder(name) is None:
            # Loading downloads the model, or raises at once when it cannot be reached.
            _ = self._model

    @cached_property
    def digest(self) -> str:
        """Twelve hex digits of a hash over the model's files."""
        folder = model_folder(self._given)
        if folder is None:
            raise SamesaidError(f"cannot find the files of the model {self._given}: give its folder with {_OPTION}")
        return files_digest(sorted(path for path in folder.rglob("*") if path.is_file()), folder)

    def contradictions(self, pairs: Sequence[tuple[str, str]]) -> FloatArray:
        """The probability of each (premise, hypothesis) that the one contradicts the other, shape (len(pairs),).

        Raises SamesaidError when the model fails, or gives no finite probabilities.
        """
        if not pairs:
            return np.zeros(0, dtype=np.float32)
        model, label = self._model, self._label
        try:
            scores = np.asarray(
                model.predict(list(pairs), batch_size=_BATCH, apply_softmax=True, show_progress_bar=False)
            )
        except Exception as error:  # the library, torch and a model's own code each raise their own kinds
            failed = f"the model {self.name} failed ({short_reason(error)})"
            raise SamesaidError(f"{failed}: choose another with {_OPTION}, or another --device") from error
        if scores.ndim != 2 or len(scores) != len(pairs) or not np.isfinite(scores).all():
            raise SamesaidError(f"the model {self.name} gave no probabilities: choose another with {_OPTION}")
        return np.asarray(scores[:, label], dtype=np.float32)

    @cached_property
    def _label(self) -> int:
        """The column of the label of contradiction."""
        named: Mapping[int, str] = getattr(self._model.config, "id2label", None) or {}
        labels = {int(number): str(label) for number, label in named.items()}
        for number, label in labels.items():
            if label.lower().startswith(_CONTRADICTION):
                return number
        raise SamesaidError(
            f"{_OPTION} {self.name} has no label of contradiction (it has {', '.join(labels.values())[:80]}): "
            "name a model of entailment"
        )

    @cached_property
    def _model(self) -> CrossEncoder:
        instead = f"{_OPTION} a name that this machine can reach, or the path of a downloaded model"
        return loaded(self._load, _OPTION, self.name, self.device, instead)

    def _load(self) -> CrossEncoder:
        from sentence_transformers import CrossEncoder

        try:
            model: CrossEncoder = CrossEncoder(self._given, device=self.device, local_files_only=True)
        except Exception:
            if Path(self._given).exists() or not hub_answers():
                raise
            model = CrossEncoder(self._given, device=self.device)
        model.max_length = min(model.max_length or _MAX_TOKENS, _MAX_TOKENS)
        return model
