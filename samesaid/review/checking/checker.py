"""The checker of a worker: models and glossaries stay loaded from one check to the next.

The server imports this module, too: what loads models is imported where it is used.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from hashlib import sha256
from typing import Any

from samesaid.model import Document, Report, SamesaidError, Termbase
from samesaid.review.checking.task import Source, Task
from samesaid.settings import Settings

# Glossaries of desks that a worker remembers.
_GLOSSARIES = 8


def prepared() -> WarmChecker:
    """A checker with all models loaded, so that the first editor does not wait for them."""
    checker = WarmChecker()
    checker.load()
    return checker


class WarmChecker:
    """Checks with one encoder, and as each task asks; see ``worker.Checker``."""

    def __init__(self) -> None:
        from samesaid.warm import Checker

        self._glossaries: OrderedDict[str, Termbase] = OrderedDict()
        self._warm = Checker()

    def load(self) -> None:
        """Load the models. Raises SamesaidError where one is missing."""
        self._warm.load()

    def __call__(self, task: Task, step: Callable[[str], None]) -> dict[str, Any]:
        """The JSON of the report.

        Raises SamesaidError for a version that cannot be read, for too many sentences, and where nothing can be
        compared because the versions are of other texts.
        """
        from samesaid.reports.formats.json import report_record
        from samesaid.warm import Checker

        settings = Settings(level=task.level, labels=task.labels)
        termbase = self._termbase(task.glossary)
        step("reading")
        documents = [self.document(source) for source in task.sources]
        count = sum(len(document.sentences) for document in documents)
        if count > task.sentences:
            raise SamesaidError(f"{count:,} sentences in all versions; at most {task.sentences:,} are checked at once")
        checker = Checker(settings, encoder=self._warm.encoder, termbase=termbase)
        report = checker.check(*documents, progress=step)
        _refuse_others(report, all_comparable=task.all_comparable)
        return report_record(report)

    def _termbase(self, glossary: Source | None) -> Termbase | None:
        from samesaid.compare.terms.termbase.load import load_termbase

        if glossary is None:
            return None
        key = f"{glossary.name}:{sha256(glossary.data).hexdigest()}"
        if key not in self._glossaries:
            self._glossaries[key] = load_termbase(glossary.content)
        self._glossaries.move_to_end(key)
        if len(self._glossaries) > _GLOSSARIES:
            self._glossaries.popitem(last=False)
        return self._glossaries[key]

    @staticmethod
    def document(source: Source) -> Document:
        from samesaid import documents

        if source.document is not None:
            return _kept(source.document)
        return documents.load(source.content, language=source.language or None)


def _kept(record: dict[str, Any]) -> Document:
    """A document of an earlier report, sentence by sentence as it was."""
    from samesaid.reports.formats.json.reading.fields import Fields
    from samesaid.reports.formats.json.reading.messages import Messages
    from samesaid.reports.formats.json.reading.texts import document_of

    return document_of(Fields(record, "the text as it was"), Messages(()))


def _refuse_others(report: Report, *, all_comparable: bool) -> None:
    """Raise SamesaidError where no version is a version of the reference, or with ``all_comparable`` one is none."""
    from samesaid.commands.outcome import refuse_others

    if report.others and (all_comparable or len(report.others) == len(report.versions)):
        refuse_others(report)
