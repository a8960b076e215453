"""Any model of sentence-transformers, by its name on the hub or by path."""

from __future__ import annotations

import re
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from samesaid.align.encoders.transformer import TransformerEncoder
from samesaid.align.encoders.use_files import digest, folder, hub_answers
from samesaid.model import SamesaidError

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

# Models of the e5 family are trained with a prompt before every text: for two texts of one kind "query: ", and for
# those that take an instruction the one that their authors use for parallel sentences.
_E5 = re.compile(r"(?:^|[^a-z])e5(?:[^a-z]|$)", re.IGNORECASE)
_INSTRUCTED = re.compile("instruct", re.IGNORECASE)
E5_PROMPT = "query: "
_INSTRUCTION = "Instruct: Retrieve parallel sentences.\nQuery: "


class HubEncoder(TransformerEncoder):
    """A model by name or path. Without a prompt, e5 models get theirs and others what they say of themselves.

    Raises SamesaidError when there is no such model, or it is not here and cannot be reached.
    """

    def __init__(self, name: str, device: str | None = None, prompt: str | None = None) -> None:
        shown = Path(name).name if Path(name).exists() else name
        super().__init__(shown, device, _usual_prompt(shown) if prompt is None else prompt)
        self._given = name
        if folder(name) is None:
            # Loading fetches it, or tells at once that it cannot be had.
            _ = self._model

    @cached_property
    def digest(self) -> str:
        """Twelve hex digits of a hash over the model's files and the prompt."""
        place = folder(self._given)
        if place is None:
            raise SamesaidError(f"cannot find the files of the model {self._given}: give its folder with --model")
        return digest(sorted(path for path in place.rglob("*") if path.is_file()), place, repr(self.prompt))

    def _load(self) -> SentenceTransformer:
        from sentence_transformers import SentenceTransformer

        try:
            return SentenceTransformer(self._given, device=self.device, local_files_only=True)
        except Exception:
            if Path(self._given).exists() or not hub_answers():
                raise
            return SentenceTransformer(self._given, device=self.device)


def _usual_prompt(name: str) -> str | None:
    if not _E5.search(name):
        return None
    return _INSTRUCTION if _INSTRUCTED.search(name) else E5_PROMPT
