"""Many checks in one process: the models, word lists and the glossary are loaded once and stay."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from samesaid import documents, pipeline
from samesaid.align.encoders.registry import configured
from samesaid.check_report import CheckReport
from samesaid.check_tools import Tools, tools_of
from samesaid.compare.pair import Side
from samesaid.compare.tagging import taggings
from samesaid.decisions.baseline import EarlierReport
from samesaid.decisions.matching import Decisions
from samesaid.model import Encoder, Termbase
from samesaid.pipeline import Progress, Text
from samesaid.settings import Settings

# What decides whether two settings have one encoder.
_OF_THE_ENCODER = ("model", "device", "prompt", "cache")
_SENTENCE = {"en": "The ferry left at noon.", "zh": "渡轮中午启航。"}
_OTHER_SENTENCE = "1"


class Checker:
    """Checks one text after another with the same tools: encoder, glossary, comparators and the models they load.

    A check gives the same report as `samesaid.check` with the same settings. Tools are made at the first check, or by
    `load`. A checker is for one thread at a time; several processes have one each. What is read from files (the
    glossary) is not read again: after a change make a new one, with the same encoder by `changed`.
    """

    def __init__(
        self, settings: Settings | None = None, *, encoder: Encoder | None = None, termbase: Termbase | None = None
    ) -> None:
        self.settings = settings or Settings()
        self._encoder, self._termbase = encoder, termbase

    @cached_property
    def encoder(self) -> Encoder:
        """The encoder. Raises SamesaidError where it is missing."""
        return self._encoder or configured(self.settings)

    @cached_property
    def tools(self) -> Tools:
        """What every check works with. Raises SamesaidError where a part is missing or the glossary is wrong."""
        return tools_of(self.settings, self.encoder, self._termbase)

    def check(
        self,
        reference: Text,
        *versions: Text,
        decisions: Decisions | None = None,
        baseline: EarlierReport | None = None,
        new_only: bool = False,
        progress: Progress | None = None,
    ) -> CheckReport:
        """Where each version disagrees with the reference; arguments and errors are those of `samesaid.check`."""
        return pipeline.check_with(
            self.tools,
            reference,
            *versions,
            decisions=decisions,
            baseline=baseline,
            new_only=new_only,
            progress=progress,
        )

    def load(self, languages: Iterable[str] = ("zh", "en")) -> None:
        """Load now what the first texts in these languages (primary subtags) would wait for: a few seconds of work.

        Raises SamesaidError like `tools`.
        """
        texts = [
            documents.from_text(_SENTENCE.get(tag, _OTHER_SENTENCE), name="text", language=tag) for tag in languages
        ]
        for text in texts:
            Side(text).annotate(taggings)
        if texts:
            self.check(texts[0], *texts[1:] or texts)
        else:
            _ = self.tools

    def changed(self, settings: Settings) -> Checker:
        """A checker with other settings, which has the same encoder where they name the same; files are read anew."""
        same = all(getattr(settings, key) == getattr(self.settings, key) for key in _OF_THE_ENCODER)
        return Checker(settings, encoder=self.encoder if same else None, termbase=self._termbase)
